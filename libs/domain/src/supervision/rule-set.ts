/** What a condition says of a field. Number fields: the first four; dates: `daysOver`; anything: whether it is there; choices: `is`. */
export const COMPARISON_WORDS = {
  below: '低于',
  atMost: '不高于',
  above: '高于',
  atLeast: '不低于',
  daysOver: '已超过（天）',
  missing: '没有',
  present: '有',
  is: '为',
} as const;

export type Comparison = keyof typeof COMPARISON_WORDS;
export const COMPARISONS = Object.keys(COMPARISON_WORDS) as readonly Comparison[];

/** Which comparisons fit which kind of field. */
export const COMPARISONS_OF = {
  number: ['below', 'atMost', 'above', 'atLeast', 'missing', 'present'],
  date: ['daysOver', 'missing', 'present'],
  choice: ['is', 'missing', 'present'],
} as const satisfies Record<string, readonly Comparison[]>;

export interface RuleFilter {
  readonly field: string;
  readonly comparison: Comparison;
  /** A decimal number, days, or the key of a choice; '' for `missing` and `present`. */
  readonly threshold: string;
}

export type FindingLight = 'red' | 'yellow';
export type Light = FindingLight | 'green';

export const LIGHT_WORDS: Readonly<Record<Light, string>> = { red: '红灯', yellow: '黄灯', green: '绿灯' };

/**
 * One rule: over which records it runs, what makes a finding of a row, how grave it is, what is then asked and within how many
 * days. The row must meet every filter and pass a threshold; the red one, where there is one, is the graver.
 */
export interface SupervisionRule {
  readonly key: string;
  readonly name: string;
  readonly subject: string;
  readonly filters: readonly RuleFilter[];
  readonly field: string;
  readonly comparison: Comparison;
  /** From here on yellow, decimal text; null when the rule knows red only. */
  readonly yellow: string | null;
  readonly red: string | null;
  /** Days from issue within which the unit answers. */
  readonly deadlineDays: number;
  /** What the unit is asked to do. */
  readonly asked: string;
  /** `{unit}` `{name}` `{value}` `{threshold}` `{asOf}` and the fields of the subject are filled. */
  readonly sentence: string;
}

/** By which conditions units and orders are red, yellow or green. */
export interface LightConditions {
  /** So many red findings make a unit red; an overdue order does in any case. */
  readonly redFindings: number;
  /** So many findings, red or yellow, make a unit yellow. */
  readonly yellowFindings: number;
  /** An order due within so many days is yellow, and so is its unit. */
  readonly dueSoonDays: number;
  /** An order overdue by more days than this is put before the leader. */
  readonly escalateAfterDays: number;
}

export interface SupervisionRuleSet {
  readonly version: number;
  readonly name: string;
  /** 示例: shipped with the product, nobody's official rules. */
  readonly sample: boolean;
  readonly rules: readonly SupervisionRule[];
  readonly lights: LightConditions;
}

export const RULE_SET_STATUSES = ['draft', 'approved'] as const;
export type RuleSetStatus = (typeof RULE_SET_STATUSES)[number];
export const RULE_SET_STATUS_NAMES: Readonly<Record<RuleSetStatus, string>> = { draft: '草稿', approved: '已批准' };

/** The conditions of the lights in words, as they stand on every page that shows lights. */
export function lightWords({
  redFindings,
  yellowFindings,
  dueSoonDays,
}: LightConditions): Readonly<Record<Light, string>> {
  return {
    red: `有超期的督办单，或红灯问题达到 ${redFindings} 个`,
    yellow: `有 ${dueSoonDays} 天内到期或退回重办的督办单，或问题达到 ${yellowFindings} 个`,
    green: '其余情形',
  };
}

export function orderLightWords({ dueSoonDays }: LightConditions): Readonly<Record<Light, string>> {
  return { red: '已超过期限仍未答复', yellow: `${dueSoonDays} 天内到期，或退回重办`, green: '其余未办结的督办单' };
}
