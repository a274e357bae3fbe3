import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '@yipanqi/web/identity';
import { MessageBell } from '@yipanqi/web/notifications';
import { Theme } from '@yipanqi/web/ui';
import { JobTray } from './job-tray';

@Component({
  selector: 'yp-top-bar',
  imports: [JobTray, MessageBell, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="search" type="button" (click)="find.emit()"><span>搜索项目、企业</span><kbd>/</kbd></button>
    <yp-job-tray />
    <yp-message-bell />
    <button type="button" [attr.aria-label]="theme.isDark() ? '换成浅色' : '换成深色'" (click)="theme.toggle()">
      {{ theme.isDark() ? '浅色' : '深色' }}
    </button>
    <button class="wide" type="button" (click)="help.emit()">帮助</button>
    <a class="who wide" routerLink="/mine" [title]="session.roleWords()">
      <span class="name">{{ session.me()?.name }}</span>
      <span class="roles">{{ session.roleWords() }}</span>
    </a>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 0 16px;
      border-bottom: 1px solid var(--yp-line);
      background: var(--yp-surface);
    }
    button {
      height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--yp-radius);
      background: none;
      color: var(--yp-text-2);
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--yp-hover);
      color: var(--yp-text);
    }
    .search {
      display: flex;
      flex: 0 1 320px;
      align-items: center;
      justify-content: space-between;
      margin-right: auto;
      border: 1px solid var(--yp-border);
      background: var(--yp-surface);
    }
    .who {
      display: flex;
      align-items: baseline;
      gap: 8px;
      min-width: 0;
      margin-left: 8px;
      color: var(--yp-text);
      white-space: nowrap;
    }
    .roles {
      overflow: hidden;
      max-width: 260px;
      color: var(--yp-text-2);
      font-size: 12px;
      text-overflow: ellipsis;
    }
    @media (max-width: 768px) {
      :host {
        padding: 0 12px;
      }
      .wide,
      kbd {
        display: none;
      }
    }
  `,
})
export class TopBar {
  protected readonly session = inject(Session);
  protected readonly theme = inject(Theme);

  readonly find = output();
  readonly help = output();
}
