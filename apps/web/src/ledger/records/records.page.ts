import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { RecordPage, RecordView } from '@yipanqi/contract';
import { RECORD_STATUS_NAMES, RECORD_TYPE_NAMES, type RecordStatus, type RecordType } from '@yipanqi/domain';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  ChoiceList,
  DateInput,
  Empty,
  ErrorNote,
  Money,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
  TableKeys,
  UnitSelect,
  paged,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { ExportLedger } from '../import/export-ledger';
import { LedgerClient } from '../ledger.client';
import { recordWords, stateOf, STATUS_CHOICES, TYPE_CHOICES } from '../ledger.labels';
import { RecordDrawer } from './record-drawer';

/** 凭证: every record that one may read, newest first. */
@Component({
  selector: 'yp-records-page',
  imports: [
    ChoiceList,
    DateInput,
    Empty,
    ErrorNote,
    ExportLedger,
    FormsModule,
    Money,
    NzButtonModule,
    NzInputModule,
    Page,
    Pending,
    RecordDrawer,
    RouterLink,
    State,
    TableKeys,
    UnitSelect,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './records.page.html',
  styleUrl: './records.page.css',
})
export class RecordsPage {
  private readonly client = inject(LedgerClient);
  protected readonly reference = inject(ReferenceStore);
  protected readonly session = inject(Session);

  protected readonly filters = queryFilters({
    type: '',
    status: '',
    unit: '',
    lead: '',
    from: '',
    to: '',
    q: '',
    mine: '',
    open: '',
  });
  private readonly params = computed(
    () => Object.fromEntries(Object.entries(this.filters.params()).filter(([name]) => name !== 'open')),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly page = resourceWithLast<RecordPage>(() => ({ url: '/api/records', params: this.params() }));
  protected readonly records = paged<RecordView>(this.page, (after) =>
    this.client.records({ ...this.params(), after }),
  );
  /** What is typed, until it is sent. */
  protected readonly typed = linkedSignal(() => this.filters.value().q);
  protected readonly units = computed(() => {
    const units = this.reference.units();
    return units.filter((unit) => this.session.canAt('record.read', unit.id));
  });

  protected readonly sentence = computed(() => {
    const { type, status, unit, from, to, mine } = this.filters.value();
    const words = [
      type && RECORD_TYPE_NAMES[type as RecordType],
      status && RECORD_STATUS_NAMES[status as RecordStatus],
      unit && this.reference.unitName(unit),
      (from || to) && `${from || '最早'} 至 ${to || '今天'}`,
      mine && '我登记的',
    ].filter(Boolean);
    const page = this.page.value();
    const count = page ? `${page.capped ? '1 000+' : page.count} 张` : '';
    return [...(words.length > 0 ? words : ['全部凭证']), count].filter(Boolean).join(' · ');
  });

  protected readonly typeChoices = TYPE_CHOICES;
  protected readonly statusChoices = STATUS_CHOICES;
  protected readonly words = recordWords;
  protected readonly state = stateOf;

  protected search(): void {
    this.filters.patch({ q: this.typed().trim() });
  }

  protected open(id: string): void {
    this.filters.patch({ open: id });
  }

  protected openRow(place: number): void {
    const record = this.records.rows()[place];
    if (record) this.open(record.id);
  }
}
