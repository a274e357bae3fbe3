import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { NotificationsStore } from '@yipanqi/web/notifications';
import { AllowedMenu } from './allowed-menu';

/** Bottom bar of a phone: 工作台, 项目, 登记, 消息, 我的; only what the user may do. */
@Component({
  selector: 'yp-phone-bar',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav aria-label="底部菜单">
      @for (item of items(); track item.path) {
        <a
          [routerLink]="item.path"
          routerLinkActive="is-here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: item.exact }"
          >{{ item.label }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      border-top: 1px solid var(--yp-line);
      background: var(--yp-surface);
      padding-bottom: env(safe-area-inset-bottom);
    }
    a {
      flex: 1;
      padding: 14px 0 12px;
      border-top: 2px solid transparent;
      color: var(--yp-text-2);
      text-align: center;
    }
    a.is-here {
      border-top-color: var(--yp-accent);
      color: var(--yp-accent);
      font-weight: 600;
    }
  `,
})
export class PhoneBar {
  private readonly menu = inject(AllowedMenu);
  private readonly messages = inject(NotificationsStore);

  protected readonly items = computed(() => {
    const unread = this.messages.badge();
    return [
      { label: '工作台', path: '/workbench', exact: false, shown: true },
      { label: '项目', path: '/leads', exact: true, shown: this.isInMenu('/leads') },
      { label: '登记', path: '/leads/new', exact: false, shown: this.isAction('/leads/new') },
      { label: unread ? `消息 ${unread}` : '消息', path: '/messages', exact: false, shown: true },
      { label: '我的', path: '/mine', exact: false, shown: true },
    ].filter((item) => item.shown);
  });

  private isAction(path: string): boolean {
    return this.menu.actions().some((action) => action.path === path);
  }

  private isInMenu(path: string): boolean {
    return this.menu.entries().some((entry) => entry.path === path);
  }
}
