import type { Queryable } from '@yipanqi/api/platform';
import type { AuditRecord } from '@yipanqi/contract';
import { firstMonthOf, lastMonthOf, type Measure, type RecordStatus } from '@yipanqi/domain';
import { AUDIT_RECORD_COLUMNS, AUDIT_RECORD_JOINS } from '../audit-record.query';

/** Rows read at a time, and sections on a page of the archive. */
export const PACK_PAGE = 200;

/** Whose year. */
export interface PackOf {
  readonly year: number;
  readonly unit: string;
}

export interface PackRecord extends AuditRecord {
  status: RecordStatus;
  currency: string;
  originalWan: string | null;
  rate: string | null;
  rateOn: string | null;
  headList: string | null;
  remark: string;
  returnReason: string;
  enterpriseName: string;
  /** The month that it stands under: booked to, or happened in while it is not verified. */
  month: string;
  [column: string]: unknown;
}

export interface PackPosting {
  recordId: string;
  voucherNo: string;
  bookedMonth: string;
  unit: string;
  unitName: string;
  quotaLine: string;
  measure: Measure;
  value: string;
  [column: string]: unknown;
}

export interface PackEvent {
  id: string;
  at: Date;
  userName: string;
  unitId: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  ip: string;
  requestId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  [column: string]: unknown;
}

const MONTH = `coalesce(r.booked_month, left(r.occurred_on::text, 7))`;
/** Records of the unit's leads, and those of others that are credited to the unit. `$1`–`$3`: January, December, unit. */
const IN_PACK = `${MONTH} BETWEEN $1 AND $2 AND (l.unit_id = $3
  OR EXISTS (SELECT FROM ledger_posting x WHERE x.record_id = r.id AND x.unit_id = $3 AND x.booked_month BETWEEN $1 AND $2))`;

function paramsOf({ year, unit }: PackOf): unknown[] {
  return [firstMonthOf(year), lastMonthOf(year), unit];
}

export async function countRecords(db: Queryable, of: PackOf): Promise<number> {
  const row = await db.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${IN_PACK}`,
    paramsOf(of),
  );
  return row!.count;
}

/** In the order of month and id. */
export async function* recordPages(db: Queryable, of: PackOf): AsyncGenerator<PackRecord[]> {
  for (let after: readonly [string, string] = ['', '00000000-0000-0000-0000-000000000000']; ;) {
    const rows = await db.query<PackRecord>(
      `SELECT ${AUDIT_RECORD_COLUMNS}, r.status, r.currency, trim_scale(r.original_wan)::text AS "originalWan", trim_scale(r.rate)::text AS rate,
              r.rate_on::text AS "rateOn", r.head_list AS "headList", r.remark, r.return_reason AS "returnReason",
              e.name AS "enterpriseName", ${MONTH} AS month
         FROM ledger_record r ${AUDIT_RECORD_JOINS} JOIN enterprise e ON e.id = l.enterprise_id
        WHERE ${IN_PACK} AND (${MONTH}, r.id) > ($4, $5::uuid) ORDER BY ${MONTH}, r.id LIMIT ${PACK_PAGE}`,
      [...paramsOf(of), ...after],
    );
    if (rows.length === 0) return;
    const last = rows.at(-1)!;
    after = [last.month, last.id];
    yield rows;
  }
}

export function postingsOf(db: Queryable, recordIds: readonly string[]): Promise<PackPosting[]> {
  return db.query<PackPosting>(
    `SELECT p.record_id AS "recordId", r.voucher_no AS "voucherNo", p.booked_month AS "bookedMonth", p.unit_id AS unit, u.name AS "unitName",
            p.quota_line AS "quotaLine", p.measure,
            CASE WHEN p.measure IN ('signedProjects','projectsOver5bn','headEnterprises','startedProjects','producingProjects')
                 THEN p.value::text ELSE (p.value::numeric / 100)::numeric(20, 2)::text END AS value
       FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id JOIN unit u ON u.id = p.unit_id
      WHERE p.record_id = ANY($1) ORDER BY p.booked_month, p.measure, p.unit_id, p.id`,
    [recordIds],
  );
}

const EVENT_COLUMNS = `e.id, e.at, e.user_name AS "userName", e.unit_id AS "unitId", e.action, e.entity, e.entity_id AS "entityId", e.ip,
  e.request_id AS "requestId", e.before, e.after`;

export function eventsOfRecords(db: Queryable, recordIds: readonly string[]): Promise<PackEvent[]> {
  return db.query<PackEvent>(
    `SELECT ${EVENT_COLUMNS} FROM audit_event e WHERE e.entity = 'record' AND e.entity_id = ANY($1::text[]) ORDER BY e.at, e.id`,
    [recordIds],
  );
}

/** The trail of the records, their leads, the year's months and its editions, in the order of ids. */
export async function* eventPages(db: Queryable, of: PackOf): AsyncGenerator<PackEvent[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await db.query<PackEvent>(
      `WITH mine AS (SELECT r.id::text AS record_id, l.id::text AS lead_id FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${IN_PACK})
       SELECT ${EVENT_COLUMNS} FROM audit_event e
        WHERE e.id > $4::uuid
          AND ((e.entity = 'record' AND e.entity_id IN (SELECT record_id FROM mine))
            OR (e.entity = 'lead' AND e.entity_id IN (SELECT lead_id FROM mine))
            OR (e.entity = 'month' AND e.entity_id BETWEEN $1 AND $2)
            OR (e.entity = 'edition' AND e.entity_id IN (SELECT id::text FROM edition WHERE left(period, 4) = left($1, 4))))
        ORDER BY e.id LIMIT ${PACK_PAGE}`,
      [...paramsOf(of), after],
    );
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    yield rows;
  }
}

export interface PackSplit {
  leadId: string;
  leadCode: string;
  leadName: string;
  effectiveFrom: string;
  unitName: string;
  bp: number;
  [column: string]: unknown;
}

/** All shares of the leads behind the records; a lead without any goes whole to its responsible unit. */
export function splitsOf(db: Queryable, of: PackOf): Promise<PackSplit[]> {
  return db.query<PackSplit>(
    `SELECT s.lead_id AS "leadId", d.code AS "leadCode", d.name AS "leadName", s.effective_from::text AS "effectiveFrom",
            u.name AS "unitName", s.bp
       FROM lead_split s JOIN lead d ON d.id = s.lead_id JOIN unit u ON u.id = s.unit_id
      WHERE s.lead_id IN (SELECT r.lead_id FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${IN_PACK})
      ORDER BY d.code, s.effective_from, s.bp DESC, s.unit_id`,
    paramsOf(of),
  );
}
