import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty, Page } from '@yipanqi/web/ui';

@Component({
  selector: 'yp-not-found-page',
  imports: [Empty, Page, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<yp-page heading="没有这个页面">
    <yp-empty sentence="地址可能输错了，或页面已经搬走；请从菜单重新进入。"><a routerLink="/">回到工作台</a></yp-empty>
  </yp-page>`,
})
export class NotFoundPage {}
