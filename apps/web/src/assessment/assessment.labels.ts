import type { EditionDifference, ObjectionView } from '@yipanqi/contract';
import type { YearlyContent, YearlyItem } from '@yipanqi/domain';
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
};

/** `lists.composite.units.500112.items.contracted.score` → 综合 · 渝北区 · 合同引资 · 得分 */
export function yearlyDifference(
  content: YearlyContent,
  unitName: (id: string) => string,
): (difference: EditionDifference) => DifferenceWords {
  return ({ path, before, after }) => ({
    words: pathWords(path.split('.'), content, unitName),
    before: String(before ?? '—'),
    after: String(after ?? '—'),
  });
}

function pathWords(parts: readonly string[], content: YearlyContent, unitName: (id: string) => string): string {
  const after = (name: string): string | undefined => parts[parts.indexOf(name) + 1];
  const list = content.lists.find(({ key }) => parts[0] === 'lists' && key === parts[1]);
  const unit = parts.includes('units') ? after('units') : undefined;
  const itemKey = parts.includes('items') ? after('items') : undefined;
  const item = list?.units.flatMap(({ items }) => items).find(({ key }) => key === itemKey);
  const last = parts.at(-1) ?? '';
  const words = [
    list?.name,
    unit && unitName(unit),
    item?.name ?? itemKey,
    ...(parts[0] === 'corrections' ? ['异议更正', parts[1]] : []),
    ...(parts[0] === 'manual' ? ['人工填报'] : []),
    ...(parts[0] === 'late' ? ['迟到凭证', parts[1]] : []),
    parts.includes('steps') ? '计算' : undefined,
    FIELD_WORDS[last] ?? (parts.includes('steps') ? undefined : last),
  ];
  return words.filter(Boolean).join(' · ');
}
