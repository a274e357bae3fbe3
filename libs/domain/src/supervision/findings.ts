import { byCohortThenCode } from '../plan/cohort';
import { type Day, daysBetween } from '../shared/calendar';
import { compareRatios, type Ratio, ratio, ratioFromDecimal, toDecimal } from '../shared/ratio';
import { type FactField, type FactLink, type FactRow, type FactValue, fieldOf, type SupervisionFacts } from './facts';
import type { Comparison, FindingLight, RuleFilter, SupervisionRule } from './rule-set';

/** What a rule found of a unit on a day. It holds no id of a database. */
export interface SupervisionFinding {
  /** rule|unit|ref: the same trouble has the same key in every quarter. */
  readonly key: string;
  readonly rule: string;
  readonly ruleName: string;
  readonly light: FindingLight;
  readonly unit: string;
  readonly subject: string;
  readonly ref: string;
  readonly name: string;
  /** As shown: rounded, but never rounded to the threshold that it passes. */
  readonly value: string;
  readonly threshold: string;
  /** %, 个百分点, 天 */
  readonly valueUnit: string;
  readonly sentence: string;
  readonly asked: string;
  readonly deadlineDays: number;
  readonly links: readonly FactLink[];
}

export interface SupervisedUnit {
  readonly id: string;
  readonly name: string;
  readonly cohort: string;
}

export interface FindingsInput {
  readonly rules: readonly SupervisionRule[];
  readonly facts: readonly SupervisionFacts[];
  readonly units: readonly SupervisedUnit[];
  readonly asOf: Day;
}

/** More decimals than these are not shown to tell a value from its threshold. */
const DECIMALS_MAX = 8;

/** Everything the rules find, in the order of the rules; in a rule red ones first, then by cohort and unit, then by what they are about. */
export function supervisionFindings({ rules, facts, units, asOf }: FindingsInput): SupervisionFinding[] {
  const known = new Map([...units].sort(byCohortThenCode).map((unit, place) => [unit.id, { ...unit, place }]));
  return rules.flatMap((rule) => {
    const table = facts.find(({ subject }) => subject.key === rule.subject);
    const field = table && fieldOf(table.subject, rule.field);
    if (table === undefined || field === undefined) return [];
    return table.rows
      .flatMap((row) => {
        const unit = known.get(row.unit);
        const light = unit && lightOf(rule, row, asOf);
        return unit && light ? [{ place: unit.place, finding: found(rule, table, row, unit.name, light, asOf) }] : [];
      })
      .sort((a, b) => byLight(a.finding, b.finding) || a.place - b.place || byRef(a.finding, b.finding))
      .map(({ finding }) => finding);
  });
}

/** Red or yellow by the threshold passed; null when the row is no finding. */
export function lightOf(rule: SupervisionRule, row: FactRow, asOf: Day): FindingLight | null {
  if (!rule.filters.every((filter) => meets(row.fields[filter.field] ?? null, filter, asOf))) return null;
  const passes = (threshold: string | null): boolean =>
    threshold !== null &&
    meets(row.fields[rule.field] ?? null, { field: rule.field, comparison: rule.comparison, threshold }, asOf);
  if (passes(rule.red)) return 'red';
  return passes(rule.yellow) ? 'yellow' : null;
}

/** Exact: a value on the threshold is neither below nor above it, and `n` days are not more than `n` days. */
function meets(value: FactValue, { comparison, threshold }: RuleFilter, asOf: Day): boolean {
  return TESTS[comparison](value, threshold, asOf);
}

type Test = (value: FactValue, threshold: string, asOf: Day) => boolean;

const compared =
  (holds: (order: number) => boolean): Test =>
  (value, threshold) =>
    isRatio(value) && holds(compareRatios(value, ratioFromDecimal(threshold)));

const TESTS: Readonly<Record<Comparison, Test>> = {
  below: compared((order) => order < 0),
  atMost: compared((order) => order <= 0),
  above: compared((order) => order > 0),
  atLeast: compared((order) => order >= 0),
  daysOver: (value, threshold, asOf) =>
    typeof value === 'string' && daysBetween(value as Day, asOf) > Number(threshold),
  missing: (value) => value === null,
  present: (value) => value !== null,
  is: (value, threshold) => value === threshold,
};

function found(
  rule: SupervisionRule,
  { subject }: SupervisionFacts,
  row: FactRow,
  unitName: string,
  light: FindingLight,
  asOf: Day,
): SupervisionFinding {
  const field = fieldOf(subject, rule.field);
  const threshold = (light === 'red' ? rule.red : rule.yellow) ?? '';
  const value = shownValue(row.fields[rule.field] ?? null, threshold, field, asOf);
  const words: Record<string, string> = { unit: unitName, name: row.name, value, threshold, asOf };
  for (const each of subject.fields) words[each.key] ??= fieldWords(row.fields[each.key] ?? null, each);
  return {
    key: `${rule.key}|${row.unit}|${row.ref}`,
    rule: rule.key,
    ruleName: rule.name,
    light,
    unit: row.unit,
    subject: subject.key,
    ref: row.ref,
    name: row.name,
    value,
    threshold,
    valueUnit: field?.kind === 'date' ? '天' : (field?.unit ?? ''),
    sentence: rule.sentence.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '—'),
    asked: rule.asked,
    deadlineDays: rule.deadlineDays,
    links: row.links,
  };
}

/** 19.96 % is not shown as “20.0 %, below 20 %”: decimals are added until the two differ. */
function shownValue(value: FactValue, threshold: string, field: FactField | undefined, asOf: Day): string {
  if (typeof value === 'string') return field?.kind === 'date' ? String(daysBetween(value as Day, asOf)) : value;
  if (value === null) return '—';
  const limit = ratioFromDecimal(threshold);
  const least = field?.decimals ?? 0;
  for (let decimals = least; decimals <= DECIMALS_MAX; decimals++) {
    const text = toDecimal(value, decimals);
    if (compareRatios(value, limit) === 0 || compareRatios(ratioFromDecimal(text), limit) !== 0) return text;
  }
  return toDecimal(value, least);
}

function fieldWords(value: FactValue, field: FactField): string {
  if (value === null) return '—';
  if (typeof value !== 'string') return toDecimal(value, field.decimals);
  return field.choices.find((choice) => choice.value === value)?.label ?? value;
}

function isRatio(value: FactValue): value is Ratio {
  return typeof value === 'object' && value !== null;
}

function byLight(a: SupervisionFinding, b: SupervisionFinding): number {
  return a.light === b.light ? 0 : a.light === 'red' ? -1 : 1;
}

function byRef(a: SupervisionFinding, b: SupervisionFinding): number {
  return a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0;
}

/** part ÷ whole in per cent, exact; null (“—”) where there is no whole, or less than nothing after terminations. */
export function percentFact(part: bigint, whole: bigint): Ratio | null {
  return whole > 0n ? ratio(part * 100n, whole) : null;
}
