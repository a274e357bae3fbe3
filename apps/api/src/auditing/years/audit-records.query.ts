import { Injectable } from '@nestjs/common';
import { Database } from '@yipanqi/api/platform';
import type { AuditRecordPage, AuditRecordsWhat } from '@yipanqi/contract';
import { firstMonthOf, lastMonthOf, RuleBroken } from '@yipanqi/domain';
import { AUDIT_RECORD_COLUMNS, AUDIT_RECORD_JOINS, type AuditRecordRow } from '../audit-record.query';

const PAGE = 50;

export interface AuditRecordsAsked {
  readonly year: number;
  readonly unit: string | null;
  readonly what: AuditRecordsWhat;
  readonly recorder?: string | undefined;
  readonly verifier?: string | undefined;
  readonly after?: string | undefined;
}

/** `$1`–`$3`: January, December, unit. */
const OF_UNIT = `($3::text IS NULL OR l.unit_id = $3)`;
const VERIFIED = `r.status = 'verified' AND r.booked_month BETWEEN $1 AND $2 AND ${OF_UNIT}`;
const inStatus = (status: string): string =>
  `r.status = '${status}' AND coalesce(r.booked_month, left(r.occurred_on::text, 7)) BETWEEN $1 AND $2 AND ${OF_UNIT}`;

/** Of the samples of the year, whenever the record itself was booked. */
const checked = (condition: string): string =>
  `r.id IN (SELECT w.record_id FROM auditing_worksheet w JOIN auditing_sample s ON s.id = w.sample_id
             WHERE s.year BETWEEN left($1, 4)::int AND left($2, 4)::int AND ${condition} AND ($3::text IS NULL OR w.unit_id = $3))`;

/** As the numbers on the page of the year are counted. */
const WHERE: Readonly<Record<AuditRecordsWhat, string>> = {
  verified: VERIFIED,
  late: `${VERIFIED} AND r.booked_month <> left(r.occurred_on::text, 7)`,
  reversals: `${VERIFIED} AND r.reverses_id IS NOT NULL`,
  pending: inStatus('pending'),
  returned: inStatus('returned'),
  discarded: inStatus('discarded'),
  pair: `${VERIFIED} AND r.recorded_by = $4::uuid AND r.verified_by = $5::uuid`,
  issues: checked(`w.grade <> 'none'`),
  awaitingReply: checked(`w.status = 'sent'`),
};

/** The records behind a number of a year, newest first. */
@Injectable()
export class AuditRecords {
  constructor(private readonly db: Database) {}

  /** @throws RuleBroken FILTER_INVALID */
  page({ year, unit, what, recorder, verifier, after }: AuditRecordsAsked): Promise<AuditRecordPage> {
    if (what === 'pair' && !(recorder && verifier)) throw new RuleBroken('FILTER_INVALID', { field: '登记人、审核人' });
    const params = [firstMonthOf(year), lastMonthOf(year), unit, ...(what === 'pair' ? [recorder, verifier] : [])];
    return this.db.snapshot(async (tx) => {
      const total = await tx.one<{ count: number; sum: string }>(
        `SELECT count(*)::int AS count, (coalesce(sum(r.amount), 0)::numeric / 100)::numeric(20, 2)::text AS sum
           FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${WHERE[what]}`,
        params,
      );
      const rows = await tx.query<AuditRecordRow>(
        `SELECT ${AUDIT_RECORD_COLUMNS} FROM ledger_record r ${AUDIT_RECORD_JOINS}
          WHERE ${WHERE[what]}${after ? ` AND r.id < $${params.length + 1}::uuid` : ''} ORDER BY r.id DESC LIMIT ${PAGE + 1}`,
        after ? [...params, after] : params,
      );
      const page = rows.slice(0, PAGE);
      return { rows: page, next: rows.length > PAGE ? page.at(-1)!.id : null, ...total! };
    });
  }
}
