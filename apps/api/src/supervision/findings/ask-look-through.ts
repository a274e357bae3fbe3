import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Outbox, type Write, Writes } from '@yipanqi/api/platform';
import type { LookThroughAnswer } from '@yipanqi/contract';
import { canAt, CITY_UNIT, parseQuarter, RuleBroken } from '@yipanqi/domain';
import { FactsReader } from '../facts/facts.reader';
import { RuleSetRepository } from '../rules/rule-set.repository';

/** Asks for a quarter to be looked through: what can be refused at once is, the rest is done by a job. */
@Injectable()
export class AskLookThrough {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly facts: FactsReader,
    private readonly sets: RuleSetRepository,
    private readonly audit: AuditLog,
  ) {}

  run(write: Write, wanted: string): Promise<LookThroughAnswer> {
    if (!canAt(write.actor.grants, 'supervision.issue', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const quarter = parseQuarter(wanted, 'quarter');
    return this.writes.run(write, async (tx) => {
      await this.facts.assertClosed(tx, quarter);
      await this.sets.inForce(tx);
      const jobId = await this.outbox.add(tx, {
        kind: 'supervision-findings',
        payload: { period: quarter },
        createdBy: write.actor.userId,
        fence: `supervision-findings:${quarter}:${write.actor.userId}:${write.key}`,
      });
      await this.audit.record(tx, write.actor, {
        action: 'supervision.askLookThrough',
        entity: 'supervisionRun',
        after: { quarter, jobId },
      });
      return { jobId };
    });
  }
}
