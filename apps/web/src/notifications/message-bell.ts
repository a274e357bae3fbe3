import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NotificationsStore } from './notifications.store';

/** The bell in the top bar: how many messages are unread. */
@Component({
  selector: 'yp-message-bell',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a routerLink="/messages" [attr.aria-label]="store.unread() ? '消息，' + store.badge() + ' 条未读' : '消息'">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d="M8 1.5a4 4 0 0 0-4 4v3L2.8 11.3h10.4L12 8.5v-3a4 4 0 0 0-4-4Zm-1.7 11.3a1.7 1.7 0 0 0 3.4 0"
          fill="none"
          stroke="currentColor"
          stroke-width="1.3"
          stroke-linejoin="round"
        />
      </svg>
      @if (store.badge(); as count) {
        <span class="count">{{ count }}</span>
      }
    </a>
  `,
  styles: `
    a {
      display: flex;
      align-items: center;
      gap: 4px;
      height: 32px;
      padding: 0 8px;
      border-radius: var(--yp-radius);
      color: var(--yp-text-2);
    }
    a:hover {
      background: var(--yp-hover);
      color: var(--yp-text);
      text-decoration: none;
    }
    .count {
      padding: 0 6px;
      border-radius: 8px;
      background: var(--yp-accent);
      color: var(--yp-on-accent);
      font-size: 12px;
      line-height: 16px;
    }
  `,
})
export class MessageBell {
  protected readonly store = inject(NotificationsStore);
}
