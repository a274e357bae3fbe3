import { newId } from '@yipanqi/api/platform';
import type { RecordBody, RecordView } from '@yipanqi/contract';
import type { RecordKind, RecordType } from '@yipanqi/domain';
import { TestApp } from '../../testing/test-app';
import { CloseMonth, type MonthClosed } from './close-month';
import { RecordEntry } from './record-entry';
import { VerifyPending } from './verify-pending';

/** A small ledger for the specs: leads written straight into the tables, records through the product. */
export class LedgerBench {
  private constructor(readonly app: TestApp) {}

  static async open(): Promise<LedgerBench> {
    return new LedgerBench(await TestApp.open());
  }

  async enterprise(name = `演示企业${newId().slice(-8)}`): Promise<string> {
    const id = newId();
    await this.app.db.run(
      `INSERT INTO enterprise (id, name, name_key, core_name, names, pinyin, initials, bigrams, created_by)
       VALUES ($1, $2, $2, $2, '', '', '', '{}', $1)`,
      [id, name],
    );
    return id;
  }

  async lead(facts: Partial<LeadColumns> = {}): Promise<string> {
    const id = newId();
    const lead: LeadColumns = {
      unit: '500101',
      enterpriseId: facts.enterpriseId ?? (await this.enterprise()),
      quotaLine: 'other',
      headGroup: null,
      industrial: false,
      strategicEmerging: false,
      digital: false,
      stage: 'negotiation',
      ...facts,
    };
    const owner = await this.app.actor('officer');
    await this.app.db.run(
      `INSERT INTO lead (id, code, name, enterprise_id, unit_id, quota_line, head_group, industrial, strategic_emerging, digital,
                         registered_on, stage, owner_id, names, pinyin, initials, bigrams, created_by)
       VALUES ($1::uuid, $1::text, '演示项目', $2, $3, $4, $5, $6, $7, $8, '2020-01-01', $9, $10, '', '', '', '{}', $10)`,
      [
        id,
        lead.enterpriseId,
        lead.unit,
        lead.quotaLine,
        lead.headGroup,
        lead.industrial,
        lead.strategicEmerging,
        lead.digital,
        lead.stage,
        owner.userId,
      ],
    );
    return id;
  }

  async split(leadId: string, effectiveFrom: string, shares: Readonly<Record<string, number>>): Promise<void> {
    for (const [unit, bp] of Object.entries(shares)) {
      await this.app.db.run('INSERT INTO lead_split (lead_id, effective_from, unit_id, bp) VALUES ($1, $2, $3, $4)', [
        leadId,
        effectiveFrom,
        unit,
        bp,
      ]);
    }
  }

  async record(leadId: string, facts: Facts = {}, login = 'officer'): Promise<RecordView> {
    const body = aBody(leadId, facts);
    return this.app.get(RecordEntry).run(await this.app.write(login), body);
  }

  async verify(...records: readonly RecordView[]): Promise<void> {
    const picks = records.map(({ id, version }) => ({ id, version }));
    await this.app.get(VerifyPending).run(await this.app.write('verifier'), { records: picks });
  }

  /** Written down and verified. */
  async booked(leadId: string, facts: Facts = {}): Promise<RecordView> {
    const record = await this.record(leadId, facts);
    await this.verify(record);
    return record;
  }

  async close(month: string): Promise<MonthClosed> {
    return this.app.get(CloseMonth).run(await this.app.actor('verifier'), month as MonthClosed['month']);
  }

  /** '2021-03 500101 contracted 100' of a lead or of a record, in the order of verification. */
  async lines(of: { leadId?: string; recordId?: string }): Promise<string[]> {
    const rows = await this.app.db.query<{ line: string }>(
      `SELECT concat_ws(' ', p.booked_month, p.unit_id, p.measure, p.value) AS line
         FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id
        WHERE ($1::uuid IS NULL OR p.lead_id = $1) AND ($2::uuid IS NULL OR p.record_id = $2)
        ORDER BY r.verified_seq, p.booked_month, p.measure, p.unit_id, p.value`,
      [of.leadId ?? null, of.recordId ?? null],
    );
    return rows.map((row) => row.line);
  }

  async leadColumns(id: string): Promise<Record<string, unknown>> {
    return (await this.app.db.one(
      `SELECT contracted::text AS contracted, in_place::text AS "inPlace", signed_on::text AS "signedOn", stage FROM lead WHERE id = $1`,
      [id],
    ))!;
  }

  end(): Promise<void> {
    return this.app.close();
  }
}

interface LeadColumns {
  unit: string;
  enterpriseId: string;
  quotaLine: string;
  headGroup: string | null;
  industrial: boolean;
  strategicEmerging: boolean;
  digital: boolean;
  stage: string;
}

type Facts = Partial<Omit<RecordBody, 'leadId'>>;

const MONEY_KINDS: readonly RecordKind[] = ['intent', 'framework', 'formal', 'increase', 'receipt'];

/** A formal agreement of 1 000 万元 signed on 15 March 2021, unless said otherwise. */
export function aBody(leadId: string, facts: Facts = {}): RecordBody {
  const type: RecordType = facts.type ?? 'agreement';
  const kind: RecordKind = facts.kind ?? 'formal';
  const amount = MONEY_KINDS.includes(kind) ? { amountWan: '1000' } : {};
  return { leadId, type, kind, occurredOn: '2021-03-15', evidence: `佐证 ${newId()}`, ...amount, ...facts };
}
