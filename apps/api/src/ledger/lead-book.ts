import type { Queryable, Tx } from '@yipanqi/api/platform';
import type {
  Allocation,
  CreditSplit,
  Day,
  Fen,
  HeadCount,
  LeadFacts,
  LeadStage,
  Month,
  OpenStage,
  RecordFacts,
  RecordKind,
  RecordType,
  Stage,
  VerifiedRecord,
} from '@yipanqi/domain';
import { fen } from '@yipanqi/domain';

/** What the ledger knows of a lead: its facts, its splits and its verified records in the order of verification. */
export interface LeadBook {
  lead: LeadFacts;
  code: string;
  stage: LeadStage;
  splits: CreditSplit[];
  verified: VerifiedRecord[];
}

/** The books of some leads, by three statements whatever their number. */
export async function loadBooks(db: Queryable, leadIds: readonly string[]): Promise<Map<string, LeadBook>> {
  const books = await loadLeads(db, leadIds);
  await loadSplits(db, books);
  await loadVerified(db, books);
  return books;
}

interface LeadRow extends LeadFacts {
  code: string;
  stage: Stage;
  stageBefore: OpenStage | null;
  incorporatedOn: Day | null;
  [column: string]: unknown;
}

async function loadLeads(db: Queryable, leadIds: readonly string[]): Promise<Map<string, LeadBook>> {
  const rows = await db.query<LeadRow>(
    `SELECT id, code, enterprise_id AS "enterpriseId", unit_id AS unit, quota_line AS "quotaLine", head_group AS "headGroup",
            industrial, strategic_emerging AS "strategicEmerging", digital, stage, stage_before AS "stageBefore",
            incorporated_on::text AS "incorporatedOn"
       FROM lead WHERE id = ANY($1)`,
    [leadIds],
  );
  return new Map(rows.map((row) => [row.id, bookOf(row)]));
}

function bookOf({ code, stage, stageBefore, incorporatedOn, ...lead }: LeadRow): LeadBook {
  return {
    lead,
    code,
    stage: { stage, withdrawnFrom: stageBefore, incorporatedOn },
    splits: [],
    verified: [],
  };
}

async function loadSplits(db: Queryable, books: Map<string, LeadBook>): Promise<void> {
  const rows = await db.query<{ leadId: string; effectiveFrom: Day; shares: { unit: string; bp: number }[] }>(
    `SELECT lead_id AS "leadId", effective_from::text AS "effectiveFrom",
            jsonb_agg(jsonb_build_object('unit', unit_id, 'bp', bp) ORDER BY unit_id COLLATE "C") AS shares
       FROM lead_split WHERE lead_id = ANY($1) GROUP BY lead_id, effective_from`,
    [[...books.keys()]],
  );
  for (const { leadId, effectiveFrom, shares } of rows) books.get(leadId)?.splits.push({ effectiveFrom, shares });
}

interface VerifiedRow extends FactsRow {
  bookedMonth: Month;
  allocations: [unit: string, value: string][] | null;
  foreign: [unit: string, value: string][] | null;
}

async function loadVerified(db: Queryable, books: Map<string, LeadBook>): Promise<void> {
  const rows = await db.query<VerifiedRow>(
    `SELECT ${FACTS}, r.booked_month AS "bookedMonth", p.allocations, p.foreign
       FROM ledger_record r
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_array(p.unit_id, p.value::text) ORDER BY p.unit_id COLLATE "C")
                  FILTER (WHERE p.measure IN ('contracted', 'inPlace')) AS allocations,
                jsonb_agg(jsonb_build_array(p.unit_id, p.value::text) ORDER BY p.unit_id COLLATE "C")
                  FILTER (WHERE p.measure IN ('foreignContracted', 'foreignInPlace')) AS foreign
           FROM ledger_posting p WHERE p.record_id = r.id) p
      WHERE r.lead_id = ANY($1) AND r.status = 'verified' ORDER BY r.verified_seq`,
    [[...books.keys()]],
  );
  for (const row of rows) books.get(row.leadId)?.verified.push(verifiedOf(row));
}

function verifiedOf({ bookedMonth, allocations, foreign, ...row }: VerifiedRow): VerifiedRecord {
  return { ...factsOf(row), bookedMonth, allocations: partsOf(allocations), foreign: partsOf(foreign) };
}

function partsOf(parts: readonly [unit: string, value: string][] | null): Allocation[] {
  return (parts ?? []).map(([unit, value]) => ({ unit, fen: fen(value) }));
}

/** Columns of a record `r` as the domain's facts; `amount` still as text. */
const FACTS = `r.id, r.voucher_no AS "voucherNo", r.lead_id AS "leadId", r.type, r.kind, r.occurred_on::text AS "occurredOn",
  r.amount::text AS amount, r.currency, r.reverses_id AS reverses, r.head_list AS "headList"`;

interface FactsRow {
  id: string;
  voucherNo: string;
  leadId: string;
  type: RecordType;
  kind: RecordKind;
  occurredOn: Day;
  amount: string | null;
  currency: string;
  reverses: string | null;
  headList: string | null;
  [column: string]: unknown;
}

function factsOf(row: FactsRow): RecordFacts {
  const { id, voucherNo, leadId, type, kind, occurredOn, amount, currency, reverses, headList } = row;
  const money: Fen | null = amount === null ? null : fen(amount);
  return { id, voucherNo, leadId, type, kind, occurredOn, fen: money, currency, reverses, headList };
}

/** Facts of records, whatever their status, by id. */
export async function loadFacts(db: Queryable, ids: readonly string[]): Promise<Map<string, RecordFacts>> {
  const rows = await db.query<FactsRow>(`SELECT ${FACTS} FROM ledger_record r WHERE r.id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

/** What counts now for enterprises in head-target groups, by `headKey`. */
export async function loadHeads(tx: Tx, leads: readonly LeadFacts[]): Promise<Map<string, HeadCount>> {
  const grouped = leads.filter((lead) => lead.headGroup !== null);
  const rows = await tx.query<HeadCount & { enterpriseId: string; headGroup: string } & Record<string, unknown>>(
    `SELECT h.head_group AS "headGroup", h.enterprise_id AS "enterpriseId", h.record_id AS "recordId", h.lead_id AS "leadId",
            h.unit_id AS unit, h.quota_line AS "quotaLine", h.booked_month AS "bookedMonth", h.occurred_on::text AS "occurredOn",
            h.voucher_no AS "voucherNo"
       FROM head_count h
       JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::uuid[]) AS k(head_group, enterprise_id)) k
         ON k.head_group = h.head_group AND k.enterprise_id = h.enterprise_id`,
    [grouped.map((lead) => lead.headGroup), grouped.map((lead) => lead.enterpriseId)],
  );
  return new Map(rows.map(({ enterpriseId, headGroup, ...head }) => [headKey({ enterpriseId, headGroup }), head]));
}

export function headKey(lead: { enterpriseId: string; headGroup: string | null }): string {
  return `${lead.headGroup ?? ''} ${lead.enterpriseId}`;
}
