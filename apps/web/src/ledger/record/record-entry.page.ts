import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LeadDetail, RecordDetail, RecordFields, RecordView } from '@yipanqi/contract';
import { RECORD_STATUS_NAMES, RECORD_TYPE_NAMES, RECORD_TYPES, type RecordType } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import {
  Dialog,
  Doing,
  errorAnswer,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  VersionConflict,
  type ConflictRow,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LedgerClient } from '../ledger.client';
import { recordWords } from '../ledger.labels';
import { conflictRows } from './conflict-rows';
import { LeadChoice } from './lead-choice';
import { RecordForm } from './record-form';

/** 登记凭证 (`?lead=&type=`) and its correction (`?id=`). */
@Component({
  selector: 'yp-record-entry-page',
  imports: [Dialog, LeadChoice, NzButtonModule, Page, Pending, RecordForm, RouterLink, VersionConflict],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-entry.page.html',
  styleUrl: './record-entry.page.css',
})
export class RecordEntryPage {
  private readonly client = inject(LedgerClient);
  private readonly session = inject(Session);
  private readonly entry = viewChild(RecordForm);

  protected readonly query = queryFilters({ lead: '', type: 'agreement', id: '' });
  protected readonly isCorrection = computed(() => this.query.value().id !== '');
  protected readonly detail = resourceWithLast<RecordDetail>(
    () => (this.query.value().id ? `/api/records/${this.query.value().id}` : undefined),
    { about: () => this.query.value().id },
  );
  protected readonly lead = resourceWithLast<LeadDetail>(
    () => (!this.isCorrection() && this.query.value().lead ? `/api/leads/${this.query.value().lead}` : undefined),
    { about: () => this.query.value().lead },
  );
  protected readonly type = computed<RecordType>(() => {
    const asked = this.query.value().type;
    return this.detail.value()?.record.type ?? RECORD_TYPES.find((type) => type === asked) ?? 'agreement';
  });
  /** What is corrected: as read, or as somebody else left it meanwhile. */
  private readonly newer = signal<RecordView | null>(null);
  protected readonly record = computed(() => {
    const read = this.detail.value()?.record ?? null;
    const newer = this.newer();
    return newer && newer.id === read?.id ? newer : read;
  });
  protected readonly isEditable = computed(() => ['pending', 'returned'].includes(this.record()?.status ?? ''));
  protected readonly isOwn = computed(() => this.record()?.recordedBy === this.session.me()?.id);

  protected readonly saving = new Doing();
  protected readonly discarding = new Doing();
  protected readonly askDiscard = signal(false);
  protected readonly saved = signal<RecordView | null>(null);
  protected readonly conflict = signal<{ theirs: RecordView; mine: RecordFields } | null>(null);
  protected readonly conflictRows = computed<readonly ConflictRow[]>(() => {
    const conflict = this.conflict();
    return conflict ? conflictRows(conflict.theirs, conflict.mine) : [];
  });

  protected readonly types = RECORD_TYPES.map((type) => ({ type, words: RECORD_TYPE_NAMES[type] }));
  protected readonly statusNames = RECORD_STATUS_NAMES;
  protected readonly words = recordWords;

  protected create(fields: RecordFields): void {
    const { lead } = this.query.value();
    void this.store(() => this.client.create({ ...fields, leadId: lead, type: this.type() }));
  }

  protected correct(fields: RecordFields): void {
    const record = this.record();
    if (record) void this.storeCorrection(record, fields, record.version);
  }

  protected keepMine(): void {
    const conflict = this.conflict();
    this.conflict.set(null);
    if (conflict) void this.storeCorrection(conflict.theirs, conflict.mine, conflict.theirs.version);
  }

  protected takeTheirs(): void {
    this.newer.set(this.conflict()?.theirs ?? null);
    this.conflict.set(null);
  }

  protected async discard(record: RecordView): Promise<void> {
    await this.discarding.run(async () => this.saved.set(await this.client.discard(record.id, record.version)));
    this.askDiscard.set(false);
  }

  protected another(): void {
    this.saved.set(null);
  }

  private async storeCorrection(record: RecordView, fields: RecordFields, version: number): Promise<void> {
    await this.store(() => this.client.correct(record.id, { ...fields, version }));
    if (errorAnswer(this.saving.failure())?.code !== 'VERSION_STALE') return;
    await this.saving.run(async () => {
      const { record: theirs } = await this.client.record(record.id);
      this.conflict.set({ theirs, mine: fields });
    });
  }

  private async store(work: () => Promise<RecordView>): Promise<void> {
    const done = await this.saving.run(async () => this.saved.set(await work()));
    if (!done) this.entry()?.refuse(this.saving.failure());
  }
}
