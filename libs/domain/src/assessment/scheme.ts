import type { WrittenDecimal } from './exact';
import type { LeadEvent, LeadFlag } from './facts';

/** A sum of inputs: Σ times × input. With a target of its own it is measured against that, else against the annual targets. */
export interface InputQuantity {
  readonly of: 'inputs';
  readonly terms: readonly InputTerm[];
  /** In 亿元, 个, % or 分, the same for every unit. */
  readonly target?: WrittenDecimal | null;
}

export interface InputTerm {
  readonly input: string;
  /** '1' unless told. */
  readonly times?: WrittenDecimal;
}

export const LEAD_TAKES = ['count', 'contracted', 'inPlace'] as const;
export type LeadTake = (typeof LEAD_TAKES)[number];

export const LEAD_TAKE_NAMES: Readonly<Record<LeadTake, string>> = {
  count: '项目个数',
  contracted: '本年合同引资',
  inPlace: '本年到位资金',
};

/** Leads of the unit that meet every condition: counted, or their money added. */
export interface LeadQuantity {
  readonly of: 'leads';
  readonly take: LeadTake;
  /** null: any lead that did something in the year. */
  readonly event: LeadEvent | null;
  /** One of these at least; empty for no condition. */
  readonly flags: readonly LeadFlag[];
  /** Size of the whole lead in 亿元, from (included) and below. */
  readonly from: WrittenDecimal | null;
  readonly below: WrittenDecimal | null;
  readonly target?: WrittenDecimal | null;
}

export type Quantity = InputQuantity | LeadQuantity;

/** Whether a method looks at the figure itself or at figure ÷ target. */
export type Basis = 'value' | 'completion';

export interface CountBand {
  readonly name: string;
  readonly quantity: Quantity;
}

export interface Tier {
  /** Included; null for no lower end. In % of completion, or in the unit of the quantity. */
  readonly from: WrittenDecimal | null;
  /** Not included; null for no upper end. */
  readonly to: WrittenDecimal | null;
  /** Of 100. */
  readonly score: WrittenDecimal;
}

export interface MethodParameters {
  readonly cappedCompletion: { readonly quantity: Quantity };
  readonly mixed: {
    readonly first: Quantity;
    readonly second: Quantity;
    readonly a: WrittenDecimal;
    readonly b: WrittenDecimal;
  };
  readonly minimumCounts: {
    readonly bands: readonly (CountBand & { readonly minimum: WrittenDecimal })[];
    readonly step: WrittenDecimal;
  };
  readonly pointsPerItem: { readonly bands: readonly (CountBand & { readonly points: WrittenDecimal })[] };
  readonly penalty: { readonly bands: readonly (CountBand & { readonly rate: WrittenDecimal })[] };
  readonly efficacy: { readonly quantity: Quantity; readonly basis: Basis; readonly within: 'group' | 'list' };
  readonly tiers: { readonly quantity: Quantity; readonly basis: Basis; readonly table: readonly Tier[] };
  readonly structureRatio: { readonly part: Quantity; readonly whole: Quantity };
  readonly paced: { readonly quantity: Quantity };
  readonly bonus: { readonly bands: readonly (CountBand & { readonly points: WrittenDecimal })[] };
  readonly veto: {
    readonly quantity: Quantity;
    /** A breach from this value on, in the unit of the quantity. */
    readonly from: WrittenDecimal;
    /** Key of the item that is set; null for the whole score. */
    readonly item: string | null;
    /** Points to which it is set; a veto never lifts. */
    readonly level: WrittenDecimal;
  };
}

export type ScoringMethod = keyof MethodParameters;

export const NO_TARGET_RULES = ['excluded', 'zero', 'full', 'average'] as const;
export type NoTargetRule = (typeof NO_TARGET_RULES)[number];

export const NO_TARGET_NAMES: Readonly<Record<NoTargetRule, string>> = {
  excluded: '不考核，权重由其他项目分担',
  zero: '计零分',
  full: '计满分',
  average: '按同组平均分计',
};

export interface ItemOf<M extends ScoringMethod> {
  readonly key: string;
  readonly name: string;
  readonly method: M;
  readonly parameters: MethodParameters[M];
  /** Full points; '0' for bonus and veto, which stand outside the full score. At most two decimals. */
  readonly weight: WrittenDecimal;
  /** A multiple of the target or points, as the method says; null where none is set. */
  readonly cap: WrittenDecimal | null;
  /** Names of the list's groups that it is for; null for all. */
  readonly groups: readonly string[] | null;
  /** What counts when target, denominator or entry is missing. */
  readonly noTarget: NoTargetRule;
  readonly note?: string;
}

export type SchemeItem = { [M in ScoringMethod]: ItemOf<M> }[ScoringMethod];

/** Units that are ranked against each other. */
export interface UnitGroup {
  readonly name: string;
  readonly cohorts: readonly string[];
  /** Further units by id. */
  readonly units: readonly string[];
}

export interface GradeBand {
  readonly name: string;
  /** Points, included; null for the last. */
  readonly from: WrittenDecimal | null;
}

export interface SchemeList {
  readonly key: string;
  readonly name: string;
  readonly kind: 'composite' | 'single';
  readonly groups: readonly UnitGroup[];
  /** true: development zones stand outside this list. */
  readonly withoutZones: boolean;
  /** By score of the items, or by a figure alone. */
  readonly ranking: { readonly by: 'score' } | { readonly by: 'value'; readonly quantity: Quantity };
  /** What the weights must add up to, in every group. '0' for a list without items. */
  readonly fullScore: WrittenDecimal;
  readonly items: readonly SchemeItem[];
  /** From the best; empty for none. */
  readonly grades: readonly GradeBand[];
}

/** One version's content. */
export interface Scheme {
  readonly key: string;
  readonly name: string;
  /** Marked 示例: no official weights. */
  readonly sample: boolean;
  readonly note?: string;
  readonly lists: readonly SchemeList[];
}

/** The cohort that `withoutZones` leaves out. */
export const ZONES_COHORT = '开发区';
/** The bureau itself is not assessed. */
export const UNRANKED_COHORT = '市级';

/** What a scheme is checked against. */
export interface SchemeWorld {
  readonly units: readonly { readonly id: string; readonly name: string; readonly cohort: string }[];
}

export const SCHEME_STATUSES = ['draft', 'approved'] as const;
export type SchemeStatus = (typeof SCHEME_STATUSES)[number];

export const SCHEME_STATUS_NAMES: Readonly<Record<SchemeStatus, string>> = { draft: '草稿', approved: '已批准' };
