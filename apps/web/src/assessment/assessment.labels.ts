import type { EditionDifference, ObjectionView } from '@yipanqi/contract';
import {
  CORRECTION_KIND_NAMES,
  type CorrectionKind,
  type Measure,
  MEASURE_NAMES,
  type YearlyContent,
  type YearlyItem,
} from '@yipanqi/domain';
import type { DifferenceWords } from '@yipanqi/web/reports';
import type { StateKey } from '@yipanqi/web/ui';

/** How an item came to its points. */
export const ITEM_STATE_WORDS: Readonly<Record<YearlyItem['state'], string>> = {
  scored: '',
  missing: '没有目标或数据，按方案规则计',
  excluded: '不考核，权重由其他项目分担',
  vetoed: '被否决项压低',
  breach: '触发否决',
};

export const OBJECTION_LOOKS: Readonly<Record<ObjectionView['status'], { state: StateKey; words: string }>> = {
  open: { state: 'pending', words: '待答复' },
  granted: { state: 'verified', words: '成立' },
  rejected: { state: 'returned', words: '不成立' },
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  score: '得分',
  rank: '名次',
  of: '参排单位数',
  grade: '等次',
  scoreChange: '比上年增减',
  rankChange: '名次变化',
  raw: '封顶前得分',
  effectiveWeight: '权重',
  state: '依据',
  capped: '是否封顶',
  value: '数值',
  target: '目标',
  reply: '答复',
  revision: '填报次数',
  evidence: '佐证',
  exact: '精确值',
  correction: '更正',
  list: '榜单',
  item: '得分项目',
  key: '编号',
  unit: '单位',
  name: '名称',
  note: '说明',
  formula: '公式',
  result: '结果',
  label: '步骤',
  voucherNo: '凭证号',
  measure: '指标',
  last: '上年得分',
};

/** Scores, ranks and grades of units before the items they come from, and those before single figures and steps. */
export function scoresFirst(differences: readonly EditionDifference[]): EditionDifference[] {
  const place = ({ path }: EditionDifference): number => {
    if (/^lists\.[^.]+\.units\.[^.]+\.[^.]+$/.test(path)) return 0;
    if (/\.items\.[^.]+\.score$/.test(path)) return 1;
    return path.startsWith('lists.') ? 3 : 2;
  };
  return [...differences].sort((a, b) => place(a) - place(b));
}

/** `lists.composite.units.500112.items.contracted.score` → 综合 · 渝北区 · 合同引资 · 得分 */
export function yearlyDifference(
  content: YearlyContent,
  unitName: (id: string) => string,
): (difference: EditionDifference) => DifferenceWords {
  return ({ path, before, after }) => {
    const parts = path.split('.');
    const field = parts.at(-1) ?? '';
    const said = (value: EditionDifference['before']): string =>
      value === null ? '—' : valueWords(field, String(value), content, unitName);
    return { words: pathWords(parts, content, unitName), before: said(before), after: said(after) };
  };
}

/** Rows outside the lists are named by their unit or voucher. */
const PARTS: Readonly<Record<string, string>> = { corrections: '异议更正', manual: '人工填报', late: '迟到凭证' };

function pathWords(parts: readonly string[], content: YearlyContent, unitName: (id: string) => string): string {
  const [part = '', row = ''] = parts;
  const field = parts.at(-1) ?? '';
  const rowWords = (name: string): string => unitName(name.replace(/#\d+$/, ''));
  if (PARTS[part]) return [PARTS[part], rowWords(row), FIELD_WORDS[field] ?? field].join(' · ');
  const after = (name: string): string => parts[parts.indexOf(name) + 1] ?? '';
  const list = content.lists.find(({ key }) => part === 'lists' && key === row);
  const itemKey = parts.includes('items') ? after('items') : '';
  const item = list?.units.flatMap(({ items }) => items).find(({ key }) => key === itemKey);
  const words = [
    list?.name ?? part,
    parts.includes('units') ? rowWords(after('units')) : '',
    item?.name ?? itemKey,
    parts.includes('steps') ? '计算' : '',
    FIELD_WORDS[field] ?? field,
  ];
  return words.filter((word) => word !== '').join(' · ');
}

function valueWords(field: string, value: string, content: YearlyContent, unitName: (id: string) => string): string {
  if (field === 'unit') return unitName(value);
  if (field === 'correction') return CORRECTION_KIND_NAMES[value as CorrectionKind] ?? value;
  if (field === 'measure') return MEASURE_NAMES[value as Measure] ?? value;
  if (field === 'list') return content.lists.find(({ key }) => key === value)?.name ?? value;
  if (field !== 'item') return value;
  const items = content.lists.flatMap(({ units }) => units.flatMap(({ items: own }) => own));
  return items.find(({ key }) => key === value)?.name ?? value;
}
