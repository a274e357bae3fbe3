import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RecordView } from '@yipanqi/contract';
import { instantWords, Money, State } from '@yipanqi/web/ui';
import { DATE_LABELS, recordWords, stateOf } from './ledger.labels';

/** What a record says, as label and value. */
@Component({
  selector: 'yp-record-facts',
  imports: [Money, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = record();
    <dl class="yp-facts">
      <dt>凭证</dt>
      <dd>
        <b>{{ words() }}</b> {{ it.voucherNo }} <yp-state [of]="state()" />
      </dd>
      <dt>{{ dateLabel() }}</dt>
      <dd>{{ it.occurredOn }}</dd>
      @if (it.amount !== null) {
        <dt>金额</dt>
        <dd>
          <yp-money class="amount" [yuan]="it.amount" />
          @if (it.currency !== 'CNY') {
            <span class="yp-muted"
              >（{{ it.amountWan }} 万 {{ it.currency }}，汇率 {{ it.rate }}，{{ it.rateOn }}）</span
            >
          }
        </dd>
      } @else if (it.kind === 'termination') {
        <dt>金额</dt>
        <dd>审核时按尚计入的合同额冲减</dd>
      }
      @if (it.reversesVoucherNo) {
        <dt>冲正的凭证</dt>
        <dd>{{ it.reversesVoucherNo }}</dd>
      }
      @if (it.headList) {
        <dt>头部企业名录</dt>
        <dd>{{ it.headList }}</dd>
      }
      <dt>备注</dt>
      <dd>{{ it.remark || '—' }}</dd>
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
    .amount {
      font-size: 16px;
      font-weight: 600;
    }
    .late {
      color: var(--yp-orange);
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class RecordFacts {
  readonly record = input.required<RecordView>();

  protected readonly words = computed(() => recordWords(this.record().type, this.record().kind));
  protected readonly state = computed(() => stateOf(this.record()));
  protected readonly dateLabel = computed(() => DATE_LABELS[this.record().type]);
  protected readonly instant = instantWords;
}
