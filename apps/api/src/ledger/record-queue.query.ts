import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { QueuePage } from '@yipanqi/contract';
import type { QueueQuery } from './record.requests';
import { QueueRecords } from './queue-records.query';
import { RECORD_COLUMNS, RECORD_JOINS, type RecordRow } from './record-view.query';

const PAGE = 20;

/** 审核队列: what waits, oldest first. */
@Injectable()
export class RecordQueue {
  constructor(
    private readonly db: Database,
    private readonly records: QueueRecords,
  ) {}

  async page(actor: Actor, { unit, after }: QueueQuery): Promise<QueuePage> {
    const scope = scopeOf(actor, 'record.verify');
    if (unit) assertInScope(scope, unit);
    const params: unknown[] = [];
    let where = `r.status = 'pending'` + scopeClause(scope, 'l.unit_id', params);
    const add = (clause: string, value: string): void => {
      params.push(value);
      where += ` AND ${clause.replaceAll('?', `$${params.length}`)}`;
    };
    if (unit) add('l.unit_id = ?', unit);
    if (after)
      add('(r.recorded_at, r.id) > ((SELECT recorded_at FROM ledger_record WHERE id = ?::uuid), ?::uuid)', after);
    const rows = await this.db.query<RecordRow>(
      `SELECT ${RECORD_COLUMNS} FROM ledger_record r ${RECORD_JOINS} WHERE ${where} ORDER BY r.recorded_at, r.id LIMIT ${PAGE + 1}`,
      params,
    );
    const page = rows.slice(0, PAGE);
    return {
      rows: await this.records.around(this.db, page, scope),
      next: rows.length > PAGE ? page[PAGE - 1]!.id : null,
      waiting: await this.waiting(actor),
    };
  }

  /** How many wait, by unit, whatever the filter. */
  private waiting(actor: Actor): Promise<QueuePage['waiting']> {
    const params: unknown[] = [];
    const scope = scopeClause(scopeOf(actor, 'record.verify'), 'l.unit_id', params);
    return this.db.query<QueuePage['waiting'][number] & Record<string, unknown>>(
      `SELECT u.id AS unit, u.name AS "unitName", count(*)::int AS count
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id JOIN unit u ON u.id = l.unit_id
        WHERE r.status = 'pending'${scope} GROUP BY u.id, u.name, u.sort ORDER BY u.sort`,
      params,
    );
  }
}
