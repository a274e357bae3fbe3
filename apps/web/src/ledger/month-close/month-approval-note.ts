import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClosedMonthDetail } from '@yipanqi/contract';
import { instantWords, resourceWithLast, State } from '@yipanqi/web/ui';

/** Whether a leader has approved the closed month that a report is made from; nothing while the month is open. */
@Component({
  selector: 'yp-month-approval-note',
  imports: [RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (closed.value(); as shown) {
      <p class="yp-no-print">
        @if (shown.approval; as signed) {
          <yp-state of="verified" words="月结已核准" />
          <span class="yp-muted">{{ signed.name }} · {{ words(signed.at) }}</span>
        } @else {
          <yp-state of="pending" words="月结未核准" />
          <a routerLink="/ledger/month-close" [queryParams]="{ month: month() }">看月结</a>
        }
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0 0 12px;
    }
  `,
})
export class MonthApprovalNote {
  /** YYYY-MM. */
  readonly month = input.required<string>();

  protected readonly closed = resourceWithLast<ClosedMonthDetail>(() => `/api/month-closes/${this.month()}`, {
    about: () => this.month(),
  });
  protected readonly words = instantWords;
}
