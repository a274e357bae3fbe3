import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { ROLE_NAMES } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Doing, Page, Theme, type ThemeChoice } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { RouterLink } from '@angular/router';
import { AllowedMenu } from './allowed-menu';
import { HelpDialog } from './help-dialog';

/** The user: units and roles, look, help, signing out; on a phone also every page of the menu. */
@Component({
  selector: 'yp-mine-page',
  imports: [HelpDialog, NzButtonModule, Page, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="我的" [subtitle]="session.me()?.name + ' · ' + session.me()?.unitName">
      <button actions nz-button type="button" [nzLoading]="leaving.busy()" (click)="signOut()">退出登录</button>
      @if (leaving.sentence(); as wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      <div class="yp-columns">
        <section class="yp-panel">
          <h2>账号</h2>
          <dl class="yp-facts">
            <dt>用户名</dt>
            <dd>{{ session.me()?.login }}</dd>
            @for (grant of session.grants(); track grant.role + grant.unit) {
              <dt>{{ roleNames[grant.role] }}</dt>
              <dd>{{ grant.unitName }}</dd>
            }
          </dl>
        </section>
        <section class="yp-panel">
          <h2>外观</h2>
          <div class="yp-actions" role="radiogroup" aria-label="外观">
            @for (look of looks; track look.choice) {
              <span>
                <input
                  type="radio"
                  name="look"
                  [id]="'look-' + look.choice"
                  [checked]="theme.choice() === look.choice"
                  (change)="theme.choice.set(look.choice)"
                />
                <label [attr.for]="'look-' + look.choice">{{ look.label }}</label>
              </span>
            }
          </div>
        </section>
        <section class="yp-panel">
          <h2>全部页面</h2>
          <ul>
            @for (entry of menu.entries(); track entry.path) {
              <li>
                <a [routerLink]="entry.path">{{ entry.label }}</a>
              </li>
            }
          </ul>
          <button nz-button type="button" (click)="help.set(true)">按键与说明</button>
        </section>
      </div>
      @if (help()) {
        <yp-help-dialog (closed)="help.set(false)" />
      }
    </yp-page>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      margin: 0 0 16px;
      padding: 0;
      list-style: none;
    }
  `,
})
export class MinePage {
  protected readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly menu = inject(AllowedMenu);
  protected readonly looks: readonly { choice: ThemeChoice; label: string }[] = [
    { choice: 'system', label: '跟随系统' },
    { choice: 'light', label: '浅色' },
    { choice: 'dark', label: '深色' },
  ];
  protected readonly roleNames = ROLE_NAMES;
  protected readonly leaving = new Doing();
  protected readonly help = signal(false);

  protected signOut(): void {
    void this.leaving.run(() => this.session.signOut());
  }
}
