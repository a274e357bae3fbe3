import type { AuditRow } from '@yipanqi/contract';
import {
  ACTIVITY_KIND_NAMES,
  formatMoney,
  inputDefinition,
  isMeasure,
  MEASURE_NAMES,
  MEASURE_UNIT,
  ORDER_EVENT_NAMES,
  ORDER_STATE_NAMES,
  RECORD_KIND_NAMES,
  RECORD_TYPE_NAMES,
  STAGE_NAMES,
} from '@yipanqi/domain';
import { STATE_LOOKS } from '@yipanqi/web/ui';
import { FIELD_NAMES } from './audit.labels';

export interface Change {
  readonly field: string;
  readonly label: string;
  /** The field stood before: a change; else it was only said. */
  readonly stood: boolean;
  /** '' where there was or is nothing. */
  readonly before: string;
  readonly after: string;
}

/** Names of the keys that a row holds. */
export interface Names {
  readonly unit: (id: string) => string;
  readonly direction: (key: string) => string;
}

/** What a row of the trail changed, field by field; what stayed the same is left out, and so is what was never filled in. */
export function changesOf(row: Pick<AuditRow, 'before' | 'after'>, names: Names): Change[] {
  const { before, after } = row;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort(byReading);
  const whole = { ...before, ...after };
  return (
    fields
      .map((field) => ({
        field,
        label: FIELD_NAMES[field] ?? field,
        stood: before !== null && field in before,
        before: words(field, before?.[field], whole, names),
        after: words(field, after?.[field], whole, names),
      }))
      // A field that the other side does not mention was not touched.
      .filter((change) => change.before !== change.after && !(before && after && !(change.field in after)))
  );
}

const ORDER = Object.keys(FIELD_NAMES);

/** In the order of the labels; fields without one come last. */
function byReading(a: string, b: string): number {
  const place = (field: string): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  return place(a) - place(b);
}

function words(field: string, value: unknown, whole: Readonly<Record<string, unknown>>, names: Names): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((each) => words(field, each, whole, names)).join('、');
  if (typeof value === 'object') {
    const inner = value as Readonly<Record<string, unknown>>;
    return Object.entries(inner)
      .map(([key, each]) => `${FIELD_NAMES[key] ?? key} ${words(key, each, inner, names)}`)
      .join('，');
  }
  return textOf(field, String(value), whole, names);
}

function textOf(field: string, text: string, whole: Readonly<Record<string, unknown>>, names: Names): string {
  if (field === 'unit' || field === 'landedUnit') return names.unit(text);
  if (field === 'direction') return names.direction(text);
  if ((field === 'measure' || field === 'measures') && isMeasure(text)) return MEASURE_NAMES[text];
  if (field === 'key') return inputDefinition(text)?.name ?? text;
  if (field === 'units') return names.unit(text);
  if (isMoney(field, whole) && /^-?\d+\.\d\d$/.test(text)) {
    const money = formatMoney(text);
    return `${money.text.replace('-', '−')} ${money.unit}`;
  }
  if (DIGEST.test(text)) return `${text.slice(0, 12)}…`;
  const named = NAMED[field];
  return (named && lookUp(named, text)) ?? text;
}

const DIGEST = /^[0-9a-f]{64}$/;

const NAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: RECORD_TYPE_NAMES,
  kind: {
    ...RECORD_KIND_NAMES,
    ...ACTIVITY_KIND_NAMES,
    ...ORDER_EVENT_NAMES,
    monthly: '月度通报',
    monthlyInterim: '月度快报',
    quarterly: '季度督查',
    yearly: '年度考核',
  },
  stage: STAGE_NAMES,
  state: ORDER_STATE_NAMES,
  status: Object.fromEntries(Object.entries(STATE_LOOKS).map(([state, look]) => [state, look.words])),
};

function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function isMoney(field: string, whole: Readonly<Record<string, unknown>>): boolean {
  if (field === 'amount' || field === 'expected') return true;
  const measure = String(whole['measure'] ?? '');
  return (field === 'value' || field === 'phasing') && isMeasure(measure) && MEASURE_UNIT[measure] === 'money';
}
