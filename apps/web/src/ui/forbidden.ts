import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty } from './empty';

@Component({
  selector: 'yp-forbidden',
  imports: [Empty, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<yp-empty sentence="您的角色不能打开这里；需要时请联系安全管理员调整授权。">
    <a routerLink="/">回到工作台</a>
  </yp-empty>`,
})
export class Forbidden {}
