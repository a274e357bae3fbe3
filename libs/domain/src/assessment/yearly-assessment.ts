import { MEASURE_UNIT, type Measure } from '../plan/measure';
import { rankChange } from '../reports/ranking';
import { toYuan } from '../shared/money';
import { subtract, toDecimal } from '../shared/ratio';
import { assess } from './assess';
import { exact } from './exact';
import type { AssessmentFacts } from './facts';
import { inputDefinition } from './inputs';
import type { ManualInput } from './manual-input';
import type { AssessmentResult, ListResult, UnitResult } from './result';
import type { Scheme } from './scheme';
import type {
  YearlyContent,
  YearlyCorrection,
  YearlyItem,
  YearlyLast,
  YearlyLateEntry,
  YearlyList,
  YearlyManual,
  YearlyRow,
  YearlyScheme,
} from './yearly-content';

/** Last year's published edition, as far as this one is compared with it. */
export interface LastYear {
  readonly year: number;
  readonly edition: number;
  readonly scheme: YearlyScheme;
  readonly lists: readonly LastList[];
}

export interface LastList {
  readonly key: string;
  readonly fullScore: string;
  readonly units: readonly (YearlyLast & { readonly unit: string; readonly items: Readonly<Record<string, string>> })[];
}

/** A voucher that a granted objection counts for another year than that of its booking. */
export interface LateEntry {
  readonly voucherNo: string;
  readonly unit: string;
  readonly measure: Measure;
  /** Added to the year's figure; negative where it was counted for an earlier year. */
  readonly value: bigint;
  /** Added to the figure to date. */
  readonly toDate: bigint;
}

export interface YearlyInput {
  readonly plan: { readonly version: number; readonly from: string };
  readonly schemeVersion: number;
  readonly scheme: Scheme;
  readonly objectionDays: number;
  readonly facts: AssessmentFacts;
  readonly manual: readonly ManualInput[];
  readonly late: readonly LateEntry[];
  readonly corrections: readonly YearlyCorrection[];
  readonly lastYear: LastYear | null;
}

/** A year's assessment from what was gathered for it; the same input gives the same content, byte for byte. */
export function computeYearlyAssessment(input: YearlyInput): YearlyContent {
  const { plan, schemeVersion, scheme, objectionDays, facts, lastYear } = input;
  const result: AssessmentResult = assess(scheme, facts);
  return {
    kind: 'yearly',
    period: String(facts.year),
    year: facts.year,
    planVersion: plan.version,
    planFrom: plan.from,
    scheme: {
      key: scheme.key,
      version: schemeVersion,
      name: scheme.name,
      sample: scheme.sample,
      note: scheme.note ?? '',
    },
    objectionDays,
    enrolled: facts.units.length,
    comparedWith: lastYear && { year: lastYear.year, edition: lastYear.edition, scheme: lastYear.scheme.name },
    openedTo: null,
    lists: result.lists.map((list) =>
      compared(
        list,
        lastYear?.lists.find(({ key }) => key === list.key),
      ),
    ),
    manual: input.manual.filter(({ value }) => value !== '').map(manualOf),
    late: input.late.map(lateOf),
    corrections: input.corrections,
  };
}

/** What next year's assessment needs of a published one. */
export function lastYearOf(content: YearlyContent, edition: number): LastYear {
  return {
    year: content.year,
    edition,
    scheme: content.scheme,
    lists: content.lists.map(({ key, fullScore, units }) => ({
      key,
      fullScore,
      units: units.map(({ unit, score, value, rank, of, grade, items }) => ({
        unit,
        score,
        value: value?.value ?? null,
        rank,
        of,
        grade,
        items: Object.fromEntries(items.flatMap((item) => (item.score === null ? [] : [[item.key, item.score]]))),
      })),
    })),
  };
}

function compared(list: ListResult, last: LastList | undefined): YearlyList {
  return { ...list, units: list.units.map((unit) => comparedRow(unit, list, last)) };
}

function comparedRow(unit: UnitResult, list: ListResult, list0: LastList | undefined): YearlyRow {
  const before = list0?.units.find((row) => row.unit === unit.unit);
  const items: YearlyItem[] = unit.items.map((item) => ({ ...item, last: before?.items[item.key] ?? null }));
  if (!before) return { ...unit, items, last: null, scoreChange: null, rankChange: null };
  const { score, value, rank, of, grade } = before;
  const comparable = unit.score !== null && score !== null && list0?.fullScore === list.fullScore;
  return {
    ...unit,
    items,
    last: { score, value, rank, of, grade },
    scoreChange: comparable ? toDecimal(subtract(exact(unit.score ?? '0'), exact(score)), 2) : null,
    rankChange: rankChange(rank, unit.rank),
  };
}

function manualOf({ unit, key, revision, value, evidence, note }: ManualInput): YearlyManual {
  return { unit, key, name: inputDefinition(key)?.name ?? key, revision, value, evidence, note };
}

function lateOf({ voucherNo, unit, measure, value }: LateEntry): YearlyLateEntry {
  return {
    voucherNo,
    unit,
    measure,
    value: MEASURE_UNIT[measure] === 'money' ? toYuan(value) : Number(value),
  };
}
