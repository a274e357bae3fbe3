import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Outbox, type Write, Writes } from '@yipanqi/api/platform';
import type { ComputeEditionAnswer, ComputeEditionBody } from '@yipanqi/contract';
import { canAt, CITY_UNIT, parseMonth, RuleBroken } from '@yipanqi/domain';
import { MonthFiguresReader } from './month-figures';

/** Asks for an edition: what can be refused at once is; the figures are computed by a job. */
@Injectable()
export class RequestEdition {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly figures: MonthFiguresReader,
  ) {}

  /** @throws RuleBroken FORBIDDEN, MONTH_INVALID, EDITION_MONTH_AHEAD, MONTH_NOT_CLOSED, EDITION_INTERIM_CLOSED */
  async run(write: Write, body: ComputeEditionBody): Promise<ComputeEditionAnswer> {
    if (!canAt(write.actor.grants, 'report.compute', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const period = parseMonth(body.period, 'period');
    const interim = body.interim ?? false;
    const reason = (body.reason ?? '').trim();
    return this.writes.run(write, async (tx) => {
      this.figures.assertBegun(period);
      const lastClosed = await this.figures.lastClosed(tx);
      const open = lastClosed === null || period > lastClosed;
      if (!interim && open) throw new RuleBroken('MONTH_NOT_CLOSED', { month: period }, 'period');
      if (interim && !open) throw new RuleBroken('EDITION_INTERIM_CLOSED', { month: period }, 'period');
      const jobId = await this.outbox.add(tx, {
        kind: 'monthly-bulletin',
        payload: { period, interim, reason },
        createdBy: write.actor.userId,
        fence: `monthly-bulletin:${interim ? 'interim' : 'closed'}:${period}:${write.actor.userId}:${write.key}`,
      });
      await this.audit.record(tx, write.actor, {
        action: 'edition.request',
        entity: 'edition',
        entityId: null,
        after: { kind: body.kind, period, interim, reason, jobId },
      });
      return { jobId };
    });
  }
}
