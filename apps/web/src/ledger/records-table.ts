import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { RecordView } from '@yipanqi/contract';
import { Money, State } from '@yipanqi/web/ui';
import { recordWords, stateOf } from './ledger.labels';

/** Records of one lead, a line each. */
@Component({
  selector: 'yp-records-table',
  imports: [Money, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="yp-table-box is-whole">
      <table class="yp-table">
        <thead>
          <tr>
            <th>日期</th>
            <th>凭证</th>
            <th>凭证号</th>
            <th class="is-number">金额（万元）</th>
            <th>状态</th>
            <th>计入月份</th>
          </tr>
        </thead>
        <tbody>
          @for (record of records(); track record.id) {
            <tr>
              <td>{{ record.occurredOn }}</td>
              <td>{{ words(record.type, record.kind) }}</td>
              <td>
                <button class="yp-open" type="button" (click)="opened.emit(record.id)">{{ record.voucherNo }}</button>
              </td>
              <td class="is-number"><yp-money bare in="万元" [yuan]="record.amount" /></td>
              <td><yp-state [of]="state(record)" /></td>
              <td>{{ record.bookedMonth ?? '—' }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .yp-table td {
      white-space: nowrap;
    }
  `,
})
export class RecordsTable {
  readonly records = input.required<readonly RecordView[]>();
  readonly opened = output<string>();

  protected readonly words = recordWords;
  protected readonly state = stateOf;
}
