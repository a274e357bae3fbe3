import type { Month } from '../shared/calendar';
import { add, compareRatios, type Ratio, ratio, RATIO_ZERO, ratioFromDecimal, toDecimal } from '../shared/ratio';
import { type ErrorCode, type ErrorDetails } from '../shared/error-sentences';
import { RuleBroken } from '../shared/rule-broken';
import { type ActivityKind, LEADER_LEVEL_NAMES, LEADER_LEVELS, type LeaderLevel } from './activity';

/** The six sub-indices of 活跃指数, in the order in which they are printed. */
export const SUB_INDICES = ['signings', 'starts', 'visitsOut', 'visitsIn', 'events', 'publicity'] as const;
export type SubIndex = (typeof SUB_INDICES)[number];

export const SUB_INDEX_NAMES: Readonly<Record<SubIndex, string>> = {
  signings: '签约',
  starts: '开工',
  visitsOut: '外出招商',
  visitsIn: '来访接待',
  events: '招商活动',
  publicity: '宣传推介',
};

/** Sub-indices that are counted from activities; the other two come from the ledger. */
export const ACTIVITY_SUB_INDICES = ['visitsOut', 'visitsIn', 'events', 'publicity'] as const;
export type ActivitySubIndex = (typeof ACTIVITY_SUB_INDICES)[number];

export const KIND_OF_SUB_INDEX: Readonly<Record<ActivitySubIndex, ActivityKind>> = {
  visitsOut: 'visit',
  visitsIn: 'reception',
  events: 'event',
  publicity: 'publicity',
};

export const NORMALISATIONS = ['max', 'minMax'] as const;
export type Normalisation = (typeof NORMALISATIONS)[number];

export const NORMALISATION_NAMES: Readonly<Record<Normalisation, string>> = {
  max: '与最高值相比：得分 ÷ 最高得分 × 100',
  minMax: '功效系数：（得分 − 最低）÷（最高 − 最低）×（100 − 起点）+ 起点',
};

export const INDEX_SCOPES = ['cohort', 'city'] as const;
export type IndexScope = (typeof INDEX_SCOPES)[number];

export const INDEX_SCOPE_NAMES: Readonly<Record<IndexScope, string>> = { cohort: '分组内', city: '全市' };

/** Decimal texts throughout, so that nothing is rounded on the way. */
export type LevelPoints = Readonly<Record<LeaderLevel, string>>;

export interface IndexPoints extends Readonly<Record<ActivitySubIndex, LevelPoints>> {
  /** For each signed project, and for each 亿元 contracted. */
  readonly signings: { readonly project: string; readonly hundredMillion: string };
  readonly starts: { readonly project: string };
}

/** What is weighed, how it is scored and how it is made comparable: a published scheme, never constants in code. */
export interface IndexSchemeBody {
  /** Per cent; they add up to 100. */
  readonly weights: Readonly<Record<SubIndex, string>>;
  readonly points: IndexPoints;
  readonly normalisation: {
    readonly method: Normalisation;
    /** Among whom: the units of a cohort, or all ranked units. */
    readonly scope: IndexScope;
    /** What the lowest gets under `minMax`, 0 to 99; 0 under `max`. */
    readonly floor: string;
  };
}

export const INDEX_SCHEME_STATUSES = ['draft', 'approved', 'discarded'] as const;
export type IndexSchemeStatus = (typeof INDEX_SCHEME_STATUSES)[number];

export const INDEX_SCHEME_STATUS_NAMES: Readonly<Record<IndexSchemeStatus, string>> = {
  draft: '草稿',
  approved: '已批准',
  discarded: '作废',
};

const levels = (principal: string, deputy: string, head: string, staff: string): LevelPoints => ({
  principal,
  deputy,
  head,
  staff,
});

/** Shipped with the product: no official weights are published. */
export const SAMPLE_INDEX_SCHEME = {
  name: '招商活跃指数方案（示例）',
  validFrom: '2000-01' as Month,
  body: {
    weights: { signings: '30', starts: '20', visitsOut: '15', visitsIn: '15', events: '10', publicity: '10' },
    points: {
      signings: { project: '10', hundredMillion: '0.5' },
      starts: { project: '10' },
      visitsOut: levels('5', '4', '2', '1'),
      visitsIn: levels('4', '3', '2', '1'),
      events: levels('6', '4', '3', '2'),
      publicity: levels('3', '2', '2', '1'),
    },
    normalisation: { method: 'max', scope: 'cohort', floor: '0' },
  } satisfies IndexSchemeBody,
} as const;

/** Where a scheme is wrong, and why. */
export interface SchemeProblem {
  /** Path of the field: weights.starts, points.visitsOut.principal. */
  readonly field: string;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

const WHOLE = ratio(100n);
const POINTS_MAX = ratio(1_000n);
const FLOOR_MAX = ratio(99n);

/** Everything that is wrong with a scheme, in the order of its fields; empty when it may be approved. */
export function indexSchemeProblems(body: IndexSchemeBody): SchemeProblem[] {
  const weights = weightProblems(body);
  return [...weights, ...pointProblems(body), ...silentProblems(body), ...floorProblems(body)];
}

/** @throws RuleBroken INDEX_WEIGHT, INDEX_WEIGHTS_SUM, INDEX_POINTS, INDEX_POINTS_ZERO, INDEX_FLOOR */
export function assertIndexScheme(body: IndexSchemeBody): void {
  const [first] = indexSchemeProblems(body);
  if (first) throw new RuleBroken(first.code, first.details, first.field);
}

/** Σ of the weights that can be read, as text. */
export function weightSum(weights: IndexSchemeBody['weights']): string {
  const sum = sumOf(SUB_INDICES.map((sub) => decimalWithin(weights[sub], WHOLE) ?? RATIO_ZERO));
  return toDecimal(sum, 2).replace(/\.?0+$/, '');
}

/** Named fields of the points of one sub-index, with their labels, in their order. */
export function pointFields(body: IndexSchemeBody, sub: SubIndex): { key: string; label: string; value: string }[] {
  if (sub === 'signings') {
    const { project, hundredMillion } = body.points.signings;
    return [
      { key: 'project', label: '每个签约项目', value: project },
      { key: 'hundredMillion', label: '每亿元合同引资', value: hundredMillion },
    ];
  }
  if (sub === 'starts') return [{ key: 'project', label: '每个新开工项目', value: body.points.starts.project }];
  const own = body.points[sub];
  return LEADER_LEVELS.map((level) => ({ key: level, label: LEADER_LEVEL_NAMES[level], value: own[level] }));
}

/** The approved scheme that holds in a month: the latest begun one; of two that begin together the newer. */
export function schemeInForce<S extends { readonly number: number; readonly validFrom: string }>(
  approved: readonly S[],
  month: Month,
): S | null {
  const begun = approved.filter(({ validFrom }) => validFrom <= month);
  return begun.reduce<S | null>((best, next) => (best === null || isLater(next, best) ? next : best), null);
}

/** A closed month keeps its scheme. @throws RuleBroken INDEX_SCHEME_FROM */
export function assertSchemeBegins(validFrom: Month, firstOpen: Month | null): void {
  if (firstOpen !== null && validFrom < firstOpen) {
    throw new RuleBroken('INDEX_SCHEME_FROM', { month: validFrom, open: firstOpen }, 'validFrom');
  }
}

/** The approver is not the one who drafted it. @throws RuleBroken INDEX_SCHEME_STATUS, INDEX_SCHEME_OWN */
export function assertSchemeApprovable(
  scheme: { readonly status: IndexSchemeStatus; readonly draftedBy: string | null },
  approverId: string,
): void {
  assertSchemeDraft(scheme.status, '批准');
  if (scheme.draftedBy === approverId) throw new RuleBroken('INDEX_SCHEME_OWN');
}

/** @throws RuleBroken INDEX_SCHEME_STATUS */
export function assertSchemeDraft(status: IndexSchemeStatus, action: string): void {
  if (status === 'draft') return;
  throw new RuleBroken('INDEX_SCHEME_STATUS', { status: INDEX_SCHEME_STATUS_NAMES[status], action });
}

/** A decimal of at most two places between 0 and `max`; null for anything else. */
export function decimalWithin(text: string, max: Ratio): Ratio | null {
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(text)) return null;
  const value = ratioFromDecimal(text);
  return compareRatios(value, max) > 0 ? null : value;
}

function isLater(a: { number: number; validFrom: string }, b: { number: number; validFrom: string }): boolean {
  return a.validFrom === b.validFrom ? a.number > b.number : a.validFrom > b.validFrom;
}

function weightProblems({ weights }: IndexSchemeBody): SchemeProblem[] {
  const wrong = SUB_INDICES.filter((sub) => decimalWithin(weights[sub], WHOLE) === null);
  if (wrong.length > 0) {
    return wrong.map((sub) => ({
      field: `weights.${sub}`,
      code: 'INDEX_WEIGHT',
      details: { place: SUB_INDEX_NAMES[sub], value: weights[sub] },
    }));
  }
  const sum = weightSum(weights);
  return sum === '100' ? [] : [{ field: 'weights', code: 'INDEX_WEIGHTS_SUM', details: { sum } }];
}

function pointProblems(body: IndexSchemeBody): SchemeProblem[] {
  return SUB_INDICES.flatMap((sub) =>
    pointFields(body, sub)
      .filter(({ value }) => decimalWithin(value, POINTS_MAX) === null)
      .map(({ key, label, value }) => ({
        field: `points.${sub}.${key}`,
        code: 'INDEX_POINTS' as const,
        details: { place: `${SUB_INDEX_NAMES[sub]}·${label}`, value },
      })),
  );
}

/** A weight that nothing could ever earn. */
function silentProblems(body: IndexSchemeBody): SchemeProblem[] {
  return SUB_INDICES.filter((sub) => {
    const weight = decimalWithin(body.weights[sub], WHOLE);
    const isWeighed = weight !== null && weight.n > 0n;
    return isWeighed && pointFields(body, sub).every(({ value }) => decimalWithin(value, POINTS_MAX)?.n === 0n);
  }).map((sub) => ({ field: `points.${sub}`, code: 'INDEX_POINTS_ZERO', details: { place: SUB_INDEX_NAMES[sub] } }));
}

function floorProblems({ normalisation: { method, floor } }: IndexSchemeBody): SchemeProblem[] {
  const value = decimalWithin(floor, FLOOR_MAX);
  if (value !== null && (method === 'minMax' || value.n === 0n)) return [];
  return [{ field: 'normalisation.floor', code: 'INDEX_FLOOR', details: { value: floor } }];
}

function sumOf(values: readonly Ratio[]): Ratio {
  return values.reduce(add, RATIO_ZERO);
}
