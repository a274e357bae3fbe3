import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '@yipanqi/web/identity';

/** Verifiers have their queue beside the list; for everybody else there is only the list, and no tabs. */
@Component({
  selector: 'yp-activities-tabs',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.can('activity.verify')) {
      <nav aria-label="招商活动">
        <a
          routerLink="/activities"
          routerLinkActive="is-here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{
            paths: 'exact',
            queryParams: 'ignored',
            fragment: 'ignored',
            matrixParams: 'ignored',
          }"
          >全部活动</a
        >
        <a routerLink="/activities/queue" routerLinkActive="is-here" ariaCurrentWhenActive="page">审核队列</a>
      </nav>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    nav {
      display: inline-flex;
      border: 1px solid var(--yp-border);
      border-radius: var(--yp-radius);
      overflow: hidden;
    }
    a {
      padding: 4px 12px;
      background: var(--yp-surface);
      color: var(--yp-text);
      white-space: nowrap;
    }
    a.is-here {
      background: var(--yp-accent-bg);
      color: var(--yp-accent);
      font-weight: 600;
    }
  `,
})
export class ActivitiesTabs {
  protected readonly session = inject(Session);
}
