import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClosedMonthDetail } from '@yipanqi/contract';
import { CITY_UNIT } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Doing, Drawer, instantWords, Money, monthWords, Pending, resourceWithLast, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LedgerClient } from '../ledger.client';
import { recordWords } from '../ledger.labels';

/** A closed month: who closed it, who had not confirmed, its adjustments, and the leader's approval. */
@Component({
  selector: 'yp-closed-month-drawer',
  imports: [Drawer, Money, NzButtonModule, Pending, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-drawer heading="{{ monthWords(month()) }} 月结" (closed)="closed.emit()">
      <yp-pending [of]="detail" />
      @if (detail.value(); as shown) {
        <dl class="yp-facts">
          <dt>月结</dt>
          <dd>{{ shown.closedByName }} · {{ words(shown.closedAt) }}</dd>
          <dt>记账</dt>
          <dd>{{ shown.postings }} 笔，其中迟报凭证 {{ shown.late }} 张</dd>
          <dt>月结时未确认</dt>
          <dd>
            @if (shown.unconfirmed === null) {
              当时尚未实行逐月确认
            } @else if (shown.unconfirmed === 0) {
              各单位都已确认
            } @else {
              {{ shown.unconfirmed }} 个单位：{{ shown.unconfirmedUnits.join('、') }}
            }
          </dd>
          <dt>核准</dt>
          <dd>
            @if (shown.approval; as signed) {
              <yp-state of="verified" words="已核准" /> {{ signed.name }} · {{ words(signed.at) }}
            } @else {
              <yp-state of="pending" words="未核准" />
            }
          </dd>
          <dt>数字的摘要</dt>
          <dd class="digest">SHA-256 {{ shown.digest }}</dd>
        </dl>
        @if (mayApprove()) {
          @if (approving.sentence(); as wrong) {
            <p class="yp-form-errors" role="alert">{{ wrong }}</p>
          }
          <p class="yp-muted">核准即签署上面的摘要：该月各项数字由您确认。</p>
          <button nz-button nzType="primary" type="button" [nzLoading]="approving.busy()" (click)="approve(shown)">
            核准 {{ monthWords(month()) }}
          </button>
        }
        @for (list of lists(); track list.heading) {
          <h3>
            {{ list.heading }} <span class="yp-muted">{{ list.records.length }} 张</span>
          </h3>
          @if (list.records.length > 0) {
            <div class="yp-table-box is-whole">
              <table class="yp-table" [attr.aria-label]="list.heading">
                <thead>
                  <tr>
                    <th>发生日期</th>
                    <th>凭证</th>
                    <th>项目</th>
                    <th>计入月份</th>
                    <th class="is-number">金额（万元）</th>
                  </tr>
                </thead>
                <tbody>
                  @for (record of list.records; track record.id) {
                    <tr>
                      <td>{{ record.occurredOn }}</td>
                      <td>
                        <a routerLink="/ledger/records" [queryParams]="{ open: record.id }">{{ record.voucherNo }}</a>
                        <small>{{ recordWords(record.type, record.kind) }}</small>
                      </td>
                      <td>
                        {{ record.leadName }}<small>{{ record.unitName }}</small>
                      </td>
                      <td>{{ record.bookedMonth }}</td>
                      <td class="is-number"><yp-money bare in="万元" [yuan]="record.amount" /></td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
          } @else {
            <p class="yp-muted">没有。</p>
          }
        }
      }
    </yp-drawer>
  `,
  styles: `
    .digest {
      overflow-wrap: anywhere;
    }
    small {
      display: block;
      color: var(--yp-text-2);
    }
    td:first-child,
    td a {
      white-space: nowrap;
    }
    p {
      margin: 12px 0;
    }
    h3 {
      margin: 24px 0 8px;
    }
    h3 span {
      font-weight: 400;
    }
  `,
})
export class ClosedMonthDrawer {
  private readonly client = inject(LedgerClient);
  private readonly session = inject(Session);

  readonly month = input.required<string>();
  readonly closed = output();
  readonly approved = output();

  protected readonly detail = resourceWithLast<ClosedMonthDetail>(() => `/api/month-closes/${this.month()}`, {
    about: () => this.month(),
  });
  protected readonly mayApprove = computed(() => {
    const shown = this.detail.value();
    return shown?.approval === null && !shown.ownClose && this.session.canAt('monthClose.approve', CITY_UNIT);
  });
  protected readonly lists = computed(() => {
    const shown = this.detail.value();
    if (!shown) return [];
    return [
      { heading: '调整：以前月份发生、计入本月', records: shown.fromEarlier },
      { heading: '迟报：本月发生、计入以后月份', records: shown.bookedLater },
    ];
  });
  protected readonly approving = new Doing();
  protected readonly words = instantWords;
  protected readonly monthWords = monthWords;
  protected readonly recordWords = recordWords;

  protected async approve(shown: ClosedMonthDetail): Promise<void> {
    if (!(await this.approving.run(() => this.client.approveMonth(shown.month, shown.digest)))) return;
    this.detail.reload();
    this.approved.emit();
  }
}
