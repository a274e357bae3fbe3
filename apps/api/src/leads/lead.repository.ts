import { Injectable } from '@nestjs/common';
import { searchColumns } from '@yipanqi/api/enterprises';
import { Database, type Queryable, type Tx } from '@yipanqi/api/platform';
import {
  RuleBroken,
  type CreditSplit,
  type Day,
  type OpenStage,
  type ResolvedFlags,
  type Stage,
} from '@yipanqi/domain';
import { rowOf, type NewLead } from './insert-leads';

/** What rules ask about a lead. Money in 分. */
export interface LeadFacts extends ResolvedFlags {
  id: string;
  code: string;
  name: string;
  enterpriseId: string;
  enterpriseName: string;
  unitId: string;
  placeUnitId: string | null;
  direction: string | null;
  quotaLine: string;
  headGroup: string | null;
  registeredOn: Day;
  stage: Stage;
  /** Stage that a withdrawn lead left. */
  withdrawnFrom: OpenStage | null;
  incorporatedOn: Day | null;
  signedOn: Day | null;
  contracted: bigint;
  inPlace: bigint;
  ownerId: string;
  importId: string | null;
  version: number;
  splits: CreditSplit[];
  /** True once any record of it is verified: enterprise, unit, direction and flags are fixed. */
  locked: boolean;
}

/** What verification keeps on the lead. */
export interface BookedLead {
  id: string;
  stage: Stage;
  /** 分 */
  contracted: bigint;
  inPlace: bigint;
  signedOn: Day | null;
}

type FactsRow = Omit<LeadFacts, 'contracted' | 'inPlace'> & { contracted: string; inPlace: string } & Record<
    string,
    unknown
  >;

const FACTS = `l.id, l.code, l.name, l.enterprise_id AS "enterpriseId", e.name AS "enterpriseName", l.unit_id AS "unitId",
  l.place_unit_id AS "placeUnitId", l.direction, l.quota_line AS "quotaLine", l.head_group AS "headGroup", l.industrial,
  l.strategic_emerging AS "strategicEmerging", l.digital, l.registered_on::text AS "registeredOn", l.stage,
  l.stage_before AS "withdrawnFrom", l.incorporated_on::text AS "incorporatedOn", l.signed_on::text AS "signedOn",
  l.contracted::text AS contracted, l.in_place::text AS "inPlace", l.owner_id AS "ownerId", l.import_id AS "importId", l.version,
  EXISTS (SELECT FROM ledger_record r WHERE r.lead_id = l.id AND r.status = 'verified') AS locked,
  (SELECT coalesce(json_agg(json_build_object('effectiveFrom', d.effective_from, 'shares', d.shares) ORDER BY d.effective_from), '[]')
     FROM (SELECT s.effective_from::text AS effective_from,
                  json_agg(json_build_object('unit', s.unit_id, 'bp', s.bp) ORDER BY s.unit_id) AS shares
             FROM lead_split s WHERE s.lead_id = l.id GROUP BY s.effective_from) d) AS splits`;
const FROM = 'FROM lead l JOIN enterprise e ON e.id = l.enterprise_id';

@Injectable()
export class LeadRepository {
  constructor(private readonly db: Database) {}

  /** Facts of leads, locked for this transaction in the order of their ids; unknown ids are left out. */
  async lock(tx: Tx, ids: readonly string[]): Promise<LeadFacts[]> {
    // First the locks, then the facts: a subquery of the locking statement would still see what was before the wait.
    await tx.named('lead-lock', 'SELECT FROM lead WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
    return this.facts(tx, ids);
  }

  /** Facts of leads by id, without a lock. */
  async facts(db: Queryable, ids: readonly string[]): Promise<LeadFacts[]> {
    const rows = await db.named<FactsRow>(
      'lead-facts',
      `SELECT ${FACTS} ${FROM} WHERE l.id = ANY($1::uuid[]) ORDER BY l.id`,
      [ids],
    );
    return rows.map(factsOf);
  }

  /** Facts of leads by 项目编号, for imports; unknown codes are left out. */
  async byCodes(db: Queryable, codes: readonly string[]): Promise<LeadFacts[]> {
    const rows = await db.query<FactsRow>(`SELECT ${FACTS} ${FROM} WHERE l.code = ANY($1::text[]) ORDER BY l.id`, [
      codes,
    ]);
    return rows.map(factsOf);
  }

  /** Everything that is written about leads, by 项目编号, in the form that is written. */
  writtenByCodes(db: Queryable, codes: readonly string[]): Promise<NewLead[]> {
    return this.written(db, 'l.code = ANY($1::text[])', codes);
  }

  /** The same by id. @throws RuleBroken NOT_FOUND */
  async writtenById(db: Queryable, id: string): Promise<NewLead> {
    const [lead] = await this.written(db, 'l.id = ANY($1::uuid[])', [id]);
    if (!lead) throw new RuleBroken('NOT_FOUND');
    return lead;
  }

  private async written(db: Queryable, where: string, values: readonly string[]): Promise<NewLead[]> {
    const rows = await db.query<Record<string, unknown> & Omit<NewLead, 'expected'> & { expected: string | null }>(
      `SELECT ${FACTS}, e.name || ARRAY(SELECT a.alias FROM enterprise_alias a WHERE a.enterprise_id = e.id) AS "enterpriseNames", l.expected::text AS expected, l.source, l.referrer,
              l.contact_name AS "contactName", l.contact_phone AS "contactPhone", l.remark, l.next_step AS "nextStep",
              l.next_step_on::text AS "nextStepOn", l.created_by AS "createdBy", l.demo
         ${FROM} WHERE ${where} ORDER BY l.id`,
      [values],
    );
    return rows.map((row) => ({ ...row, expected: row.expected === null ? null : BigInt(row.expected) }));
  }

  /**
   * Writes what an import changed on known leads, by one statement; owner and history stay. Splits take the place of
   * those that were there. Whoever calls has checked `assertLeadUnlocked` and holds the locks.
   */
  async overwrite(tx: Tx, rows: readonly NewLead[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    await tx.query(OVERWRITE, [JSON.stringify(rows.map(rowOf))]);
    await tx.run('DELETE FROM lead_split WHERE lead_id = ANY($1::uuid[])', [ids]);
    for (const row of rows) for (const split of row.splits) await this.putSplit(tx, row.id, split);
  }

  /** The shares from a day on take the place of those of the same day. */
  async putSplit(tx: Tx, leadId: string, { effectiveFrom, shares }: CreditSplit): Promise<void> {
    await tx.run('DELETE FROM lead_split WHERE lead_id = $1 AND effective_from = $2', [leadId, effectiveFrom]);
    await tx.run(
      'INSERT INTO lead_split (lead_id, effective_from, unit_id, bp) SELECT $1, $2, * FROM unnest($3::text[], $4::int[])',
      [leadId, effectiveFrom, shares.map((share) => share.unit), shares.map((share) => share.bp)],
    );
  }

  /** What verified records make of leads: stage, amounts, date of signing. */
  async book(tx: Tx, rows: readonly BookedLead[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.named('lead-book', BOOK, [
      JSON.stringify(rows.map((row) => ({ ...row, contracted: String(row.contracted), inPlace: String(row.inPlace) }))),
    ]);
  }

  /** Takes back the leads that an import added and that have no record; answers how many. */
  async removeImported(tx: Tx, importId: string): Promise<number> {
    return tx.run(
      `WITH gone AS (SELECT id FROM lead l WHERE import_id = $1 AND NOT EXISTS (SELECT FROM ledger_record r WHERE r.lead_id = l.id)),
            events AS (DELETE FROM lead_event WHERE lead_id IN (SELECT id FROM gone)),
            splits AS (DELETE FROM lead_split WHERE lead_id IN (SELECT id FROM gone))
       DELETE FROM lead WHERE id IN (SELECT id FROM gone)`,
      [importId],
    );
  }

  /** The search columns of an enterprise's leads after its names changed. */
  async renamed(tx: Tx, enterpriseId: string, names: readonly string[]): Promise<void> {
    const leads = await tx.query<{ id: string; name: string }>('SELECT id, name FROM lead WHERE enterprise_id = $1', [
      enterpriseId,
    ]);
    const rows = leads.map((lead) => ({ id: lead.id, ...searchColumns([lead.name, ...names]) }));
    await tx.run(
      `UPDATE lead l SET names = r.names, pinyin = r.pinyin, initials = r.initials, bigrams = r.bigrams
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, names text, pinyin text, initials text, bigrams text[]) WHERE l.id = r.id`,
      [JSON.stringify(rows)],
    );
  }

  /** Outside a transaction, for pages that only ask. */
  async one(id: string): Promise<LeadFacts | null> {
    return (await this.facts(this.db, [id]))[0] ?? null;
  }
}

const BOOK = `
  UPDATE lead l SET stage = r.stage, stage_since = CASE WHEN l.stage = r.stage THEN l.stage_since ELSE now() END,
         stage_before = CASE WHEN r.stage = 'withdrawn' THEN l.stage_before END,
         contracted = r.contracted, in_place = r."inPlace", signed_on = r."signedOn", touched_at = clock_timestamp(),
         version = l.version + 1
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, stage text, contracted bigint, "inPlace" bigint, "signedOn" date)
   WHERE l.id = r.id`;

const OVERWRITE = `
  UPDATE lead l SET name = r.name, enterprise_id = r."enterpriseId", unit_id = r."unitId", place_unit_id = r."placeUnitId",
         direction = r.direction, quota_line = r."quotaLine", head_group = r."headGroup", industrial = r.industrial,
         strategic_emerging = r."strategicEmerging", digital = r.digital, registered_on = r."registeredOn", stage = r.stage,
         source = r.source, referrer = r.referrer, contact_name = r."contactName", contact_phone = r."contactPhone",
         remark = r.remark, names = r.names, pinyin = r.pinyin, initials = r.initials, bigrams = r.bigrams,
         touched_at = clock_timestamp(), version = l.version + 1
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, name text, "enterpriseId" uuid, "unitId" text, "placeUnitId" text, direction text,
      "quotaLine" text, "headGroup" text, industrial boolean, "strategicEmerging" boolean, digital boolean, "registeredOn" date,
      stage text, source text, referrer text, "contactName" text, "contactPhone" text, remark text, names text, pinyin text,
      initials text, bigrams text[])
   WHERE l.id = r.id`;

function factsOf(row: FactsRow): LeadFacts {
  return { ...row, contracted: BigInt(row.contracted), inPlace: BigInt(row.inPlace) };
}
