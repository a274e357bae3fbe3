import { AuditLog } from '@yipanqi/api/audit';
import { LeadEvents, MoveLead } from '@yipanqi/api/leads';
import {
  insertRecords,
  recordFacts,
  recordLine,
  ReturnRecord,
  VerifyRecords,
  type NewRecord,
} from '@yipanqi/api/ledger';
import { Database, newId, type Actor, type Tx } from '@yipanqi/api/platform';
import type { Month } from '@yipanqi/domain';
import { DemoActors, officeHour } from './demo-actors';
import { DemoMonths } from './demo-months';
import { officerOf } from './reference-data';
import type { DemoLead, DemoRecord, DemoStory } from './story';
import type { Providers } from './providers';

interface StoredLead {
  id: string;
  lead: DemoLead;
  officer: Actor;
}

/** Step by step through the years: recorded by officers, verified by the verifier, moved on by hand, and the months closed. */
export class DemoRecords {
  private readonly db: Database;
  private readonly actors: DemoActors;
  private readonly months: DemoMonths;
  private leads = new Map<string, StoredLead>();
  private readonly ids = new Map<string, string>();

  constructor(private readonly app: Providers) {
    this.db = app.get(Database, { strict: false });
    this.actors = new DemoActors(app);
    this.months = new DemoMonths(app);
  }

  /** `beforeClose` is what else has to be booked to the months that are about to close. */
  async store(
    { leads, records, steps }: DemoStory,
    beforeClose: (upTo: Month) => Promise<void>,
    onClosed: (upTo: Month) => void,
  ): Promise<void> {
    await this.readLeads(leads);
    for (const [index, { upTo, close }] of steps.entries()) {
      await this.recordAndVerify(records.filter((record) => record.step === index));
      await this.incorporate(upTo);
      await beforeClose(upTo);
      if (close && (await this.months.close(upTo)) && upTo.endsWith('-12')) onClosed(upTo);
    }
    await this.leaveWaiting(records.filter((record) => record.step === null));
    await this.withdraw();
  }

  private async readLeads(leads: readonly DemoLead[]): Promise<void> {
    const rows = await this.db.query<{ id: string; code: string }>('SELECT id, code FROM lead');
    const ids = new Map(rows.map((row) => [row.code, row.id]));
    for (const lead of leads) {
      const id = ids.get(lead.code);
      if (!id) throw new Error(`no lead ${lead.code}`);
      this.leads.set(lead.key, { id, lead, officer: await this.actors.get(officerOf(lead.unit)) });
    }
    const known = await this.db.query<{ id: string; voucherNo: string }>(
      'SELECT id, voucher_no AS "voucherNo" FROM ledger_record',
    );
    for (const { id, voucherNo } of known) this.ids.set(voucherNo, id);
  }

  private async recordAndVerify(records: readonly DemoRecord[]): Promise<void> {
    const verifier = await this.actors.get('verifier');
    await this.db.tx(async (tx) => {
      await this.record(tx, records);
      const pending = await tx.query<{ id: string }>(
        `SELECT id FROM ledger_record WHERE status = 'pending' AND id = ANY($1)`,
        [records.map((record) => this.ids.get(record.voucherNo))],
      );
      if (pending.length === 0) return;
      await this.app.get(VerifyRecords, { strict: false }).run(
        tx,
        verifier,
        pending.map((row) => row.id),
      );
    });
  }

  private async record(tx: Tx, records: readonly DemoRecord[]): Promise<void> {
    const fresh = records.filter((record) => !this.ids.has(record.voucherNo));
    for (const record of fresh) this.ids.set(record.voucherNo, newId());
    const rows = fresh.map((record, index) => this.rowOf(record, index));
    await insertRecords(tx, rows);
    const events = fresh.map((record, index) => {
      const { id: leadId, officer } = this.leadOf(record);
      const row = rows[index]!;
      return {
        leadId,
        kind: 'recordAdded' as const,
        userId: officer.userId,
        userName: officer.name,
        occurredOn: record.occurredOn,
        text: `登记${recordLine(row)}，待审核。`,
        recordId: row.id,
        at: row.recordedAt ?? undefined,
      };
    });
    await this.app.get(LeadEvents, { strict: false }).add(tx, events);
    const officer = await this.actors.get('officer');
    const entries = rows.map((row) => ({
      action: 'record.create',
      entity: 'record',
      entityId: row.id,
      after: recordFacts(row),
    }));
    if (entries.length > 0) await this.app.get(AuditLog, { strict: false }).record(tx, officer, ...entries);
  }

  private rowOf(record: DemoRecord, index: number): NewRecord {
    const { lead: _, step: __, returnedBecause: ___, recordedOn, reverses, ...said } = record;
    const { id: leadId, officer } = this.leadOf(record);
    return {
      ...said,
      id: this.ids.get(record.voucherNo)!,
      leadId,
      rateOn: record.rate === null ? null : record.occurredOn,
      reversesId: reverses === null ? null : (this.ids.get(reverses) ?? null),
      recordedBy: officer.userId,
      recordedAt: officeHour(recordedOn, index),
    };
  }

  private leadOf({ lead }: DemoRecord): StoredLead {
    const found = this.leads.get(lead);
    if (!found) throw new Error(`no lead ${lead}`);
    return found;
  }

  /** 注册, by hand, for signed leads whose company was registered in these months. */
  private async incorporate(upTo: Month): Promise<void> {
    const due = [...this.leads.values()].filter(
      ({ lead }) => lead.incorporatedOn !== null && lead.incorporatedOn.slice(0, 7) <= upTo,
    );
    const signed = await this.versions(due, 'signed');
    for (const { id, lead, officer } of due) {
      const version = signed.get(id);
      if (version === undefined) continue;
      const body = { stage: 'registered' as const, on: lead.incorporatedOn, version };
      await this.app.get(MoveLead, { strict: false }).run(await this.actors.write(officer.login), id, body);
    }
  }

  private async withdraw(): Promise<void> {
    const due = [...this.leads.values()].filter(({ lead }) => lead.withdrawnBecause !== null);
    for (const stage of ['clue', 'appraisal', 'negotiation']) {
      const open = await this.versions(due, stage);
      for (const { id, lead, officer } of due) {
        const version = open.get(id);
        if (version === undefined) continue;
        const body = { reason: lead.withdrawnBecause ?? '', version };
        await this.app.get(MoveLead, { strict: false }).withdraw(await this.actors.write(officer.login), id, body);
      }
    }
  }

  /** Versions of those leads that are in a stage, by id. */
  private async versions(leads: readonly StoredLead[], stage: string): Promise<Map<string, number>> {
    const rows = await this.db.query<{ id: string; version: number }>(
      'SELECT id, version FROM lead WHERE stage = $2 AND id = ANY($1)',
      [leads.map((each) => each.id), stage],
    );
    return new Map(rows.map((row) => [row.id, row.version]));
  }

  private async leaveWaiting(records: readonly DemoRecord[]): Promise<void> {
    await this.db.tx((tx) => this.record(tx, records));
    for (const { voucherNo, returnedBecause: reason } of records) {
      if (reason === null) continue;
      const row = await this.db.one<{ id: string; version: number }>(
        `SELECT id, version FROM ledger_record WHERE id = $1 AND status = 'pending'`,
        [this.ids.get(voucherNo)],
      );
      if (!row) continue;
      const body = { version: row.version, reason };
      await this.app.get(ReturnRecord, { strict: false }).run(await this.actors.write('verifier'), row.id, body);
    }
  }
}
