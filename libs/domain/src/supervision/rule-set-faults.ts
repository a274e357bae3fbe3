import { RuleBroken } from '../shared/rule-broken';
import { compareRatios, ratioFromDecimal } from '../shared/ratio';
import { textLength } from '../shared/text';
import { type FactField, type FactSubject, fieldOf } from './facts';
import {
  type Comparison,
  COMPARISON_WORDS,
  COMPARISONS_OF,
  type LightConditions,
  type RuleFilter,
  type SupervisionRule,
  type SupervisionRuleSet,
} from './rule-set';

/** What is wrong with a rule set: where, by path and in words, and why with what would be right. */
export interface RuleFault {
  /** rules.2.red */
  readonly path: string;
  /** 第 3 条“到位率偏低”红灯阈值 */
  readonly place: string;
  readonly reason: string;
}

export const RULES_MAX = 50;
export const RULE_FILTERS_MAX = 6;
export const RULE_NAME_MAX = 60;
export const RULE_TEXT_MAX = 300;
export const RULE_DAYS_MAX = 365;
const DAYS_THRESHOLD_MAX = 3_650;
const KEY = /^[a-z][A-Za-z0-9]{1,39}$/;
const PLACEHOLDER = /\{([^{}]*)\}/g;
const ALWAYS_FILLED: readonly string[] = ['unit', 'name', 'value', 'threshold', 'asOf'];
/** Which way a threshold becomes graver: below 20 is graver than below 30, over 180 days graver than over 90. */
const GRAVER: Readonly<Partial<Record<Comparison, -1 | 1>>> = {
  below: -1,
  atMost: -1,
  above: 1,
  atLeast: 1,
  daysOver: 1,
};

/** Everything that is wrong with a rule set; [] when it may be used. */
export function ruleSetFaults(
  { name, rules, lights }: Pick<SupervisionRuleSet, 'name' | 'rules' | 'lights'>,
  subjects: readonly FactSubject[],
): RuleFault[] {
  const faults: RuleFault[] = [];
  if (name.trim() === '') faults.push({ path: 'name', place: '规则名称', reason: '不能为空，请填写。' });
  if (rules.length === 0) faults.push({ path: 'rules', place: '规则', reason: '至少要有一条规则。' });
  if (rules.length > RULES_MAX) faults.push({ path: 'rules', place: '规则', reason: `最多 ${RULES_MAX} 条。` });
  const keys = rules.map((rule) => rule.key);
  rules.forEach((rule, index) => {
    const at = placed(rule, index);
    faults.push(...ruleFaults(rule, subjects, at));
    if (keys.indexOf(rule.key) !== index) faults.push(at('key', '代码', `“${rule.key}”与另一条规则重复，请换一个。`));
  });
  return [...faults, ...lightFaults(lights)];
}

/** @throws RuleBroken SUPERVISION_RULES_FAULTY with the first fault */
export function assertRuleSet(
  set: Pick<SupervisionRuleSet, 'name' | 'rules' | 'lights'>,
  subjects: readonly FactSubject[],
): void {
  const [first] = ruleSetFaults(set, subjects);
  if (first) throw new RuleBroken('SUPERVISION_RULES_FAULTY', { place: first.place, reason: first.reason }, first.path);
}

type At = (path: string, what: string, reason: string) => RuleFault;

function placed(rule: SupervisionRule, index: number): At {
  return (path, what, reason) => ({
    path: `rules.${index}.${path}`,
    place: `第 ${index + 1} 条“${rule.name}”${what}`,
    reason,
  });
}

function ruleFaults(rule: SupervisionRule, subjects: readonly FactSubject[], at: At): RuleFault[] {
  const faults = textFaults(rule, at);
  const subject = subjects.find(({ key }) => key === rule.subject);
  if (subject === undefined) {
    const known = subjects.map(({ name, key }) => `${name}（${key}）`).join('、');
    return [...faults, at('subject', '对象', `没有“${rule.subject}”这种对象，可选：${known}。`)];
  }
  if (rule.filters.length > RULE_FILTERS_MAX) faults.push(at('filters', '条件', `最多 ${RULE_FILTERS_MAX} 个。`));
  rule.filters.forEach((filter, index) => faults.push(...filterFaults(filter, subject, index, at)));
  const field = fieldOf(subject, rule.field);
  if (field === undefined) return [...faults, at('field', '字段', unknownField(rule.field, subject))];
  if (!(rule.comparison in GRAVER) || !fits(field, rule.comparison)) {
    return [...faults, at('comparison', '比较', unfit(field, rule.comparison))];
  }
  return [...faults, ...thresholdsFaults(rule, field, at), ...sentenceFaults(rule, subject, at)];
}

function textFaults(rule: SupervisionRule, at: At): RuleFault[] {
  const faults: RuleFault[] = [];
  if (!KEY.test(rule.key)) faults.push(at('key', '代码', '应以小写字母开头，只含字母和数字，2 至 40 位。'));
  const texts = [
    ['name', '名称', rule.name, RULE_NAME_MAX],
    ['asked', '办理要求', rule.asked, RULE_TEXT_MAX],
    ['sentence', '问题表述', rule.sentence, RULE_TEXT_MAX],
  ] as const;
  for (const [path, what, text, max] of texts) {
    if (text.trim() === '') faults.push(at(path, what, '不能为空，请填写。'));
    else if (textLength(text) > max) faults.push(at(path, what, `最多 ${max} 字，现有 ${textLength(text)} 字。`));
  }
  if (!whole(rule.deadlineDays, 1, RULE_DAYS_MAX)) {
    faults.push(at('deadlineDays', '办理期限', `没有写明或不合理，应为 1 至 ${RULE_DAYS_MAX} 天的整数。`));
  }
  return faults;
}

function filterFaults(filter: RuleFilter, subject: FactSubject, index: number, at: At): RuleFault[] {
  const place = `条件 ${index + 1}`;
  const path = `filters.${index}`;
  const field = fieldOf(subject, filter.field);
  if (field === undefined) return [at(`${path}.field`, place, unknownField(filter.field, subject))];
  if (!fits(field, filter.comparison)) return [at(`${path}.comparison`, place, unfit(field, filter.comparison))];
  if (filter.comparison === 'missing' || filter.comparison === 'present') {
    return filter.threshold === '' ? [] : [at(`${path}.threshold`, place, '“有”“没有”不填阈值，请留空。')];
  }
  const reason = thresholdFault(filter.threshold, field, filter.comparison);
  return reason === null ? [] : [at(`${path}.threshold`, place, reason)];
}

function thresholdsFaults({ yellow, red, comparison }: SupervisionRule, field: FactField, at: At): RuleFault[] {
  if (yellow === null && red === null) return [at('red', '阈值', '没有写明，红灯、黄灯阈值至少填写一个。')];
  const faults: RuleFault[] = [];
  for (const [path, what, threshold] of [
    ['yellow', '黄灯阈值', yellow],
    ['red', '红灯阈值', red],
  ] as const) {
    const reason = threshold === null ? null : thresholdFault(threshold, field, comparison);
    if (reason !== null) faults.push(at(path, what, reason));
  }
  if (faults.length > 0 || yellow === null || red === null) return faults;
  const order = compareRatios(ratioFromDecimal(red), ratioFromDecimal(yellow));
  if (order === GRAVER[comparison]) return [];
  return [at('red', '红灯阈值', `${red} 应比黄灯阈值 ${yellow} 更严重，否则红灯或黄灯永远不会出现。`)];
}

/** Why a threshold means nothing for the field; null when it is sound. */
function thresholdFault(threshold: string, field: FactField, comparison: Comparison): string | null {
  if (comparison === 'is') {
    if (field.choices.some(({ value }) => value === threshold)) return null;
    return `“${threshold}”不在“${field.label}”可选的范围内，应为：${field.choices.map(({ label }) => label).join('、')}。`;
  }
  if (comparison === 'daysOver') {
    if (/^\d{1,4}$/.test(threshold) && whole(Number(threshold), 1, DAYS_THRESHOLD_MAX)) return null;
    return `“${threshold}”不合理，天数应为 1 至 ${DAYS_THRESHOLD_MAX} 的整数。`;
  }
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(threshold)) return `“${threshold}”不是数字，应类似 20 或 12.5。`;
  const value = Number(threshold);
  const [low, high] = [field.min ?? -Infinity, field.max ?? Infinity];
  if (value >= low && value <= high) return null;
  return `“${threshold}”不合理，“${field.label}”应在 ${bound(field.min)} 至 ${bound(field.max)} ${field.unit}之间。`;
}

function sentenceFaults({ sentence }: SupervisionRule, subject: FactSubject, at: At): RuleFault[] {
  const known = [...ALWAYS_FILLED, ...subject.fields.map(({ key }) => key)];
  return [...sentence.matchAll(PLACEHOLDER)]
    .map(([, name]) => name ?? '')
    .filter((name) => !known.includes(name))
    .map((name) =>
      at('sentence', '问题表述', `没有“{${name}}”可填，可用：${known.map((each) => `{${each}}`).join(' ')}。`),
    );
}

const LIGHT_FIELDS = [
  ['redFindings', '红灯条件', 1, 1_000, '个红灯问题'],
  ['yellowFindings', '黄灯条件', 1, 1_000, '个问题'],
  ['dueSoonDays', '临期天数', 0, 90, '天'],
  ['escalateAfterDays', '升级天数', 0, 90, '天'],
] as const satisfies readonly (readonly [keyof LightConditions, string, number, number, string])[];

function lightFaults(lights: LightConditions): RuleFault[] {
  return LIGHT_FIELDS.filter(([key, , least, most]) => !whole(lights[key], least, most)).map(
    ([key, place, least, most, unit]) => ({
      path: `lights.${key}`,
      place,
      reason: `没有写明或不合理，应为 ${least} 至 ${most} 的整数（${unit}）。`,
    }),
  );
}

function fits(field: FactField, comparison: Comparison): boolean {
  return (COMPARISONS_OF[field.kind] as readonly Comparison[]).includes(comparison);
}

function unfit(field: FactField, comparison: Comparison): string {
  const words = COMPARISONS_OF[field.kind].map((each) => COMPARISON_WORDS[each]).join('、');
  return `“${field.label}”不能用“${COMPARISON_WORDS[comparison] ?? comparison}”比较，可用：${words}。`;
}

function unknownField(key: string, subject: FactSubject): string {
  return `“${subject.name}”没有“${key}”这个字段，可选：${subject.fields.map(({ label, key: each }) => `${label}（${each}）`).join('、')}。`;
}

function whole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function bound(value: number | null): string {
  return value === null ? '不限' : String(value);
}
