import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { ReferenceStore } from '@yipanqi/web/identity';
import { ChoiceList, UnitSelect } from '@yipanqi/web/ui';
import { auditYears } from './auditing.labels';

/** The tabs of auditing with the year and unit that they share. */
@Component({
  selector: 'yp-auditing-head',
  imports: [ChoiceList, FormsModule, RouterLink, RouterLinkActive, UnitSelect],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav aria-label="审计">
      @for (tab of tabs; track tab.path) {
        <a
          [routerLink]="tab.path"
          [queryParams]="tab.scoped ? link() : null"
          routerLinkActive="is-here"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{
            paths: tab.exact ? 'exact' : 'subset',
            queryParams: 'ignored',
            fragment: 'ignored',
            matrixParams: 'ignored',
          }"
          >{{ tab.label }}</a
        >
      }
    </nav>
    <div class="scope">
      <yp-choice label="年度" [options]="years()" [value]="year()" (chosen)="yearChosen.emit($event)" />
      <yp-unit-select
        clearable
        placeholder="全部单位"
        aria-label="单位"
        [units]="reference.units()"
        [ngModel]="unit()"
        (ngModelChange)="unitChosen.emit($event ?? '')"
      />
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: block;
      width: 100%;
    }
    nav {
      display: flex;
      overflow-x: auto;
      gap: 24px;
      margin-bottom: 12px;
      border-bottom: 1px solid var(--yp-line);
    }
    a {
      padding: 6px 0;
      border-bottom: 2px solid transparent;
      color: var(--yp-text-2);
      white-space: nowrap;
    }
    a.is-here {
      border-bottom-color: var(--yp-accent);
      color: var(--yp-accent);
      font-weight: 600;
    }
    .scope {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
  `,
})
export class AuditingHead {
  protected readonly reference = inject(ReferenceStore);

  readonly year = input.required<string>();
  readonly unit = input.required<string>();
  readonly yearChosen = output<string>();
  readonly unitChosen = output<string>();

  protected readonly years = computed(() => auditYears(this.reference.today()));
  protected readonly link = computed(() => ({ year: this.year(), ...(this.unit() && { unit: this.unit() }) }));
  protected readonly tabs = [
    { label: '年度', path: '/auditing', exact: true, scoped: true },
    { label: '抽样', path: '/auditing/samples', exact: false, scoped: true },
    { label: '风险筛查', path: '/auditing/screens', exact: false, scoped: true },
    { label: '证据包', path: '/auditing/packs', exact: false, scoped: true },
    { label: '痕迹', path: '/audit', exact: true, scoped: false },
  ] as const;
}
