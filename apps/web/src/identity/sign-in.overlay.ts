import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dialog } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Session } from './session.store';
import { SignInForm } from './sign-in.form';

/** The session is over while somebody works: the page stays as it is below. */
@Component({
  selector: 'yp-sign-in-overlay',
  imports: [Dialog, NzButtonModule, SignInForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-dialog fast heading="登录已过期" [width]="400">
      <p class="yp-muted">请重新输入密码，登录后从这里继续；已填写的内容都还在。</p>
      <yp-sign-in-form fixed [knownLogin]="session.me()?.login ?? ''" />
      <button actions nz-button nzType="link" type="button" (click)="leave()">换一个账号（放弃未保存的内容）</button>
    </yp-dialog>
  `,
})
export class SignInOverlay {
  private readonly document = inject(DOCUMENT);
  protected readonly session = inject(Session);

  protected leave(): void {
    this.document.defaultView?.location.assign('/');
  }
}
