import { add, compareRatios, divide, minRatio, multiply, type Ratio, RATIO_ZERO, subtract } from '../shared/ratio';
import { rankWithin } from '../reports/ranking';
import { exact, points, rounded, shownPoints } from './exact';
import type { AssessmentFacts } from './facts';
import { figureOf } from './figures';
import { membersOf } from './list-members';
import { isMissing, type ScoreStep } from './method';
import { itemQuantities, standsOutside } from './methods';
import { readQuantity } from './quantity';
import type { AssessmentResult, ItemResult, ItemState, ListResult, UnitResult } from './result';
import { type GradeBand, type ItemOf, NO_TARGET_NAMES, type Scheme, type SchemeItem, type SchemeList } from './scheme';
import { type ItemOutcome, scoreItems, type UnitOutcomes } from './score-items';
import { sharedOut } from './weights';

/**
 * The scores of a year. Everything is exact until an item's score is rounded once to two decimals, half up; a unit's score is
 * the sum of its items' scores as printed, so that a reader can add it up. The scheme must be sound (`checkScheme`).
 */
export function assess(scheme: Scheme, facts: AssessmentFacts): AssessmentResult {
  const { key, name, sample } = scheme;
  const lists = scheme.lists.map((list) => assessList(list, facts));
  return { scheme: key, name, sample, year: facts.year, asOf: facts.asOf, lists };
}

function assessList(list: SchemeList, facts: AssessmentFacts): ListResult {
  const units = scoreItems(list, membersOf(list, facts), facts).map((one) => scoreUnit(list, one));
  const { key, name, kind, ranking, fullScore } = list;
  return { key, name, kind, by: ranking.by, fullScore: points(exact(fullScore)), units: ranked(list, units) };
}

interface ScoredUnit {
  readonly result: Omit<UnitResult, 'rank' | 'of'>;
  readonly rankedBy: Ratio | null;
}

interface Award {
  readonly entry: ItemOutcome;
  readonly weight: Ratio | null;
  readonly score: Ratio | null;
  readonly vetoedBy: string | null;
}

function scoreUnit(list: SchemeList, { unit, group, items }: UnitOutcomes): ScoredUnit {
  const awards = vetoedItems(awarded(items));
  const counted = awards.some(({ entry, score }) => score !== null && !standsOutside(entry.item));
  const before = awards.reduce((sum, { score }) => (score === null ? sum : add(sum, score)), RATIO_ZERO);
  const { results, score } = withScoreVetoes(
    awards.map((award) => itemResult(award, unit)),
    awards,
    before,
    counted,
  );
  const { ranking } = list;
  const value = ranking.by === 'value' ? readQuantity(ranking.quantity, unit).value : null;
  return {
    result: {
      unit: unit.unit,
      name: unit.name,
      cohort: unit.cohort,
      group,
      items: results,
      score: score && points(score),
      value: ranking.by === 'value' ? figureOf(ranking.quantity, unit) : null,
      grade: score && gradeOf(score, list.grades),
    },
    rankedBy: ranking.by === 'value' ? value : score,
  };
}

/** Each item's points on its effective weight, rounded. */
function awarded(items: readonly ItemOutcome[]): Award[] {
  const inside = items.filter(({ item }) => !standsOutside(item));
  const weights = sharedOut(
    inside.map(({ item }) => item.weight),
    inside.map(({ points: own }) => own === null),
  );
  return items.map((entry) => {
    const { item, points: own } = entry;
    if (standsOutside(item)) return { entry, weight: RATIO_ZERO, score: own && rounded(own), vetoedBy: null };
    const weight = weights[inside.indexOf(entry)] ?? null;
    return {
      entry,
      weight,
      score: own && weight && rounded(onWeight(own, exact(item.weight), weight)),
      vetoedBy: null,
    };
  });
}

function onWeight(own: Ratio, stated: Ratio, effective: Ratio): Ratio {
  return stated.n === 0n ? own : divide(multiply(own, effective), stated);
}

function vetoedItems(awards: readonly Award[]): Award[] {
  const breaches = awards.flatMap(({ entry }) => (isBreach(entry) ? [entry.item] : [])).filter(isVeto);
  return awards.map((award) => {
    const by = breaches.find(({ parameters }) => parameters.item === award.entry.item.key);
    if (!by || award.score === null) return award;
    return { ...award, score: rounded(minRatio(award.score, exact(by.parameters.level))), vetoedBy: by.name };
  });
}

/** A veto on the whole score is the last item: what it takes away is its own score, so that the items still add up. */
function withScoreVetoes(
  results: readonly ItemResult[],
  awards: readonly Award[],
  before: Ratio,
  counted: boolean,
): { results: ItemResult[]; score: Ratio | null } {
  if (!counted) return { results: [...results], score: null };
  let score = before;
  const after = results.map((result, index) => {
    const item = awards[index]?.entry.item;
    if (result.state !== 'breach' || !item || !isVeto(item) || item.parameters.item !== null) return result;
    const level = rounded(exact(item.parameters.level));
    const taken = subtract(minRatio(score, level), score);
    const step = { label: '总分', formula: `不高于 ${points(level)} 分`, result: `${points(taken)} 分` };
    score = add(score, taken);
    return { ...result, score: points(taken), steps: [...result.steps, step] };
  });
  return { results: after, score };
}

function itemResult({ entry, weight, score, vetoedBy }: Award, unit: UnitOutcomes['unit']): ItemResult {
  const { item, outcome } = entry;
  const state = stateOf(entry, score, vetoedBy);
  return {
    key: item.key,
    name: item.name,
    method: item.method,
    state,
    weight: points(exact(item.weight)),
    effectiveWeight: points(weight ?? RATIO_ZERO),
    raw: isMissing(outcome) ? null : shownPoints(outcome.raw),
    score: score && points(score),
    capped: !isMissing(outcome) && outcome.capped,
    steps: [...(isMissing(outcome) ? missingSteps(item, outcome.missing, score) : outcome.steps), ...lateSteps()],
    figures: itemQuantities(item).map(({ quantity }) => figureOf(quantity, unit)),
  };

  function lateSteps(): ScoreStep[] {
    const stated = exact(item.weight);
    const shared = weight !== null && !standsOutside(item) && compareRatios(weight, stated) !== 0 && score !== null;
    return [
      ...(shared && entry.points
        ? [
            {
              label: '分担权重',
              formula: `${shownPoints(entry.points)} × ${points(weight)} ÷ ${points(stated)}`,
              result: `${shownPoints(onWeight(entry.points, stated, weight))} 分`,
            },
          ]
        : []),
      ...(vetoedBy !== null && score ? [{ label: '否决', formula: vetoedBy, result: `${points(score)} 分` }] : []),
    ];
  }
}

function stateOf(entry: ItemOutcome, score: Ratio | null, vetoedBy: string | null): ItemState {
  if (score === null) return 'excluded';
  if (vetoedBy !== null) return 'vetoed';
  if (isBreach(entry)) return 'breach';
  return isMissing(entry.outcome) ? 'missing' : 'scored';
}

function missingSteps(item: SchemeItem, why: string, score: Ratio | null): ScoreStep[] {
  const rule = score === null ? NO_TARGET_NAMES.excluded : NO_TARGET_NAMES[item.noTarget];
  return [{ label: '按方案', formula: `${why}，${rule}`, result: score === null ? '—' : `${points(score)} 分` }];
}

function isBreach({ outcome }: ItemOutcome): boolean {
  return !isMissing(outcome) && outcome.breach === true;
}

function isVeto(item: SchemeItem): item is ItemOf<'veto'> {
  return item.method === 'veto';
}

function gradeOf(score: Ratio, grades: readonly GradeBand[]): string | null {
  return grades.find(({ from }) => from === null || compareRatios(score, exact(from)) >= 0)?.name ?? null;
}

function ranked(list: SchemeList, units: readonly ScoredUnit[]): UnitResult[] {
  const byUnit = new Map(units.map((one) => [one.result.unit, one.result]));
  const values = units.map(({ result, rankedBy }) => ({ unit: result.unit, value: rankedBy, cohort: result.group }));
  const groups = rankWithin(values);
  return list.groups.flatMap(({ name }) => {
    const entries = groups.get(name) ?? [];
    const of = entries.filter(({ rank }) => rank !== null).length;
    return entries.flatMap(({ unit, rank }) => {
      const result = byUnit.get(unit);
      return result ? [{ ...result, rank, of }] : [];
    });
  });
}
