import type { EditionDifference } from '@yipanqi/contract';
import {
  formatMoney,
  isMeasure,
  MEASURE_NAMES,
  MEASURE_UNIT,
  SUB_INDEX_NAMES,
  SUB_INDICES,
  type SubIndex,
} from '@yipanqi/domain';
import type { DifferenceWords } from '../edition/edition-frame';

/** Names of what a path passes through; `unit` and `line` ask for the names of keys. */
export interface Names {
  readonly unit: (id: string) => string;
  readonly quotaLine: (key: string) => string;
  readonly headGroup: (key: string) => string;
}

const PARTS: Readonly<Record<string, string>> = {
  city: '全市',
  quotaLines: '额度',
  remainder: '未分到额度的部分',
  headTargets: '头部企业目标',
  indicators: '规划指标',
  projectsOver5bn: '50亿元以上项目',
  adjustments: '调整事项',
  topSignings: '本月前十项目',
  zeroProgress: '零进展单位',
  activityIndex: '活跃指数',
  planPeriod: '规划期',
  scheme: '方案',
  year: '今年以来',
  place: '位次',
  subs: '分项',
  index: '指数',
  count: '次数',
  points: '得分',
  normalised: '标准化得分',
  weighted: '加权得分',
  sample: '示例',
  number: '版次',
  from: '起始月份',
  to: '截止月份',
  month: '当月',
  yearToDate: '本年累计',
  planToDate: '规划期累计',
  rates: '比率（%）',
  target: '目标',
  completion: '完成率（%）',
  paceGap: '超/欠时序（百分点）',
  yoy: '同比（%）',
  yoyMonth: '当月同比（%）',
  rank: '组内名次',
  cityRank: '全市名次',
  rankChange: '组内名次变化',
  cityRankChange: '全市名次变化',
  name: '名称',
  cohort: '分组',
  quota: '额度',
  thisMonth: '本月',
  toSign: '还需签约',
  actual: '实际',
  missing: '还缺',
  counted: '计入',
  countedLeads: '计入项目',
  enterprise: '企业',
  leadName: '项目',
  leadCode: '项目编号',
  unit: '单位',
  quotaLine: '额度',
  amount: '金额',
  occurredOn: '发生日期',
  bookedMonth: '记账月份',
  voucherNo: '凭证号',
  type: '凭证种类',
  kind: '种类',
  period: '月份',
  interim: '快报',
  planVersion: '规划版本',
  inPlaceRate: '资金到位率（同期）',
  industrialContractedShare: '工业合同引资占比',
  industrialInPlaceShare: '工业到位资金占比',
  strategicEmergingShare: '战新占比',
  digitalShare: '数字经济占比',
  foreignContractedShare: '外资合同引资占比',
  foreignInPlaceShare: '外资到位资金占比',
};

/** A difference between two bulletins, as it is read. */
export function differenceWords({ path, before, after }: EditionDifference, names: Names): DifferenceWords {
  return { words: pathWords(path, names), before: valueOf(path, before), after: valueOf(path, after) };
}

/** `units.500103.yearToDate.contracted` → “渝中区 · 本年累计 · 合同引资额” */
export function pathWords(path: string, names: Names): string {
  const [list = '', key = '', ...rest] = path.split('.');
  if (list === 'units') return [names.unit(key), ...rest.map(partWords)].join(' · ');
  if (list === 'quotaLines') return ['额度', names.quotaLine(key), ...rest.map(lineWords)].join(' · ');
  if (list === 'headTargets') return ['头部企业目标', names.headGroup(key), ...rest.map(partWords)].join(' · ');
  if (list === 'zeroProgress') return [PARTS['zeroProgress'], partWords(key), ...rest.map(names.unit)].join(' · ');
  if (list === 'activityIndex' && key === 'units') {
    const [unit = '', ...fields] = rest;
    return ['活跃指数', names.unit(unit), ...fields.map(activityWords)].join(' · ');
  }
  if (list === 'remainder') return [PARTS['remainder'], ...[key, ...rest].map(lineWords)].join(' · ');
  return [list, key, ...rest]
    .filter((part) => part !== '')
    .map(partWords)
    .join(' · ');
}

/** Money is known by its field: a rate is decimal text too. */
export function valueOf(path: string, value: string | number | boolean | null): string {
  if (value === null) return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number' || !isMoney(path)) return String(value).replace(/^-/, '−');
  const money = formatMoney(value);
  return `${money.text.replace('-', '−')} ${money.unit}`;
}

const MONEY_FIELDS = ['quota', 'thisMonth', 'contracted', 'toSign', 'amount'];
const WINDOWS = ['month', 'yearToDate', 'planToDate', 'target'];

function isMoney(path: string): boolean {
  const parts = path.split('.');
  const last = parts.at(-1) ?? '';
  const before = parts.at(-2) ?? '';
  if (WINDOWS.includes(before)) return isMeasure(last) && MEASURE_UNIT[last] === 'money';
  if (parts[0] === 'indicators') {
    return isMeasure(before) && MEASURE_UNIT[before] === 'money' && ['target', 'actual', 'missing'].includes(last);
  }
  return (
    ['quotaLines', 'remainder', 'projectsOver5bn', 'topSignings', 'adjustments'].includes(parts[0] ?? '') &&
    MONEY_FIELDS.includes(last)
  );
}

function activityWords(part: string): string {
  return SUB_INDICES.some((sub) => sub === part) ? SUB_INDEX_NAMES[part as SubIndex] : partWords(part);
}

function lineWords(part: string): string {
  return part === 'contracted' ? '累计已签' : partWords(part);
}

function partWords(part: string): string {
  return isMeasure(part) ? MEASURE_NAMES[part] : (PARTS[part] ?? part);
}
