import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Outbox, type Tx, type Write, Writes } from '@yipanqi/api/platform';
import type { ComputeEditionAnswer, ComputeEditionBody, EditionKind } from '@yipanqi/contract';
import { canAt, CITY_UNIT, RuleBroken } from '@yipanqi/domain';
import { EDITION_JOBS, parsePeriod } from './edition-kind';
import { EditionMakers } from './edition-makers';

/** Asks for an edition: what can be refused at once is; the figures are computed by a job. */
@Injectable()
export class RequestEdition {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly makers: EditionMakers,
  ) {}

  /** @throws RuleBroken FORBIDDEN, EDITION_KIND_UNAVAILABLE, MONTH_INVALID …, and what the maker refuses: MONTH_NOT_CLOSED … */
  async run(write: Write, body: ComputeEditionBody): Promise<ComputeEditionAnswer> {
    if (!canAt(write.actor.grants, 'report.compute', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const kind = body.kind === 'monthly' && body.interim ? 'monthlyInterim' : body.kind;
    const period = parsePeriod(kind, body.period);
    const reason = (body.reason ?? '').trim();
    return this.writes.run(write, async (tx) => {
      await this.assertPossible(tx, kind, period);
      const jobId = await this.outbox.add(tx, {
        kind: EDITION_JOBS[kind],
        payload: { kind, period, reason },
        createdBy: write.actor.userId,
        fence: `edition:${kind}:${period}:${write.actor.userId}:${write.key}`,
      });
      await this.audit.record(tx, write.actor, {
        action: 'edition.request',
        entity: 'edition',
        entityId: null,
        after: { kind, period, reason, jobId },
      });
      return { jobId };
    });
  }

  private async assertPossible(tx: Tx, kind: EditionKind, period: string): Promise<void> {
    const maker = this.makers.of(kind);
    if (maker.assertPossible) await maker.assertPossible(tx, period);
    else await maker.read(tx, period);
  }
}
