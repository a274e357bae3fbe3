import { ratioFromDecimal, subtract, toDecimal } from '../shared/ratio';
import { rankChange } from '../reports/ranking';
import type { AssessmentResult, ListResult, UnitResult } from './result';

export interface Standing {
  /** Points, or the figure that the list ranks by. */
  readonly score: string | null;
  readonly rank: number | null;
}

export interface UnitComparison {
  readonly unit: string;
  readonly name: string;
  readonly group: string;
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** Points won or lost; null when one of them is missing or the list ranks by a figure. */
  readonly scoreChange: string | null;
  /** Places won (+) or lost (−). */
  readonly rankChange: number | null;
}

export interface ListComparison {
  readonly key: string;
  readonly name: string;
  readonly by: ListResult['by'];
  /** In the order of the second result; what is only in the first comes last. */
  readonly units: readonly UnitComparison[];
}

/** The same facts under two schemes, list by list and unit by unit. */
export function compareResults(before: AssessmentResult, after: AssessmentResult): ListComparison[] {
  return after.lists.map((list) => {
    const old = before.lists.find(({ key }) => key === list.key);
    const gone = (old?.units ?? []).filter(({ unit }) => !list.units.some((each) => each.unit === unit));
    const pairs = [
      ...list.units.map((unit) => [old?.units.find((each) => each.unit === unit.unit) ?? null, unit] as const),
      ...gone.map((unit) => [unit, null] as const),
    ];
    return { key: list.key, name: list.name, by: list.by, units: pairs.flatMap(([was, is]) => compareUnits(was, is)) };
  });
}

function compareUnits(before: UnitResult | null, after: UnitResult | null): UnitComparison[] {
  const known = after ?? before;
  if (!known) return [];
  const { unit, name, group } = known;
  const [was, is] = [before && standing(before), after && standing(after)];
  const scored = before?.score != null && after?.score != null;
  const change = scored ? subtract(ratioFromDecimal(after.score), ratioFromDecimal(before.score)) : null;
  return [
    {
      unit,
      name,
      group,
      before: was,
      after: is,
      scoreChange: change && toDecimal(change, 2),
      rankChange: rankChange(was?.rank, is?.rank),
    },
  ];
}

function standing({ score, value, rank }: UnitResult): Standing {
  return { score: value ? value.value : score, rank };
}
