import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Clock, Database, type Actor } from '@yipanqi/api/platform';
import type { MonthCalendar, OpenMonth, UnitCount, WaitingMonth } from '@yipanqi/contract';
import {
  closeDueOn,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthRange,
  nextMonth,
  nextToClose,
  previousMonth,
  type Day,
  type Month,
} from '@yipanqi/domain';
import { CloseMonth } from './close-month';
import { ClosedMonths } from './closed-months.query';
import { monthCloseFence } from './month-close-fence';

/** The months: which are closed and approved, what still hinders the next one, and which wait behind it. */
@Injectable()
export class MonthCalendarQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly months: CloseMonth,
    private readonly closed: ClosedMonths,
  ) {}

  async read(actor: Actor): Promise<MonthCalendar> {
    const [closed, { lastClosed, firstMonth }] = await Promise.all([
      this.closed.all(actor),
      this.months.facts(this.db),
    ]);
    const next = nextToClose(lastClosed, firstMonth);
    const today = this.clock.today();
    return {
      closed,
      open: next && (await this.open(actor, next, today)),
      waiting: next === null ? [] : waitingMonths(next, today),
    };
  }

  private async open(actor: Actor, month: Month, today: Day): Promise<OpenMonth> {
    const closableFrom = firstDayOf(nextMonth(month));
    const [booked, pending, returned, confirmed, job] = await Promise.all([
      this.booked(actor, month),
      this.waiting(actor, month, 'pending'),
      this.waiting(actor, month, 'returned'),
      this.confirmed(actor, month),
      this.db.one<{ id: string; own: boolean }>(
        `SELECT id, created_by = $2 AS own FROM job WHERE fence = $1 AND status IN ('queued', 'running')`,
        [monthCloseFence(month), actor.userId],
      ),
    ]);
    const dueOn = closeDueOn(month);
    return {
      month,
      ended: today >= closableFrom,
      closableFrom,
      dueOn,
      overdue: today > dueOn,
      ...confirmed,
      ...booked,
      pending,
      returned,
      jobId: job?.own ? job.id : null,
      closing: job !== null,
    };
  }

  private async confirmed(actor: Actor, month: Month): Promise<{ asked: number; confirmed: number }> {
    const params: unknown[] = [month];
    const scope = scopeClause(scopeOf(actor, 'monthClose.read'), 'u.id', params);
    const row = await this.db.one<{ asked: number; confirmed: number }>(
      `SELECT count(*)::int AS asked, count(c.id)::int AS confirmed FROM unit u
         LEFT JOIN month_confirmation c ON c.month = $1 AND c.unit_id = u.id AND c.withdrawn_at IS NULL
        WHERE u.ranked${scope}`,
      params,
    );
    return row ?? { asked: 0, confirmed: 0 };
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

function waitingMonths(open: Month, today: Day): WaitingMonth[] {
  return monthRange(nextMonth(open), previousMonth(monthOf(today))).map((month) => {
    const dueOn = closeDueOn(month);
    return { month, dueOn, overdue: today > dueOn };
  });
}
