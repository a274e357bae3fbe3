import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { EntriesAnswer } from '@yipanqi/contract';
import { type Measure, MEASURE_UNIT } from '@yipanqi/domain';
import { Drawer, Empty, instantWords, Money, Pending, resourceWithLast, Value } from '@yipanqi/web/ui';

/** Which postings: of one measure over booked months. */
export interface EntriesOf {
  readonly heading: string;
  readonly editionId: string;
  readonly unit: string;
  readonly measure: Measure;
  readonly from: string;
  readonly to: string;
}

/** What a figure of a score is the sum of: each record with its evidence, who recorded it and who verified it, and when. */
@Component({
  selector: 'yp-entries-drawer',
  imports: [Drawer, Empty, Money, Pending, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-drawer [heading]="of().heading" (closed)="closed.emit()">
      <yp-pending [of]="answer" />
      @if (answer.value(); as found) {
        @if (found.entries.length === 0) {
          <yp-empty sentence="这一时段没有已审核的凭证，数值为零。" />
        } @else {
          <div class="yp-table-box is-whole">
            <table class="yp-table" aria-label="凭证">
              <thead>
                <tr>
                  <th>凭证</th>
                  <th>佐证</th>
                  <th>登记与审核</th>
                  <th class="is-number">{{ isMoney() ? '金额（万元）' : '个' }}</th>
                </tr>
              </thead>
              <tbody>
                @for (entry of found.entries; track entry.id + entry.bookedMonth + entry.late) {
                  <tr>
                    <td>
                      {{ entry.voucherNo }}
                      <small>{{ entry.leadName }}（{{ entry.leadCode }}）</small>
                      <small>{{ entry.occurredOn }} 发生，记入 {{ entry.bookedMonth }}</small>
                      @if (entry.late) {
                        <small class="late">按成立的异议计入或调出本年</small>
                      }
                    </td>
                    <td>{{ entry.evidence || '—' }}</td>
                    <td>
                      <small>登记 {{ entry.recordedBy }}，{{ instant(entry.recordedAt) }}</small>
                      @if (entry.verifiedAt; as at) {
                        <small>审核 {{ entry.verifiedBy }}，{{ instant(at) }}</small>
                      }
                    </td>
                    <td class="is-number">
                      @if (isMoney()) {
                        <yp-money bare in="万元" [yuan]="text(entry.value)" />
                      } @else {
                        <yp-value [of]="entry.value" />
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (found.count > found.entries.length) {
            <p class="yp-muted">
              共 {{ found.count }} 张凭证，这里列出最近的 {{ found.entries.length }} 张；合计为全部。
            </p>
          }
        }
      }
      <div sum>
        @if (answer.value(); as found) {
          {{ found.count }} 张凭证，合计
          @if (isMoney()) {
            <yp-money [yuan]="text(found.sum)" />
          } @else {
            {{ found.sum }} 个
          }
        }
      </div>
    </yp-drawer>
  `,
  styles: `
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
    .late {
      color: var(--yp-orange);
    }
    td {
      vertical-align: top;
    }
  `,
})
export class EntriesDrawer {
  readonly of = input.required<EntriesOf>();
  readonly closed = output();

  protected readonly answer = resourceWithLast<EntriesAnswer>(
    () => {
      const { editionId, unit, measure, from, to } = this.of();
      return { url: `/api/assessment/editions/${editionId}/units/${unit}/entries`, params: { measure, from, to } };
    },
    { about: () => JSON.stringify(this.of()) },
  );
  protected readonly isMoney = computed(() => MEASURE_UNIT[this.of().measure] === 'money');
  protected readonly instant = instantWords;
  protected readonly text = String;
}
