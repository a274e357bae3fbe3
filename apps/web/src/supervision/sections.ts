import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '@yipanqi/web/identity';

/** The four rooms of supervision. */
@Component({
  selector: 'yp-supervision-sections',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="yp-no-print" aria-label="督查">
      @for (section of sections(); track section.path) {
        <a
          [routerLink]="section.path"
          routerLinkActive="is-here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: section.path === '/supervision' }"
          >{{ section.label }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      margin-bottom: 16px;
      overflow-x: auto;
      border-bottom: 1px solid var(--yp-line);
    }
    a {
      flex: none;
      padding: 6px 12px;
      border-bottom: 2px solid transparent;
      color: var(--yp-text-2);
    }
    .is-here {
      border-color: var(--yp-accent);
      color: var(--yp-accent);
      font-weight: 600;
    }
  `,
})
export class Sections {
  private readonly session = inject(Session);

  protected readonly sections = computed(() => [
    { path: '/supervision', label: '督办单' },
    { path: '/supervision/findings', label: '问题清单' },
    ...(this.session.can('report.read') ? [{ path: '/supervision/reports', label: '督查报告' }] : []),
    { path: '/supervision/rules', label: '督查规则' },
  ]);
}
