import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { instantWords } from './periods';

interface Reviewed {
  readonly recordedByName: string;
  readonly recordedAt: string;
  readonly verifiedAt: string | null;
  readonly verifiedByName: string | null;
  readonly bookedMonth: string | null;
  readonly late: boolean;
  readonly returnReason: string | null;
}

/** The facts of something that is recorded and verified: its own are the content, who did what when follows. */
@Component({
  selector: 'yp-review-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = of();
    <dl class="yp-facts">
      <ng-content />
      <dt>登记</dt>
      <dd>{{ it.recordedByName }}，{{ instant(it.recordedAt) }}</dd>
      @if (it.verifiedAt) {
        <dt>审核</dt>
        <dd>{{ it.verifiedByName }}，{{ instant(it.verifiedAt) }}</dd>
        <dt>计入月份</dt>
        <dd>
          {{ it.bookedMonth }}
          @if (it.late) {
            <span class="late">迟报：发生的月份当时已月结</span>
          }
        </dd>
      }
      @if (it.returnReason) {
        <dt>退回原因</dt>
        <dd class="late">{{ it.returnReason }}</dd>
      }
    </dl>
  `,
  styles: `
    .late {
      color: var(--yp-orange);
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class ReviewFacts {
  readonly of = input.required<Reviewed>();

  protected readonly instant = instantWords;
}
