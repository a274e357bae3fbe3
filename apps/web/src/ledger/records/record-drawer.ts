import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RecordDetail } from '@yipanqi/contract';
import { MEASURE_NAMES, MEASURE_UNIT } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Drawer, Money, Pending, resourceWithLast, Value } from '@yipanqi/web/ui';
import { recordWords } from '../ledger.labels';
import { RecordFacts } from '../record-facts';
import { RecordsTable } from '../records-table';

/** One record with its evidence, what it added to the figures, and the other records of its lead. */
@Component({
  selector: 'yp-record-drawer',
  imports: [Drawer, Money, Pending, RecordFacts, RecordsTable, RouterLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-drawer.html',
  styles: `
    .odd {
      padding: 8px 12px;
      border-left: 3px solid var(--yp-orange);
      background: var(--yp-orange-bg);
      list-style: none;
    }
    .evidence {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class RecordDrawer {
  private readonly session = inject(Session);

  readonly id = input.required<string>();
  readonly closed = output();
  /** Another record of the lead was asked for. */
  readonly opened = output<string>();

  protected readonly detail = resourceWithLast<RecordDetail>(() => `/api/records/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly heading = computed(() => {
    const record = this.detail.value()?.record;
    return record ? `${recordWords(record.type, record.kind)} ${record.voucherNo}` : '凭证';
  });
  protected readonly canCorrect = computed(() => {
    const record = this.detail.value()?.record;
    const isOpen = record?.status === 'pending' || record?.status === 'returned';
    return record !== undefined && isOpen && this.session.canAt('record.correct', record.unit);
  });
  protected readonly measureNames = MEASURE_NAMES;
  protected readonly measureUnit = MEASURE_UNIT;
  protected readonly text = String;
}
