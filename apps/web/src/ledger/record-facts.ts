import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RecordView } from '@yipanqi/contract';
import { Money, ReviewFacts, State } from '@yipanqi/web/ui';
import { DATE_LABELS, recordWords, stateOf } from './ledger.labels';

/** What a record says, as label and value. */
@Component({
  selector: 'yp-record-facts',
  imports: [Money, ReviewFacts, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = record();
    <yp-review-facts [of]="it">
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
    </yp-review-facts>
  `,
  styles: `
    .amount {
      font-size: 16px;
      font-weight: 600;
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
}
