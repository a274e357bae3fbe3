import type { EditionDifference } from '@yipanqi/contract';
import { isMeasure, LIGHT_WORDS, MEASURE_NAMES, MEASURE_UNIT, ORDER_STATE_NAMES } from '@yipanqi/domain';
import { formatMoney } from '@yipanqi/domain';
import type { DifferenceWords } from '@yipanqi/web/reports';

const PARTS: Readonly<Record<string, string>> = {
  city: '全市',
  units: '单位',
  rules: '规则',
  findings: '问题',
  orders: '本季签发',
  carried: '上季末在办',
  replies: '答复',
  lastQuarter: '上季度',
  quarter: '本季度',
  yearToDate: '今年累计',
  target: '年度目标',
  completion: '完成率',
  paceGap: '超欠时序',
  yoy: '累计同比',
  light: '灯',
  redFindings: '红灯问题',
  yellowFindings: '黄灯问题',
  ordersIssued: '签发督办单',
  ordersOpen: '在办督办单',
  ordersOverdue: '超期督办单',
  sentence: '表述',
  value: '数值',
  threshold: '阈值',
  red: '红灯',
  yellow: '黄灯',
  state: '状态',
  deadline: '期限',
  found: '发现',
  settled: '已整改',
  standing: '仍存在',
  stands: '仍存在',
  rulesVersion: '规则版本',
};
const MONEY_WINDOWS: readonly string[] = ['quarter', 'yearToDate', 'target'];
const WORDS: Readonly<Record<string, string>> = { ...LIGHT_WORDS, ...ORDER_STATE_NAMES };

/** `units.500103.quarter.contracted` → 渝中区 · 本季度 · 合同引资额, with both values as one reads them. */
export function differenceWords(
  { path, before, after }: EditionDifference,
  unitName: (unit: string) => string,
): DifferenceWords {
  const parts = path.split('.');
  const said = parts.flatMap((part, index) => {
    if (parts[index - 1] === 'units') return [unitName(part)];
    if (part === 'units' && parts.length > 2) return [];
    return [isMeasure(part) ? MEASURE_NAMES[part] : (PARTS[part] ?? part)];
  });
  const last = parts.at(-1) ?? '';
  const money = isMeasure(last) && MEASURE_UNIT[last] === 'money' && MONEY_WINDOWS.includes(parts.at(-2) ?? '');
  return { words: said.join(' · '), before: valueWords(before, money), after: valueWords(after, money) };
}

function valueWords(value: EditionDifference['before'], money: boolean): string {
  if (value === null) return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (!money) return WORDS[value] ?? String(value);
  const { text, unit } = formatMoney(String(value));
  return `${text} ${unit}`;
}
