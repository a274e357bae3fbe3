import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Forbidden, Page } from '@yipanqi/web/ui';

@Component({
  selector: 'yp-forbidden-page',
  imports: [Forbidden, Page],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<yp-page heading="没有权限"><yp-forbidden /></yp-page>`,
})
export class ForbiddenPage {}
