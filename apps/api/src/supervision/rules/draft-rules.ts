import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { newId, updateVersioned, ValidationFailed, type Write, Writes } from '@yipanqi/api/platform';
import type { DraftRulesBody, RuleSetDetail } from '@yipanqi/contract';
import { canAt, CITY_UNIT, REASON_MAX, requiredText, RuleBroken, ruleSetFaults } from '@yipanqi/domain';
import { FactProviders } from '../facts/fact-providers';
import { RuleSetRepository } from './rule-set.repository';
import { RulesQuery } from './rules.query';

/** Writes the draft of the next version. There is one draft at a time; what is approved stays as it is. */
@Injectable()
export class DraftRules {
  constructor(
    private readonly writes: Writes,
    private readonly providers: FactProviders,
    private readonly sets: RuleSetRepository,
    private readonly query: RulesQuery,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ValidationFailed with place and reason of every fault; RuleBroken SUPERVISION_RULES_DRAFT, VERSION_STALE */
  run(write: Write, body: DraftRulesBody): Promise<RuleSetDetail> {
    const { actor } = write;
    if (!canAt(actor.grants, 'supervisionRule.draft', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const { name, rules, lights } = body;
    const faults = ruleSetFaults({ name, rules, lights }, this.providers.subjects());
    if (faults.length > 0) {
      throw new ValidationFailed(
        'VALIDATION_FAILED',
        faults.map(({ path, place, reason }) => ({ field: path, message: `${place}：${reason}` })),
      );
    }
    const reason = requiredText(body.reason, '修订原因', REASON_MAX, 'reason');
    return this.writes.run(write, async (tx) => {
      const all = await this.sets.lock(tx);
      const draft = all.find(({ status }) => status === 'draft');
      if (draft && body.version === undefined) {
        throw new RuleBroken('SUPERVISION_RULES_DRAFT', { version: draft.rulesVersion });
      }
      const rulesVersion = draft?.rulesVersion ?? (all[0]?.rulesVersion ?? 0) + 1;
      const values = [name.trim(), JSON.stringify(rules), JSON.stringify(lights), reason, actor.userId];
      if (draft) {
        const set = `name = $3, rules = $4, lights = $5, reason = $6, drafted_by = $7, drafted_at = now(), sample = false`;
        await updateVersioned(tx, 'supervision_rule_set', draft.id, body.version ?? 0, set, values);
      } else {
        await tx.run(
          `INSERT INTO supervision_rule_set (id, rules_version, status, name, rules, lights, reason, drafted_by)
           VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7)`,
          [newId(), rulesVersion, ...values],
        );
      }
      const detail = await this.query.detail(tx, actor, rulesVersion);
      await this.audit.record(tx, actor, {
        action: 'supervisionRule.draft',
        entity: 'supervisionRuleSet',
        entityId: detail.id,
        before: draft ? { name: draft.name, rules: draft.rules, lights: draft.lights } : null,
        after: { rulesVersion, name, reason, rules, lights },
      });
      return detail;
    });
  }
}
