import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { AuditRecord, AuditRecordPage } from '@yipanqi/contract';
import { Drawer, Empty, ErrorNote, Money, paged, Pending, resourceWithLast } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { AuditRecordsTable } from './audit-records-table';
import { AuditingClient } from './auditing.client';

/** The records behind a number of a year, with their count and sum. */
@Component({
  selector: 'yp-audit-records-drawer',
  imports: [AuditRecordsTable, Drawer, Empty, ErrorNote, Money, NzButtonModule, Pending],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-drawer [heading]="heading()" (closed)="closed.emit()">
      <yp-pending [of]="page" />
      @if (page.value(); as first) {
        @if (first.count === 0) {
          <yp-empty sentence="没有凭证。" />
        } @else {
          <yp-audit-records-table [records]="records.rows()" />
        }
        @if (records.hasMore()) {
          <div class="yp-more">
            <button nz-button type="button" [nzLoading]="records.more.busy()" (click)="records.fetchMore()">
              加载更多
            </button>
          </div>
        }
        @if (records.more.failure(); as failure) {
          <yp-error slim [of]="failure" (retry)="records.fetchMore()" />
        }
      }
      <div sum>
        @if (page.value(); as first) {
          合计（{{ first.count }} 张） <yp-money [yuan]="first.sum" />
        }
      </div>
    </yp-drawer>
  `,
})
export class AuditRecordsDrawer {
  private readonly client = inject(AuditingClient);

  readonly heading = input.required<string>();
  /** Parameters of GET /api/auditing/records. */
  readonly of = input.required<Readonly<Record<string, string>>>();
  readonly closed = output();

  protected readonly page = resourceWithLast<AuditRecordPage>(
    () => ({ url: '/api/auditing/records', params: this.of() }),
    { about: () => JSON.stringify(this.of()) },
  );
  private readonly asked = computed(() => this.of());
  protected readonly records = paged<AuditRecord>(this.page, (after) =>
    this.client.records({ ...this.asked(), after }),
  );
}
