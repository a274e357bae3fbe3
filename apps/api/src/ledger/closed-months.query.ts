import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Database, type Actor, type Queryable } from '@yipanqi/api/platform';
import type { ClosedMonth, ClosedMonthDetail, RecordView } from '@yipanqi/contract';
import { firstDayOf, lastDayOf, RuleBroken, type Month } from '@yipanqi/domain';
import { RECORD_COLUMNS, RECORD_JOINS, type RecordRow } from './record-view.query';

const LATE_MAX = 500;

/** The months that are closed: by whom, with how many late entries, who had not confirmed, and who has approved. */
@Injectable()
export class ClosedMonths {
  constructor(private readonly db: Database) {}

  all(actor: Actor): Promise<ClosedMonth[]> {
    return this.rows(this.db, actor, null);
  }

  async one(db: Queryable, actor: Actor, month: Month): Promise<ClosedMonth | null> {
    return (await this.rows(db, actor, month))[0] ?? null;
  }

  /** With its adjustments: late entries that it has taken up, and entries of it that a later month has taken up. */
  async detail(actor: Actor, month: Month): Promise<ClosedMonthDetail> {
    const closed = await this.one(this.db, actor, month);
    if (!closed) throw new RuleBroken('NOT_FOUND');
    const [fromEarlier, bookedLater, units] = await Promise.all([
      this.late(actor, 'r.booked_month = $1 AND r.occurred_on < $2::date', [month, firstDayOf(month)]),
      this.late(actor, 'r.booked_month > $1 AND r.occurred_on BETWEEN $2::date AND $3::date', [
        month,
        firstDayOf(month),
        lastDayOf(month),
      ]),
      this.db.query<{ name: string }>(
        `SELECT u.name FROM month_close m JOIN unit u ON u.id = ANY(m.unconfirmed) WHERE m.month = $1 ORDER BY u.sort`,
        [month],
      ),
    ]);
    return { ...closed, fromEarlier, bookedLater, unconfirmedUnits: units.map(({ name }) => name) };
  }

  private rows(db: Queryable, actor: Actor, month: Month | null): Promise<ClosedMonth[]> {
    return db.query<ClosedMonth & Record<string, unknown>>(
      `SELECT m.month, m.closed_at AS "closedAt", u.name AS "closedByName", m.postings, m.late, cardinality(m.unconfirmed) AS unconfirmed,
              encode(m.digest, 'hex') AS digest, m.closed_by = $1 AS "ownClose",
              CASE WHEN a.month IS NOT NULL THEN json_build_object('name', coalesce(l.name, ''), 'at', a.approved_at,
                'digest', encode(a.digest, 'hex')) END AS approval
         FROM month_close m LEFT JOIN app_user u ON u.id = m.closed_by
         LEFT JOIN month_close_approval a ON a.month = m.month LEFT JOIN app_user l ON l.id = a.approved_by
        WHERE $2::text IS NULL OR m.month = $2 ORDER BY m.month DESC`,
      [actor.userId, month],
    );
  }

  private late(actor: Actor, where: string, params: unknown[]): Promise<RecordView[]> {
    const scope = scopeClause(scopeOf(actor, 'record.read'), 'l.unit_id', params);
    return this.db.query<RecordRow>(
      `SELECT ${RECORD_COLUMNS} FROM ledger_record r ${RECORD_JOINS}
        WHERE r.status = 'verified' AND ${where}${scope} ORDER BY r.occurred_on, r.voucher_no LIMIT ${LATE_MAX}`,
      params,
    );
  }
}
