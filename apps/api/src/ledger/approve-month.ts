import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { scopeOf } from '@yipanqi/api/identity';
import { Notify } from '@yipanqi/api/notifications';
import { Clock, Writes, type Actor, type Tx, type Write } from '@yipanqi/api/platform';
import type { ApproveMonthBody, ClosedMonth } from '@yipanqi/contract';
import { RuleBroken, type Month } from '@yipanqi/domain';
import { TOTALS_DIGEST } from './close-month';
import { ClosedMonths } from './closed-months.query';
import { isNews, monthInWords } from './month-words';

interface Signed {
  closedBy: string;
  stored: string;
  /** Of the totals as they stand now. */
  now: string;
}

/** 核准: a leader signs the figures of a closed month; once, never who closed it. */
@Injectable()
export class ApproveMonth {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly notify: Notify,
    private readonly months: ClosedMonths,
  ) {}

  /** @throws RuleBroken FORBIDDEN, MONTH_NOT_CLOSED, MONTH_APPROVE_OWN, MONTH_DIGEST_DIFFERS, MONTH_APPROVED_ALREADY */
  run(write: Write, month: Month, { digest }: ApproveMonthBody): Promise<ClosedMonth> {
    const { actor } = write;
    if (scopeOf(actor, 'monthClose.approve') !== 'all') throw new RuleBroken('FORBIDDEN');
    return this.writes.run(write, async (tx) => {
      const { closedBy, stored, now } = await this.closed(tx, month);
      if (closedBy === actor.userId) throw new RuleBroken('MONTH_APPROVE_OWN');
      if (digest !== stored || now !== stored) throw new RuleBroken('MONTH_DIGEST_DIFFERS', { month });
      const signed = await tx.run(
        `INSERT INTO month_close_approval (month, approved_by, digest) VALUES ($1, $2, decode($3, 'hex')) ON CONFLICT DO NOTHING`,
        [month, actor.userId, digest],
      );
      if (signed === 0) throw new RuleBroken('MONTH_APPROVED_ALREADY', { month });
      await this.audit.record(tx, actor, {
        action: 'month.approve',
        entity: 'month',
        entityId: month,
        after: { digest },
      });
      if (isNews(month, this.clock.today())) await this.tell(tx, actor, month, closedBy);
      return (await this.months.one(tx, actor, month))!;
    });
  }

  private async tell(tx: Tx, actor: Actor, month: Month, closedBy: string): Promise<void> {
    await this.notify.send(tx, {
      to: [closedBy],
      kind: 'monthClose',
      title: `${monthInWords(month)}的月结已由${actor.name}核准`,
      link: `/ledger/month-close?month=${month}`,
      key: `month-approved:${month}`,
    });
  }

  private async closed(tx: Tx, month: Month): Promise<Signed> {
    const row = await tx.one<Signed & Record<string, unknown>>(
      `SELECT closed_by AS "closedBy", encode(digest, 'hex') AS stored, encode(${TOTALS_DIGEST}, 'hex') AS now
         FROM month_close WHERE month = $1`,
      [month],
    );
    if (!row) throw new RuleBroken('MONTH_NOT_CLOSED', { month });
    return row;
  }
}
