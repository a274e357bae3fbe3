import { Injectable } from '@nestjs/common';
import type { Actor, Queryable } from '@yipanqi/api/platform';
import type { RuleSetDetail, RuleSetSummary } from '@yipanqi/contract';
import { lightWords, orderLightWords, RuleBroken } from '@yipanqi/domain';
import { FactProviders } from '../facts/fact-providers';
import { RuleSetRepository, type StoredRuleSet } from './rule-set.repository';

@Injectable()
export class RulesQuery {
  constructor(
    private readonly sets: RuleSetRepository,
    private readonly providers: FactProviders,
  ) {}

  async list(db: Queryable, actor: Actor): Promise<RuleSetSummary[]> {
    const all = await this.sets.all(db);
    return all.map((set) => summary(set, all, actor));
  }

  /** @throws RuleBroken NOT_FOUND */
  async detail(db: Queryable, actor: Actor, rulesVersion: number): Promise<RuleSetDetail> {
    const all = await this.sets.all(db);
    const set = all.find((each) => each.rulesVersion === rulesVersion);
    if (!set) throw new RuleBroken('NOT_FOUND');
    return {
      ...summary(set, all, actor),
      rules: set.rules,
      lights: set.lights,
      lightWords: lightWords(set.lights),
      orderLightWords: orderLightWords(set.lights),
      subjects: this.providers.subjects(),
    };
  }
}

function summary(set: StoredRuleSet, all: readonly StoredRuleSet[], actor: Actor): RuleSetSummary {
  const { id, rulesVersion, name, sample, status, reason, draftedByName, approvedByName, version } = set;
  const newest = all.find((each) => each.status === 'approved');
  return {
    id,
    rulesVersion,
    name,
    sample,
    status,
    reason,
    rules: set.rules.length,
    draftedByName,
    draftedAt: set.draftedAt.toISOString(),
    own: set.draftedBy === actor.userId,
    approvedByName,
    approvedAt: set.approvedAt?.toISOString() ?? null,
    inForce: newest?.rulesVersion === rulesVersion,
    version,
  };
}
