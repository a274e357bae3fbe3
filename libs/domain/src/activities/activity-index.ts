import { YI } from '../shared/money';
import {
  add,
  compareRatios,
  divide,
  minRatio,
  multiply,
  ratio,
  type Ratio,
  RATIO_ZERO,
  ratioFromDecimal,
  subtract,
  toDecimal,
} from '../shared/ratio';
import { rank, rankWithin } from '../reports/ranking';
import { type ActivityKind, LEADER_LEVELS, type LeaderLevel } from './activity';
import {
  type ActivitySubIndex,
  type IndexSchemeBody,
  KIND_OF_SUB_INDEX,
  type LevelPoints,
  SUB_INDICES,
  type SubIndex,
} from './index-scheme';

export type LevelCounts = Readonly<Record<LeaderLevel, number>>;

/** What a unit did in a period: net of reversals and revocations. */
export interface ActivityTally {
  readonly signedProjects: bigint;
  /** 分 */
  readonly contracted: bigint;
  readonly startedProjects: bigint;
  readonly activities: Readonly<Record<ActivityKind, LevelCounts>>;
}

export interface UnitActivity {
  readonly unit: string;
  readonly cohort: string;
  /** A unit that is not ranked has counts and points, and no index. */
  readonly ranked: boolean;
  readonly tally: ActivityTally;
}

/** One sub-index of a unit; decimal texts with two decimals, each rounded once from the exact value. */
export interface SubIndexFigure {
  /** Projects or activities; may be negative when more was reversed than done. */
  readonly count: number;
  readonly points: string;
  /** 0…100 within the cohort or the city; null (“—”) for a unit that is not ranked. */
  readonly normalised: string | null;
  /** normalised × weight. */
  readonly weighted: string | null;
}

export type SubIndexFigures = Readonly<Record<SubIndex, SubIndexFigure>>;

export interface UnitIndex {
  readonly unit: string;
  readonly cohort: string;
  /** 0…100, rounded once from the exact sum. */
  readonly index: string | null;
  /** In the cohort, and among all ranked units of the city. */
  readonly rank: number | null;
  readonly cityRank: number | null;
  readonly subs: SubIndexFigures;
}

/** The index of all units in a period, as an edition keeps it. */
export interface ActivityIndexOfPeriod {
  readonly period: string;
  readonly scheme: {
    readonly number: number;
    readonly name: string;
    readonly sample: boolean;
  };
  readonly units: readonly (UnitIndex & { readonly name: string })[];
}

const HUNDRED = ratio(100n);

/** Nothing done: every count 0. */
export function emptyTally(): ActivityTally {
  const none: LevelCounts = { principal: 0, deputy: 0, head: 0, staff: 0 };
  return {
    signedProjects: 0n,
    contracted: 0n,
    startedProjects: 0n,
    activities: { visit: none, reception: none, event: none, publicity: none },
  };
}

/** By the order of the units given. Exact until each number is rounded, once. */
export function activityIndex(scheme: IndexSchemeBody, units: readonly UnitActivity[]): UnitIndex[] {
  const exactOf = indexAmong(scheme, units);
  const exact = units.map((unit) => ({ unit, ...exactOf(unit) }));
  const ranked = exact.filter(({ unit }) => unit.ranked);
  const values = ranked.map(({ unit, index }) => ({ unit: unit.unit, cohort: unit.cohort, value: index }));
  const inCity = placesOf(rank(values));
  const inCohort = placesOf([...rankWithin(values).values()].flat());
  return exact.map(({ unit, index, normalised }) => ({
    unit: unit.unit,
    cohort: unit.cohort,
    index: unit.ranked ? toDecimal(index, 2) : null,
    rank: inCohort.get(unit.unit) ?? null,
    cityRank: inCity.get(unit.unit) ?? null,
    subs: bySubIndex((sub) => ({
      count: subIndexCount(unit.tally, sub),
      points: toDecimal(subIndexPoints(scheme, unit.tally, sub), 2),
      normalised: unit.ranked ? toDecimal(normalised[sub], 2) : null,
      weighted: unit.ranked ? toDecimal(weighted(scheme, sub, normalised[sub]), 2) : null,
    })),
  }));
}

/** Index and normalised sub-indices, not rounded. */
export interface ExactIndex {
  readonly index: Ratio;
  readonly normalised: Readonly<Record<SubIndex, Ratio>>;
}

/** How a unit stands among these, exactly; highest and lowest points are looked for once, whatever the number of units asked. */
export function indexAmong(scheme: IndexSchemeBody, units: readonly UnitActivity[]): (of: UnitActivity) => ExactIndex {
  const ranges = new Map<string, PointRange>();
  const rangeOf = (of: UnitActivity, sub: SubIndex): PointRange => {
    const group = scheme.normalisation.scope === 'city' ? '' : of.cohort;
    const key = `${sub} ${group}`;
    const known = ranges.get(key) ?? pointRange(scheme, sub, units.filter(isPeer(group)));
    ranges.set(key, known);
    return known;
  };
  return (of) => {
    const normalised = bySubIndex((sub) => normalise(scheme, sub, of, rangeOf(of, sub)));
    const index = SUB_INDICES.map((sub) => weighted(scheme, sub, normalised[sub])).reduce(add, RATIO_ZERO);
    return { index, normalised };
  };
}

/** Projects signed or started, or activities of the kind. */
export function subIndexCount(tally: ActivityTally, sub: SubIndex): number {
  if (sub === 'signings') return Number(tally.signedProjects);
  if (sub === 'starts') return Number(tally.startedProjects);
  const counts = tally.activities[KIND_OF_SUB_INDEX[sub]];
  return LEADER_LEVELS.reduce((sum, level) => sum + counts[level], 0);
}

/** What the counts of a sub-index are worth, exact. */
export function subIndexPoints({ points }: IndexSchemeBody, tally: ActivityTally, sub: SubIndex): Ratio {
  if (sub === 'starts') return times(points.starts.project, tally.startedProjects);
  if (sub !== 'signings') return levelPoints(points[sub], tally.activities[KIND_OF_SUB_INDEX[sub]]);
  const money = multiply(ratioFromDecimal(points.signings.hundredMillion), ratio(tally.contracted, YI));
  return add(times(points.signings.project, tally.signedProjects), money);
}

/** Σ points × count over the levels of leader, exact. */
export function levelPoints(points: LevelPoints, counts: LevelCounts): Ratio {
  return LEADER_LEVELS.map((level) => times(points[level], BigInt(counts[level]))).reduce(add, RATIO_ZERO);
}

/** What one activity of a kind, led by somebody of a level, is worth. */
export function activityPoints({ points }: IndexSchemeBody, sub: ActivitySubIndex, level: LeaderLevel): Ratio {
  return ratioFromDecimal(points[sub][level]);
}

/** One entry for each sub-index, in their order. */
export function bySubIndex<T>(valueOf: (sub: SubIndex) => T): Record<SubIndex, T> {
  return Object.fromEntries(SUB_INDICES.map((sub) => [sub, valueOf(sub)])) as Record<SubIndex, T>;
}

interface PointRange {
  readonly lowest: Ratio;
  readonly highest: Ratio;
}

/** Ranked units of a cohort; of the whole city when it is ''. */
function isPeer(cohort: string): (unit: UnitActivity) => boolean {
  return (unit) => unit.ranked && (cohort === '' || unit.cohort === cohort);
}

/** 0 to 0 where there is nobody. */
function pointRange(scheme: IndexSchemeBody, sub: SubIndex, peers: readonly UnitActivity[]): PointRange {
  const all = peers.map((peer) => earned(scheme, sub, peer));
  const [first = RATIO_ZERO] = all;
  return { lowest: all.reduce(minRatio, first), highest: all.reduce(maxRatio, first) };
}

function earned(scheme: IndexSchemeBody, sub: SubIndex, { tally }: UnitActivity): Ratio {
  return maxRatio(subIndexPoints(scheme, tally, sub), RATIO_ZERO);
}

/** 0…100. Where nobody earned anything it is 0 for all; where all earned the same it is 100 for all. */
function normalise(scheme: IndexSchemeBody, sub: SubIndex, of: UnitActivity, { lowest, highest }: PointRange): Ratio {
  if (highest.n === 0n) return RATIO_ZERO;
  // A unit that is not ranked stands beside the others, not above them.
  const own = minRatio(maxRatio(earned(scheme, sub, of), lowest), highest);
  const { method, floor } = scheme.normalisation;
  if (method === 'max') return multiply(HUNDRED, divide(own, highest));
  if (compareRatios(highest, lowest) === 0) return HUNDRED;
  const start = ratioFromDecimal(floor);
  const part = divide(subtract(own, lowest), subtract(highest, lowest));
  return add(start, multiply(part, subtract(HUNDRED, start)));
}

function weighted(scheme: IndexSchemeBody, sub: SubIndex, normalised: Ratio): Ratio {
  return divide(multiply(normalised, ratioFromDecimal(scheme.weights[sub])), HUNDRED);
}

function times(points: string, count: bigint): Ratio {
  return multiply(ratioFromDecimal(points), ratio(count));
}

function maxRatio(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) >= 0 ? a : b;
}

function placesOf(
  ranked: readonly { readonly unit: string; readonly rank: number | null }[],
): Map<string, number | null> {
  return new Map(ranked.map(({ unit, rank: place }) => [unit, place]));
}
