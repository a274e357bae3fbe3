import type { PostingsKey, RankedFigure, RankingRow, RankingWindow } from '@yipanqi/contract';
import {
  byCohortThenCode,
  CITY_UNIT,
  completion,
  firstMonthOf,
  type Measure,
  type Month,
  paceGap,
  rank,
  rankChange,
  rankWithin,
  type TargetValue,
  timeProgress,
  wireValue,
  yearOf,
  yoy,
} from '@yipanqi/domain';
import type { UnitFigure, UnitFigures } from './month-figures';

export interface RankedUnit {
  readonly id: string;
  readonly name: string;
  readonly cohort: string;
  readonly ranked: boolean;
}

/** One measure in three months: the one that is ranked, the one before it, and the same a year ago. */
export interface RankingFacts {
  readonly month: Month;
  readonly measure: Measure;
  readonly window: RankingWindow;
  readonly units: readonly RankedUnit[];
  readonly now: UnitFigures | null;
  readonly lastMonth: UnitFigures | null;
  readonly lastYear: UnitFigures | null;
  /** Approved targets of the year. */
  readonly targets: readonly TargetValue[];
}

export interface RankedMeasure {
  readonly city: RankedFigure;
  /** By cohort, then rank. */
  readonly rows: readonly Omit<RankingRow, 'own'>[];
}

type FigureOf = (unit: string) => UnitFigure;

/** Ranks by the value of the window; completion and pace are always year to date against the annual target. */
export function rankMeasure(facts: RankingFacts): RankedMeasure {
  const now = ranksOf(facts, facts.now);
  const last = facts.lastMonth && ranksOf(facts, facts.lastMonth);
  const rows = facts.units.map((unit) => ({
    unit: unit.id,
    name: unit.name,
    cohort: unit.cohort,
    ...figure(facts, of(facts.now)(unit.id), facts.lastYear && of(facts.lastYear)(unit.id), unit.id),
    rank: now.cohort(unit.id),
    cityRank: now.city(unit.id),
    rankChange: rankChange(last?.cohort(unit.id), now.cohort(unit.id)),
    cityRankChange: rankChange(last?.city(unit.id), now.city(unit.id)),
  }));
  const order = (row: (typeof rows)[number]): number => row.rank ?? Number.MAX_SAFE_INTEGER;
  rows.sort((a, b) => (a.cohort === b.cohort ? order(a) - order(b) : 0) || byCohortThenCode(asMember(a), asMember(b)));
  return { city: figure(facts, whole(facts.now), facts.lastYear && whole(facts.lastYear), null), rows };
}

function figure(facts: RankingFacts, now: UnitFigure, lastYear: UnitFigure | null, unit: string | null): RankedFigure {
  const { measure, month, window } = facts;
  const target = targetOf(facts, unit);
  const inWindow = (one: UnitFigure): bigint => (window === 'month' ? one.value : one.yearToDate);
  return {
    value: wireValue(measure, inWindow(now)),
    target: target ? wireValue(measure, target.value) : null,
    completion: completion(now.yearToDate, target?.value),
    paceGap: paceGap(now.yearToDate, target?.value, timeProgress(month, target?.phasing ?? null)),
    yoy: yoy(inWindow(now), lastYear && inWindow(lastYear)),
    postings: postingsOf(facts, unit),
  };
}

/** The bureau's id carries the city's targets; the bureau itself has none. */
function targetOf({ targets, measure }: RankingFacts, unit: string | null): TargetValue | undefined {
  if (unit === CITY_UNIT) return undefined;
  return targets.find((target) => target.measure === measure && target.unit === (unit ?? CITY_UNIT));
}

function postingsOf({ measure, month, window }: RankingFacts, unit: string | null): PostingsKey {
  const from = window === 'month' ? month : firstMonthOf(yearOf(month));
  return { measure, from, to: month, unit, quotaLine: null };
}

interface Ranks {
  readonly cohort: (unit: string) => number | null;
  readonly city: (unit: string) => number | null;
}

function ranksOf({ units, window }: RankingFacts, figures: UnitFigures | null): Ranks {
  const value = (unit: string): bigint => (window === 'month' ? of(figures)(unit).value : of(figures)(unit).yearToDate);
  const values = units.filter(({ ranked }) => ranked).map(({ id, cohort }) => ({ unit: id, cohort, value: value(id) }));
  const city = new Map(rank(values).map((one) => [one.unit, one.rank]));
  const cohort = new Map([...rankWithin(values).values()].flat().map((one) => [one.unit, one.rank]));
  return { cohort: (unit) => cohort.get(unit) ?? null, city: (unit) => city.get(unit) ?? null };
}

function of(figures: UnitFigures | null): FigureOf {
  return (unit) => figures?.byUnit.get(unit) ?? { value: 0n, yearToDate: 0n };
}

function whole(figures: UnitFigures | null): UnitFigure {
  const all = [...(figures?.byUnit.values() ?? [])];
  return {
    value: all.reduce((sum, one) => sum + one.value, 0n),
    yearToDate: all.reduce((sum, one) => sum + one.yearToDate, 0n),
  };
}

function asMember({ unit, cohort }: { unit: string; cohort: string }): { id: string; cohort: string } {
  return { id: unit, cohort };
}
