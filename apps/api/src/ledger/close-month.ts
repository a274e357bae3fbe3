import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { scopeOf } from '@yipanqi/api/identity';
import { Notify } from '@yipanqi/api/notifications';
import { Clock, Database, type Actor, type Queryable, type Tx } from '@yipanqi/api/platform';
import {
  assertClosable,
  CITY_UNIT,
  monthNumber,
  monthRange,
  nextMonth,
  RuleBroken,
  type CloseFacts,
  type Month,
  type PlanPeriod,
} from '@yipanqi/domain';
import { lastClosedMonth, stopBooking } from './booking-lock';
import { isNews, monthInWords } from './month-words';
import { UNCONFIRMED_UNITS } from './unconfirmed-units';
import type { OnProgress } from './on-progress';

/** A month that has just been closed. */
export interface MonthClosed {
  month: Month;
  postings: number;
  /** SHA-256 of the totals, hexadecimal. */
  digest: string;
  /** How many units had not confirmed it. */
  unconfirmed: number;
}

/** 月结: computes the totals of a month once, stores them, and nothing is booked to the month any more. */
@Injectable()
export class CloseMonth {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly notify: Notify,
  ) {}

  /** @throws RuleBroken FORBIDDEN and what `assertClosable` throws */
  run(actor: Actor, month: Month): Promise<MonthClosed> {
    return this.db.tx(async (tx) => {
      await this.begin(tx, actor);
      return this.close(tx, actor, month);
    });
  }

  /**
   * Closes every month in order up to and including this one, all of them or none: from the month after the last closed one, or
   * from the first booked one. @throws RuleBroken as `run`
   */
  upTo(actor: Actor, month: Month, onProgress?: OnProgress): Promise<MonthClosed[]> {
    return this.db.tx(async (tx) => {
      await this.begin(tx, actor);
      const { lastClosed, firstMonth } = await this.facts(tx);
      const from = lastClosed === null ? (firstMonth ?? month) : nextMonth(lastClosed);
      const months = month < from ? [month] : monthRange(from, month);
      const closed: MonthClosed[] = [];
      for (const each of months) {
        closed.push(await this.close(tx, actor, each));
        await onProgress?.(closed.length, months.length);
      }
      return closed;
    });
  }

  /** Whether a month could be closed now; without the lock, so only for an early answer. */
  async assertClosable(db: Queryable, month: Month): Promise<void> {
    assertClosable(month, await this.facts(db));
  }

  async facts(db: Queryable): Promise<CloseFacts> {
    const first = await db.one<{ month: Month | null }>('SELECT min(booked_month) AS month FROM ledger_posting');
    return { lastClosed: await lastClosedMonth(db), firstMonth: first?.month ?? null, asOf: this.clock.today() };
  }

  private async begin(tx: Tx, actor: Actor): Promise<void> {
    if (scopeOf(actor, 'monthClose.run') !== 'all') throw new RuleBroken('FORBIDDEN');
    await stopBooking(tx);
  }

  private async close(tx: Tx, actor: Actor, month: Month): Promise<MonthClosed> {
    const facts = await this.facts(tx);
    assertClosable(month, facts);
    await storeTotals(tx, month, facts.lastClosed, await planPeriod(tx));
    const closed = await storeClose(tx, actor, month);
    await this.audit.record(tx, actor, { action: 'month.close', entity: 'month', entityId: month, after: closed });
    await this.tell(tx, actor, month);
    return closed;
  }

  private async tell(tx: Tx, actor: Actor, month: Month): Promise<void> {
    if (!isNews(month, this.clock.today())) return;
    const about = { kind: 'monthClose', link: `/ledger/month-close?month=${month}`, except: actor.userId } as const;
    const words = monthInWords(month);
    const leaders = { unit: CITY_UNIT, roles: ['leader'] } as const;
    await this.notify.send(tx, {
      ...about,
      to: leaders,
      title: `${words}已月结，请核准`,
      key: `month-closed:${month}`,
    });
    const officers = { unit: 'all', roles: ['officer'] } as const;
    await this.notify.send(tx, { ...about, to: officers, title: `${words}已月结`, key: `month-closed:${month}` });
  }
}

async function planPeriod(tx: Tx): Promise<PlanPeriod> {
  const row = await tx.one<{ from: Month; to: Month }>(
    'SELECT period_from AS "from", period_to AS "to" FROM plan_version ORDER BY version DESC LIMIT 1',
  );
  if (!row) throw new RuleBroken('PLAN_VERSION_UNKNOWN', { version: 1 });
  return row;
}

/** The domain's `closeMonth` as one statement: running totals carried forward plus the month's postings. */
async function storeTotals(tx: Tx, month: Month, previous: Month | null, plan: PlanPeriod): Promise<void> {
  await tx.run(
    `INSERT INTO month_total (month, unit_id, quota_line, measure, value, year_to_date, plan_to_date)
     SELECT $1, unit_id, quota_line, measure, sum(value), sum(year_to_date), sum(plan_to_date)
       FROM (SELECT unit_id, quota_line, measure, value, value AS year_to_date, CASE WHEN $3 THEN value ELSE 0 END AS plan_to_date
               FROM ledger_posting WHERE booked_month = $1
              UNION ALL
             SELECT unit_id, quota_line, measure, 0, CASE WHEN $4 THEN 0 ELSE year_to_date END, CASE WHEN $5 THEN 0 ELSE plan_to_date END
               FROM month_total WHERE month = $2) AS part
      GROUP BY unit_id, quota_line, measure
     HAVING sum(value) <> 0 OR sum(year_to_date) <> 0 OR sum(plan_to_date) <> 0`,
    [month, previous, month >= plan.from && month <= plan.to, monthNumber(month) === 1, month <= plan.from],
  );
}

/** Of one line a total, `unit|line|measure|value|year to date|plan to date`, in the order of unit, line, measure; the month is $1. */
export const TOTALS_DIGEST = `(SELECT sha256(convert_to(coalesce(string_agg(
    concat_ws('|', unit_id, quota_line, measure, value, year_to_date, plan_to_date), E'\\n'
    ORDER BY unit_id COLLATE "C", quota_line COLLATE "C", measure COLLATE "C"), ''), 'UTF8')) FROM month_total WHERE month = $1)`;

async function storeClose(tx: Tx, actor: Actor, month: Month): Promise<MonthClosed> {
  const row = await tx.one<{ postings: number; digest: string; unconfirmed: number }>(
    `INSERT INTO month_close (month, closed_by, postings, late, digest, unconfirmed)
     SELECT $1, $2, (SELECT count(*) FROM ledger_posting WHERE booked_month = $1),
            (SELECT count(*) FROM ledger_record WHERE status = 'verified' AND booked_month = $1 AND occurred_on < ($1 || '-01')::date),
            ${TOTALS_DIGEST},
            ${UNCONFIRMED_UNITS}
     RETURNING postings, encode(digest, 'hex') AS digest, cardinality(unconfirmed) AS unconfirmed`,
    [month, actor.userId],
  );
  return { month, ...row! };
}
