import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig, Root } from '@yipanqi/web/shell';

bootstrapApplication(Root, appConfig).catch((failure: unknown) => {
  document.querySelector('yp-root')?.replaceChildren('一盘棋没有打开，请刷新页面；仍不成功请联系系统管理员。');
  throw failure;
});
