import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { PostingPage, PostingView } from '@yipanqi/contract';
import { fen, parseDay, parseMonth, wireValue } from '@yipanqi/domain';
import type { PostingQuery } from './record.requests';

const PAGE = 50;

const SELECT = `SELECT p.id, p.lead_id AS "leadId", l.code AS "leadCode", l.name AS "leadName", e.name AS enterprise, p.unit_id AS unit,
    u.name AS "unitName", p.quota_line AS "quotaLine", p.record_id AS "recordId", r.voucher_no AS "voucherNo", r.type, r.kind,
    r.occurred_on::text AS "occurredOn", p.booked_month AS "bookedMonth", p.measure, p.value::text AS value,
    p.booked_month <> left(r.occurred_on::text, 7) AS late
  FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id JOIN lead l ON l.id = p.lead_id
  JOIN enterprise e ON e.id = l.enterprise_id JOIN unit u ON u.id = p.unit_id`;

type PostingRow = Omit<PostingView, 'value'> & { value: string } & Record<string, unknown>;

/** What official figures are made of. */
@Injectable()
export class Postings {
  constructor(private readonly db: Database) {}

  /** The lines of one figure, latest month first, with the sum of all of them. One picture: lines and sum agree. */
  page(actor: Actor, query: PostingQuery): Promise<PostingPage> {
    const { where, params } = filters(actor, query);
    return this.db.snapshot(async (tx) => {
      const total = await tx.one<{ sum: string; count: number }>(
        `SELECT coalesce(sum(p.value), 0)::text AS sum, count(*)::int AS count
           FROM ledger_posting p ${joinsOf(query)} WHERE ${where}`,
        params,
      );
      const place = query.after ? ` AND ${placeAfter(params.length + 1)}` : '';
      const rows = await tx.query<PostingRow>(
        `${SELECT} WHERE ${where}${place} ORDER BY p.booked_month DESC, p.value DESC, p.id DESC LIMIT ${PAGE + 1}`,
        query.after ? [...params, query.after] : params,
      );
      const page = rows.slice(0, PAGE);
      return {
        measure: query.measure,
        entries: page.map(view),
        next: rows.length > PAGE ? page[PAGE - 1]!.id : null,
        sum: wireValue(query.measure, BigInt(total!.sum)),
        count: total!.count,
      };
    });
  }

  async ofRecord(recordId: string): Promise<PostingView[]> {
    const rows = await this.db.query<PostingRow>(`${SELECT} WHERE p.record_id = $1 ORDER BY p.booked_month, p.id`, [
      recordId,
    ]);
    return rows.map(view);
  }
}

function placeAfter(at: number): string {
  return `(p.booked_month, p.value, p.id) < (SELECT booked_month, value, id FROM ledger_posting WHERE id = $${at}::uuid)`;
}

/** What the filters ask for beside the postings themselves. */
function joinsOf(query: PostingQuery): string {
  const byLead = query.headGroup ? 'JOIN lead l ON l.id = p.lead_id' : '';
  const byDay = query.occurredFrom || query.occurredTo ? 'JOIN ledger_record r ON r.id = p.record_id' : '';
  return `${byLead} ${byDay}`;
}

function view(row: PostingRow): PostingView {
  return { ...row, value: wireValue(row.measure, fen(row.value)) };
}

function filters(actor: Actor, query: PostingQuery): { where: string; params: unknown[] } {
  const scope = scopeOf(actor, 'record.read');
  const units = query.units?.split(',');
  for (const unit of [query.unit, ...(units ?? [])]) if (unit) assertInScope(scope, unit);
  const params: unknown[] = [query.measure];
  let where = `p.measure = $1${scopeClause(scope, 'p.unit_id', params)}`;
  const add = (clause: string, value: unknown): void => {
    if (value === undefined) return;
    params.push(value);
    where += ` AND ${clause.replaceAll('?', `$${params.length}`)}`;
  };
  add('p.booked_month >= ?', query.from && parseMonth(query.from, 'from'));
  add('p.booked_month <= ?', query.to && parseMonth(query.to, 'to'));
  add('r.occurred_on >= ?::date', query.occurredFrom && parseDay(query.occurredFrom, 'occurredFrom'));
  add('r.occurred_on <= ?::date', query.occurredTo && parseDay(query.occurredTo, 'occurredTo'));
  add('p.unit_id = ?', query.unit);
  add('p.quota_line = ?', query.quotaLine);
  add('p.unit_id = ANY(?::text[])', units);
  add('p.quota_line = ANY(?::text[])', query.quotaLines?.split(','));
  add('l.head_group = ?', query.headGroup);
  add('p.lead_id = ?::uuid', query.lead);
  add('p.lead_id = (SELECT id FROM lead WHERE code = ?)', query.leadCode);
  return { where, params };
}
