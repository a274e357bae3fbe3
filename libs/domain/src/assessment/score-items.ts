import { monthNumber } from '../shared/calendar';
import { divide, minRatio, multiply, type Ratio, ratio } from '../shared/ratio';
import { exact, exactOrNull } from './exact';
import type { AssessmentFacts, UnitFacts } from './facts';
import type { GroupMembers } from './list-members';
import { isMissing, type Missing, type Outcome, type Scored } from './method';
import { METHODS, scoreItem } from './methods';
import { total } from './methods/support';
import type { SchemeItem, SchemeList } from './scheme';

/** What an item came to for a unit, before weights are shared out. */
export interface ItemOutcome {
  readonly item: SchemeItem;
  readonly outcome: Outcome;
  /** What counts: the method's points, or what the no-target rule says; null when the item is excluded. */
  readonly points: Ratio | null;
}

export interface UnitOutcomes {
  readonly unit: UnitFacts;
  readonly group: string;
  readonly items: readonly ItemOutcome[];
}

interface UnitScores {
  readonly unit: UnitFacts;
  readonly group: string;
  readonly outcomes: readonly { readonly item: SchemeItem; readonly outcome: Outcome }[];
}

/** Every item of every unit of a list; what has no target or value is settled by the item's rule. */
export function scoreItems(list: SchemeList, members: readonly GroupMembers[], facts: AssessmentFacts): UnitOutcomes[] {
  const everyone = members.flatMap(({ units }) => units);
  const scores = members.flatMap(({ group, units }) =>
    units.map((unit) => ({ unit, group: group.name, outcomes: scoreUnit(unit, units, everyone) })),
  );
  return scores.map((one) => ({
    unit: one.unit,
    group: one.group,
    items: one.outcomes.map(({ item, outcome }) => ({ item, outcome, points: settled(item, outcome, one, scores) })),
  }));

  function scoreUnit(unit: UnitFacts, group: readonly UnitFacts[], all: readonly UnitFacts[]): UnitScores['outcomes'] {
    const taken = new Set<string>();
    const name = members.find(({ units }) => units === group)?.group.name ?? '';
    return list.items
      .filter(({ groups }) => groups === null || groups.includes(name))
      .map((item) => {
        const outcome = scoreItem(item, {
          unit,
          group,
          list: all,
          elapsed: monthNumber(facts.asOf),
          weight: exact(item.weight),
          cap: METHODS[item.method].cap === null ? null : exactOrNull(item.cap),
          takenLeads: taken,
        });
        if (!isMissing(outcome)) for (const lead of outcome.takes ?? []) taken.add(lead);
        return { item, outcome };
      });
  }
}

function settled(item: SchemeItem, outcome: Outcome, own: UnitScores, all: readonly UnitScores[]): Ratio | null {
  if (!isMissing(outcome)) return outcome.points;
  if (item.noTarget === 'zero') return ratio(0n);
  if (item.noTarget === 'full') return fullMarks(item);
  return item.noTarget === 'average' ? average(item, own, all) : null;
}

/** The weight, or less where a cap lets nobody reach it. */
function fullMarks({ method, weight, cap }: SchemeItem): Ratio {
  const kind = METHODS[method].cap;
  const full = exact(weight);
  if (cap === null || kind === null) return full;
  return minRatio(full, kind === 'points' ? exact(cap) : multiply(full, exact(cap)));
}

/** The mean of what the units of the same group got; null when none got any. */
function average(item: SchemeItem, own: UnitScores, all: readonly UnitScores[]): Ratio | null {
  const peers = all
    .filter(({ group }) => group === own.group)
    .flatMap(({ outcomes }) => outcomes.filter((each) => each.item.key === item.key))
    .map(({ outcome }) => outcome)
    .filter((each: Scored | Missing): each is Scored => !isMissing(each));
  if (peers.length === 0) return null;
  return divide(total(peers.map(({ points }) => points)), ratio(BigInt(peers.length)));
}
