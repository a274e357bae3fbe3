import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Database, isId, type Actor } from '@yipanqi/api/platform';
import type { RecordDetail, RecordPage } from '@yipanqi/contract';
import { COUNT_CAP, parseDay, RECORD_TYPES, RuleBroken } from '@yipanqi/domain';
import { Postings } from './postings.query';
import { QueueRecords } from './queue-records.query';
import { recordView, RECORD_COLUMNS, RECORD_JOINS, type RecordRow } from './record-view.query';
import type { RecordListQuery } from './record.requests';

const PAGE = 50;

/** Records by filters, newest first, and one of them with everything around it. */
@Injectable()
export class RecordList {
  constructor(
    private readonly db: Database,
    private readonly around: QueueRecords,
    private readonly postings: Postings,
  ) {}

  async page(actor: Actor, query: RecordListQuery): Promise<RecordPage> {
    const { where, params } = filters(actor, query);
    const [counted, rows] = await Promise.all([
      this.db.one<{ count: number }>(
        `SELECT count(*)::int AS count FROM (SELECT FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${where} LIMIT ${COUNT_CAP + 1}) c`,
        params,
      ),
      this.rows(where, params, query.after),
    ]);
    const page = rows.slice(0, PAGE);
    const count = counted?.count ?? 0;
    return {
      rows: page,
      next: rows.length > PAGE ? page[PAGE - 1]!.id : null,
      count: Math.min(count, COUNT_CAP),
      capped: count > COUNT_CAP,
    };
  }

  async one(actor: Actor, id: string): Promise<RecordDetail> {
    const record = isId(id) ? await recordView(this.db, id) : null;
    if (!record) throw new RuleBroken('NOT_FOUND');
    const scope = scopeOf(actor, 'record.read');
    assertInScope(scope, record.unit);
    const [detail] = await this.around.around(this.db, [{ ...record }], scope);
    return { ...detail!, postings: await this.postings.ofRecord(id) };
  }

  private rows(where: string, params: readonly unknown[], after: string | undefined): Promise<RecordRow[]> {
    const place = after
      ? ` AND (r.recorded_at, r.id) < ((SELECT recorded_at FROM ledger_record WHERE id = $${params.length + 1}::uuid), $${params.length + 1}::uuid)`
      : '';
    return this.db.query<RecordRow>(
      `SELECT ${RECORD_COLUMNS} FROM ledger_record r ${RECORD_JOINS} WHERE ${where}${place}
        ORDER BY r.recorded_at DESC, r.id DESC LIMIT ${PAGE + 1}`,
      after ? [...params, after] : params,
    );
  }
}

function filters(actor: Actor, query: RecordListQuery): { where: string; params: unknown[] } {
  const scope = scopeOf(actor, 'record.read');
  if (query.unit) assertInScope(scope, query.unit);
  const params: unknown[] = [];
  let where = `true${scopeClause(scope, 'l.unit_id', params)}`;
  const add = (clause: string, value: unknown): void => {
    if (value === undefined) return;
    params.push(value);
    where += ` AND ${clause.replaceAll('?', `$${params.length}`)}`;
  };
  add('r.lead_id = ?::uuid', query.lead);
  add('r.type = ?', query.type);
  add('r.kind = ?', query.kind);
  add('r.status = ?', query.status);
  add('l.unit_id = ?', query.unit);
  add('r.occurred_on >= ?::date', query.from && parseDay(query.from, 'from'));
  add('r.occurred_on <= ?::date', query.to && parseDay(query.to, 'to'));
  add('r.recorded_by = ?::uuid', query.mine && actor.userId);
  // Whole numbers only, so that both sides have an index to go by.
  const voucher = RECORD_TYPES.map((type) => `(r.type = '${type}' AND r.voucher_no = ?)`).join(' OR ');
  add(`(${voucher} OR r.lead_id = (SELECT id FROM lead WHERE code = ?))`, query.q?.trim());
  return { where, params };
}
