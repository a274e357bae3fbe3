import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PostingsKey } from '@yipanqi/contract';
import {
  addMonths,
  firstMonthOf,
  type ItemResult,
  METHODS,
  parseMonth,
  type UnitResult,
  type UsedInput,
  yearOf,
} from '@yipanqi/domain';

/** The windows that open to postings of the ledger. */
const WINDOWS: Readonly<Record<string, (month: string) => { from: string; to: string }>> = {
  yearToDate: (month) => ({ from: firstMonthOf(yearOf(parseMonth(month))), to: month }),
  lastYear: (month) => {
    const last = addMonths(parseMonth(month), -12);
    return { from: firstMonthOf(yearOf(last)), to: last };
  },
};

/** How one item, or a whole score, came about: the formulas filled with numbers, and the figures in them. */
@Component({
  selector: 'yp-score-explanation',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (shown of items(); track shown.key) {
      <section [attr.aria-label]="shown.name">
        <h3>
          {{ shown.name }} <strong>{{ shown.score ?? '—' }}</strong>
        </h3>
        <p class="yp-muted">
          {{ methods[shown.method].title }}：{{ methods[shown.method].formula }}
          @if (shown.effectiveWeight !== shown.weight) {
            （权重 {{ shown.weight }} → {{ shown.effectiveWeight }} 分）
          }
        </p>
        <dl>
          @for (step of shown.steps; track $index) {
            <div>
              <dt>{{ step.label }}</dt>
              <dd>
                {{ step.formula }} <b>= {{ step.result }}</b>
              </dd>
            </div>
          }
        </dl>
        @for (figure of shown.figures; track $index) {
          <p class="figure">
            {{ figure.name }}：{{ figure.value ?? '—' }}
            @if (figure.target) {
              ，目标 {{ figure.target }}
            }
            @for (used of figure.inputs; track used.input) {
              @if (opens(used)) {
                <button class="yp-open" type="button" (click)="open(used)">{{ used.name }}的凭证</button>
              }
              @if (used.evidence) {
                <span class="yp-muted">佐证：{{ used.evidence }}</span>
              }
            }
          </p>
          <ul>
            @for (lead of figure.leads; track lead.lead) {
              <li>
                <a routerLink="/leads" [queryParams]="{ q: lead.lead }">{{ lead.name }}</a>
                <span class="yp-muted">{{ lead.lead }}</span>
              </li>
            }
          </ul>
        }
      </section>
    }
    @if (!item() && unit().value; as value) {
      <p>{{ value.name }}：{{ value.value ?? '—' }}</p>
      <ul>
        @for (lead of value.leads; track lead.lead) {
          <li>
            <a routerLink="/leads" [queryParams]="{ q: lead.lead }">{{ lead.name }}</a>
            <span class="yp-muted">{{ lead.lead }}</span>
          </li>
        } @empty {
          <li class="yp-muted">没有符合条件的项目</li>
        }
      </ul>
    }
  `,
  styles: `
    h3 {
      display: flex;
      justify-content: space-between;
      margin: 0 0 4px;
      font-size: 14px;
    }
    section {
      margin-bottom: 16px;
      padding-bottom: 12px;
      border-bottom: 1px solid var(--yp-line);
    }
    p {
      margin: 0 0 6px;
    }
    dl {
      margin: 0 0 8px;
    }
    dl div {
      display: grid;
      grid-template-columns: minmax(96px, 30%) 1fr;
      gap: 8px;
      padding: 2px 0;
    }
    dt {
      color: var(--yp-text-2);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    ul {
      margin: 0 0 8px;
      padding-left: 20px;
    }
    li .yp-muted {
      margin-left: 8px;
    }
    ul:empty {
      display: none;
    }
    .figure .yp-open {
      margin-left: 8px;
    }
  `,
})
export class ScoreExplanation {
  readonly unit = input.required<UnitResult>();
  /** null: every item of the unit. */
  readonly item = input.required<ItemResult | null>();
  readonly month = input.required<string>();
  readonly records = output<{ heading: string; key: PostingsKey }>();

  protected readonly methods = METHODS;
  protected readonly items = computed(() => {
    const item = this.item();
    return item ? [item] : this.unit().items;
  });

  protected opens({ measure, window }: UsedInput): boolean {
    return measure !== undefined && window !== undefined && window in WINDOWS;
  }

  protected open({ measure, window, name }: UsedInput): void {
    const span = WINDOWS[window ?? '']?.(this.month());
    if (!measure || !span) return;
    const { unit, name: unitName } = this.unit();
    this.records.emit({ heading: `${unitName} · ${name}`, key: { measure, ...span, unit, quotaLine: null } });
  }
}
