import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Doing } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Session } from './session.store';

@Component({
  selector: 'yp-sign-in-form',
  imports: [FormsModule, NzButtonModule, NzInputModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (ngSubmit)="signIn()">
      <label for="login">用户名</label>
      <input
        nz-input
        nzSize="large"
        id="login"
        name="login"
        autocomplete="username"
        [readonly]="fixed()"
        [ngModel]="login()"
        (ngModelChange)="login.set($event)"
      />
      <label for="password">密码</label>
      <input
        nz-input
        nzSize="large"
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        [attr.cdkFocusInitial]="fixed() ? '' : null"
        [ngModel]="password()"
        (ngModelChange)="password.set($event)"
      />
      @if (doing.sentence() || missing(); as wrong) {
        <p class="wrong" role="alert">{{ wrong }}</p>
      }
      <button nz-button nzType="primary" nzSize="large" nzBlock [nzLoading]="doing.busy()">登录</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 4px;
    }
    label {
      margin-top: 8px;
      font-weight: 500;
    }
    .wrong {
      margin: 8px 0 0;
      color: var(--yp-red);
    }
    button {
      margin-top: 16px;
    }
  `,
})
export class SignInForm {
  private readonly session = inject(Session);

  readonly knownLogin = input('');
  /** The same person comes back: the name cannot be changed. */
  readonly fixed = input(false, { transform: booleanAttribute });

  protected readonly doing = new Doing();
  protected readonly login = linkedSignal(() => this.knownLogin());
  protected readonly password = signal('');
  protected readonly missing = signal('');

  fill(login: string, password: string): void {
    this.login.set(login);
    this.password.set(password);
  }

  protected async signIn(): Promise<void> {
    this.missing.set(this.login().trim() && this.password() ? '' : '请填写用户名和密码。');
    if (this.missing() || this.doing.busy()) return;
    await this.doing.run(() => this.session.signIn(this.login().trim(), this.password()));
  }
}
