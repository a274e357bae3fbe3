import { scopeClause, type Scope } from '@yipanqi/api/identity';
import type { Queryable } from '@yipanqi/api/platform';
import type { RecordKind, RecordType, Share, Stage } from '@yipanqi/domain';

const PAGE = 1_000;

export interface ExportedLead {
  code: string;
  name: string;
  enterpriseName: string;
  uscc: string | null;
  unitId: string;
  placeUnitId: string | null;
  direction: string | null;
  industrial: boolean;
  strategicEmerging: boolean;
  digital: boolean;
  registeredOn: string;
  stage: Stage;
  stageBefore: Stage | null;
  /** The shares that were set last; null = all to the responsible unit. */
  shares: Share[] | null;
  source: string;
  referrer: string;
  contactName: string;
  contactPhone: string;
  remark: string;
  [column: string]: unknown;
}

export interface ExportedRecord {
  voucherNo: string;
  leadCode: string;
  kind: RecordKind;
  occurredOn: string;
  /** 万 of the currency. */
  originalWan: string | null;
  /** 分. */
  amount: string | null;
  currency: string;
  rate: string | null;
  headList: string | null;
  reverses: string | null;
  evidence: string;
  remark: string;
  id: string;
  [column: string]: unknown;
}

const KEPT = `r.status <> 'discarded'`;

/** Leads in the order of their codes, a page at a time. */
export async function* leadPages(db: Queryable, scope: Scope): AsyncGenerator<ExportedLead[]> {
  for (let after = ''; ;) {
    const params: unknown[] = [after];
    const page = await db.query<ExportedLead>(
      `SELECT l.code, l.name, e.name AS "enterpriseName", e.uscc, l.unit_id AS "unitId", l.place_unit_id AS "placeUnitId", l.direction,
              l.industrial, l.strategic_emerging AS "strategicEmerging", l.digital, l.registered_on::text AS "registeredOn", l.stage,
              l.stage_before AS "stageBefore", l.source, l.referrer, l.contact_name AS "contactName", l.contact_phone AS "contactPhone", l.remark,
              (SELECT json_agg(json_build_object('unit', s.unit_id, 'bp', s.bp) ORDER BY s.bp DESC, s.unit_id) FROM lead_split s
                WHERE s.lead_id = l.id AND s.effective_from = (SELECT max(effective_from) FROM lead_split WHERE lead_id = l.id)) AS shares
         FROM lead l JOIN enterprise e ON e.id = l.enterprise_id
        WHERE l.code > $1${scopeClause(scope, 'l.unit_id', params)} ORDER BY l.code LIMIT ${PAGE}`,
      params,
    );
    if (page.length === 0) return;
    after = page.at(-1)!.code;
    yield page;
  }
}

/** Records of one type in the order of their dates, a page at a time. */
export async function* recordPages(db: Queryable, scope: Scope, type: RecordType): AsyncGenerator<ExportedRecord[]> {
  for (let after = ''; ;) {
    const params: unknown[] = [type, after];
    const page = await db.query<ExportedRecord>(
      `SELECT r.voucher_no AS "voucherNo", l.code AS "leadCode", r.kind, r.occurred_on::text AS "occurredOn", r.original_wan::text AS "originalWan",
              r.amount::text AS amount, r.currency, r.rate::text AS rate, r.head_list AS "headList", o.voucher_no AS reverses, r.evidence, r.remark, r.id
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id LEFT JOIN ledger_record o ON o.id = r.reverses_id
        WHERE r.type = $1 AND r.voucher_no > $2 AND ${KEPT}${scopeClause(scope, 'l.unit_id', params)} ORDER BY r.voucher_no LIMIT ${PAGE}`,
      params,
    );
    if (page.length === 0) return;
    after = page.at(-1)!.voucherNo;
    yield page;
  }
}

export async function rowsToExport(db: Queryable, scope: Scope): Promise<number> {
  const params: unknown[] = [];
  const inScope = scopeClause(scope, 'l.unit_id', params);
  const row = await db.one<{ rows: number }>(
    `SELECT (SELECT count(*) FROM lead l WHERE true${inScope})::int
          + (SELECT count(*) FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${KEPT}${inScope})::int AS rows`,
    params,
  );
  return row!.rows;
}

export async function usesAgreementReversals(db: Queryable, scope: Scope): Promise<boolean> {
  const params: unknown[] = [];
  const row = await db.one(
    `SELECT 1 FROM ledger_record r JOIN lead l ON l.id = r.lead_id
      WHERE r.type = 'agreement' AND r.kind = 'reversal' AND ${KEPT}${scopeClause(scope, 'l.unit_id', params)} LIMIT 1`,
    params,
  );
  return row !== null;
}
