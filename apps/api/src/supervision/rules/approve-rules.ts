import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { updateVersioned, type Write, Writes } from '@yipanqi/api/platform';
import type { RuleSetDetail } from '@yipanqi/contract';
import { assertRuleSet, canAt, CITY_UNIT, RULE_SET_STATUS_NAMES, RuleBroken } from '@yipanqi/domain';
import { FactProviders } from '../facts/fact-providers';
import { RuleSetRepository } from './rule-set.repository';
import { RulesQuery } from './rules.query';

/** Puts a draft in force, never by who drafted it. From then on it never changes. */
@Injectable()
export class ApproveRules {
  constructor(
    private readonly writes: Writes,
    private readonly providers: FactProviders,
    private readonly sets: RuleSetRepository,
    private readonly query: RulesQuery,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken SUPERVISION_RULES_STATUS, SUPERVISION_RULES_OWN, SUPERVISION_RULES_FAULTY, VERSION_STALE */
  run(write: Write, rulesVersion: number, version: number): Promise<RuleSetDetail> {
    const { actor } = write;
    if (!canAt(actor.grants, 'supervisionRule.approve', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    return this.writes.run(write, async (tx) => {
      const set = (await this.sets.lock(tx)).find((each) => each.rulesVersion === rulesVersion);
      if (!set) throw new RuleBroken('NOT_FOUND');
      if (set.status !== 'draft') {
        const status = RULE_SET_STATUS_NAMES[set.status];
        throw new RuleBroken('SUPERVISION_RULES_STATUS', { version: rulesVersion, status, action: '批准' });
      }
      if (set.draftedBy === actor.userId) throw new RuleBroken('SUPERVISION_RULES_OWN');
      assertRuleSet(set, this.providers.subjects());
      const change = `status = 'approved', approved_by = $3, approved_at = now()`;
      await updateVersioned(tx, 'supervision_rule_set', set.id, version, change, [actor.userId]);
      await this.audit.record(tx, actor, {
        action: 'supervisionRule.approve',
        entity: 'supervisionRuleSet',
        entityId: set.id,
        before: { status: 'draft' },
        after: { status: 'approved', rulesVersion, name: set.name },
      });
      return this.query.detail(tx, actor, rulesVersion);
    });
  }
}
