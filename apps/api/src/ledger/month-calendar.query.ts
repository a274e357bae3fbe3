import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Clock, Database, type Actor } from '@yipanqi/api/platform';
import type { ClosedMonth, MonthCalendar, OpenMonth, UnitCount } from '@yipanqi/contract';
import { firstDayOf, lastDayOf, nextMonth, nextToClose, type Month } from '@yipanqi/domain';
import { CloseMonth } from './close-month';
import { monthCloseFence } from './month-close-fence';

/** The months: which are closed, and what still hinders the next one. */
@Injectable()
export class MonthCalendarQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly months: CloseMonth,
  ) {}

  async read(actor: Actor): Promise<MonthCalendar> {
    const closed = await this.db.query<ClosedMonth & Record<string, unknown>>(
      `SELECT m.month, m.closed_at AS "closedAt", u.name AS "closedByName", m.postings, m.late, encode(m.digest, 'hex') AS digest
         FROM month_close m LEFT JOIN app_user u ON u.id = m.closed_by ORDER BY m.month DESC`,
    );
    const { lastClosed, firstMonth } = await this.months.facts(this.db);
    const next = nextToClose(lastClosed, firstMonth);
    return { closed, open: next && (await this.open(actor, next)) };
  }

  private async open(actor: Actor, month: Month): Promise<OpenMonth> {
    const closableFrom = firstDayOf(nextMonth(month));
    const [booked, pending, returned, job] = await Promise.all([
      this.booked(actor, month),
      this.waiting(actor, month, 'pending'),
      this.waiting(actor, month, 'returned'),
      this.db.one<{ id: string }>(
        `SELECT id FROM job WHERE fence = $1 AND created_by = $2 AND status IN ('queued', 'running')`,
        [monthCloseFence(month), actor.userId],
      ),
    ]);
    const ended = this.clock.today() >= closableFrom;
    return { month, ended, closableFrom, ...booked, pending, returned, jobId: job?.id ?? null };
  }

  private async booked(actor: Actor, month: Month): Promise<{ verified: number; late: number }> {
    const params: unknown[] = [month, firstDayOf(month)];
    const scope = scopeClause(scopeOf(actor, 'record.read'), 'l.unit_id', params);
    const row = await this.db.one<{ verified: number; late: number }>(
      `SELECT count(*)::int AS verified, (count(*) FILTER (WHERE r.occurred_on < $2::date))::int AS late
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id
        WHERE r.status = 'verified' AND r.booked_month = $1${scope}`,
      params,
    );
    return row ?? { verified: 0, late: 0 };
  }

  private waiting(actor: Actor, month: Month, status: 'pending' | 'returned'): Promise<UnitCount[]> {
    const params: unknown[] = [lastDayOf(month)];
    const scope = scopeClause(scopeOf(actor, 'record.read'), 'l.unit_id', params);
    return this.db.query<UnitCount & Record<string, unknown>>(
      `SELECT u.id AS unit, u.name AS "unitName", count(*)::int AS count
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id JOIN unit u ON u.id = l.unit_id
        WHERE r.status = '${status}' AND r.occurred_on <= $1::date${scope} GROUP BY u.id, u.name, u.sort ORDER BY u.sort`,
      params,
    );
  }
}
