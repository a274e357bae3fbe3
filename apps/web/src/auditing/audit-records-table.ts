import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditRecord } from '@yipanqi/contract';
import { instantWords, Money } from '@yipanqi/web/ui';
import { recordKind } from './auditing.labels';

/** Records as an auditor reads them: who recorded and verified them, and when. */
@Component({
  selector: 'yp-audit-records-table',
  imports: [Money, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="yp-table-box is-whole">
      <table class="yp-table" [attr.aria-label]="label()">
        <thead>
          <tr>
            <th>凭证</th>
            <th>项目</th>
            <th>日期</th>
            <th class="is-number">金额（万元）</th>
            <th>登记</th>
            <th>审核</th>
          </tr>
        </thead>
        <tbody>
          @for (record of records(); track record.id) {
            <tr data-row>
              <td>
                <a routerLink="/ledger/records" [queryParams]="{ open: record.id }">{{ record.voucherNo }}</a>
                <small>{{ kind(record) }}</small>
                @if (record.reversesVoucherNo) {
                  <small>冲正 {{ record.reversesVoucherNo }}</small>
                }
              </td>
              <td class="lead">
                <a [routerLink]="['/leads', record.leadId]">{{ record.leadName }}</a>
                <small>{{ record.unitName }}</small>
              </td>
              <td>
                {{ record.occurredOn }}
                <small>{{ record.bookedMonth ? '计入 ' + record.bookedMonth : '未计入' }}</small>
              </td>
              <td class="is-number"><yp-money bare in="万元" [yuan]="record.amount" reason="节点没有金额" /></td>
              <td>
                {{ record.recordedByName }}
                <small>{{ instant(record.recordedAt) }}</small>
              </td>
              <td>
                {{ record.verifiedByName ?? '—' }}
                @if (record.verifiedAt) {
                  <small>{{ instant(record.verifiedAt) }}</small>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    td {
      white-space: nowrap;
    }
    .lead {
      min-width: 160px;
      white-space: normal;
    }
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
  `,
})
export class AuditRecordsTable {
  readonly records = input.required<readonly AuditRecord[]>();
  readonly label = input('凭证');

  protected readonly kind = recordKind;
  protected readonly instant = instantWords;
}
