import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { HeadTargetProgress, PlanProgressAnswer } from '@yipanqi/contract';
import { monthWords } from '@yipanqi/web/ui';
import { Figure, type OpenedFigure } from '../figure';

/** Every head-enterprise target as a row of seats: who has come, by name, and how many are still empty. */
@Component({
  selector: 'yp-head-seats',
  imports: [Figure],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="groups">
      @for (group of groups(); track group.key) {
        <section class="yp-panel" [attr.aria-labelledby]="'seats-' + group.key">
          <header>
            <h3 [id]="'seats-' + group.key">{{ group.name }}</h3>
            <p>
              <yp-figure
                [about]="group.name"
                [of]="group.counted.length"
                [entries]="entries(group)"
                (opened)="opened.emit({ heading: group.name + ' · 头部企业 · 规划期累计', key: entries(group) })"
              />
              <span class="yp-muted">/ {{ group.target }} 家</span>
              <span class="missing">{{ group.missing > 0 ? '还缺 ' + group.missing + ' 家' : '已达目标' }}</span>
            </p>
          </header>
          <ol>
            @for (head of group.countedLeads; track $index) {
              <li class="seat is-filled" [title]="words(head)">{{ head.enterprise }}</li>
            }
            @for (seat of empty(group); track $index) {
              <li class="seat"><span class="yp-sr">空席</span></li>
            }
          </ol>
        </section>
      }
    </div>
  `,
  styles: `
    .groups {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
      gap: 16px;
    }
    .yp-panel {
      padding: 12px;
      break-inside: avoid;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 12px;
      margin-bottom: 8px;
    }
    h3,
    p {
      margin: 0;
    }
    .missing {
      margin-left: 8px;
      color: var(--yp-text-2);
      font-size: 12px;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .seat {
      box-sizing: border-box;
      min-width: 28px;
      min-height: 24px;
      padding: 1px 8px;
      border: 1px dashed var(--yp-border);
      border-radius: var(--yp-radius);
      font-size: 12px;
      line-height: 20px;
    }
    .seat.is-filled {
      border: 1px solid var(--yp-accent);
      background: var(--yp-accent-bg);
      color: var(--yp-accent);
    }
    @media print {
      .groups {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
})
export class HeadSeats {
  readonly progress = input.required<PlanProgressAnswer>();
  readonly opened = output<OpenedFigure>();

  protected readonly groups = computed(() => this.progress().headTargets);

  protected empty(group: HeadTargetProgress): readonly undefined[] {
    return Array.from({ length: group.missing });
  }

  protected words(head: HeadTargetProgress['countedLeads'][number]): string {
    const lead = head.leadName ? `${head.leadName}，` : '';
    return `${lead}${head.unitName}，${monthWords(head.month)}计入`;
  }

  protected entries(group: HeadTargetProgress): OpenedFigure['key'] {
    const { periodFrom, postingsTo } = this.progress();
    return {
      measure: 'headEnterprises',
      from: periodFrom,
      to: postingsTo,
      unit: null,
      quotaLine: null,
      headGroup: group.key,
    };
  }
}
