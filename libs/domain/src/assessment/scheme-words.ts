import { METHODS } from './methods';
import { quantityName, quantityUnitName } from './quantity';
import {
  type Basis,
  NO_TARGET_NAMES,
  type Quantity,
  type SchemeItem,
  type SchemeList,
  type Tier,
  type UnitGroup,
} from './scheme';

/** One line about a part of a scheme: what it is called and what it says. */
export interface SchemeWord {
  readonly label: string;
  readonly text: string;
}

export const BASIS_NAMES: Readonly<Record<Basis, string>> = { value: '数值', completion: '完成率' };

/** An item in words, for readers and for comparing versions. */
export function itemWords(item: SchemeItem): SchemeWord[] {
  const { title, formula, cap } = METHODS[item.method];
  return [
    { label: '方法', text: `${title}：${formula}` },
    ...parameterWords(item),
    ...(METHODS[item.method].outside ? [] : [{ label: '权重', text: `${item.weight} 分` }]),
    ...(cap === null ? [] : [{ label: '封顶', text: capText(item.cap, cap) }]),
    ...(item.groups === null ? [] : [{ label: '适用分组', text: item.groups.join('、') }]),
    ...(item.method === 'veto' ? [] : [{ label: '没有目标或数据时', text: NO_TARGET_NAMES[item.noTarget] }]),
    ...(item.note ? [{ label: '说明', text: item.note }] : []),
  ];
}

/** 合同引资额，对照年度目标 */
export function quantityWords(quantity: Quantity, needsTarget = false): string {
  const name = quantityName(quantity);
  if (quantity.target != null) return `${name}，目标 ${quantity.target} ${quantityUnitName(quantity)}`;
  return needsTarget ? `${name}，对照年度目标` : name;
}

export function groupWords({ name, cohorts, units }: UnitGroup): string {
  const more = units.length === 0 ? '' : `${cohorts.length === 0 ? '' : '及'}单位 ${units.join('、')}`;
  const whole = `${cohorts.join('、')}${more}`;
  return whole === name ? name : `${name}（${whole}）`;
}

/** A list's own lines, without its items. */
export function listWords(list: SchemeList): SchemeWord[] {
  const { ranking } = list;
  return [
    { label: '类型', text: list.kind === 'composite' ? '综合' : '单项' },
    { label: '分组排名', text: list.groups.map(groupWords).join('；') },
    { label: '开发区', text: list.withoutZones ? '不参加本榜' : '按分组参加' },
    { label: '排名依据', text: ranking.by === 'score' ? '得分' : quantityWords(ranking.quantity) },
    ...(list.items.length === 0 ? [] : [{ label: '满分', text: `${list.fullScore} 分` }]),
    ...(list.grades.length === 0
      ? []
      : [
          {
            label: '等次',
            text: list.grades
              .map(({ name, from }) => (from === null ? `${name}：其余` : `${name}：${from} 分以上`))
              .join('，'),
          },
        ]),
  ];
}

function parameterWords(item: SchemeItem): SchemeWord[] {
  switch (item.method) {
    case 'cappedCompletion':
    case 'paced':
      return [{ label: '指标', text: quantityWords(item.parameters.quantity, true) }];
    case 'mixed': {
      const { first, second, a, b } = item.parameters;
      return [
        { label: '第一部分', text: `${quantityWords(first, true)}，占 ${a}` },
        { label: '第二部分', text: `${quantityWords(second, true)}，占 ${b}` },
      ];
    }
    case 'minimumCounts':
      return [
        ...item.parameters.bands.map(({ name, quantity, minimum }) => ({
          label: name,
          text: `${quantityWords(quantity)}，最低 ${minimum} ${quantityUnitName(quantity)}`,
        })),
        { label: '每缺一个扣', text: `${item.parameters.step} 分` },
      ];
    case 'pointsPerItem':
    case 'bonus':
      return item.parameters.bands.map(({ name, quantity, points }) => ({
        label: name,
        text: `${quantityWords(quantity)}，每${quantityUnitName(quantity)} ${points} 分`,
      }));
    case 'penalty':
      return item.parameters.bands.map(({ name, quantity, rate }) => ({
        label: name,
        text: `${quantityWords(quantity)}，每${quantityUnitName(quantity)}扣 ${rate} 分`,
      }));
    case 'efficacy': {
      const { quantity, basis, within } = item.parameters;
      const among = within === 'group' ? '在同组单位中比较' : '在全部单位中比较';
      return [
        { label: '指标', text: `${quantityWords(quantity, basis === 'completion')}，按${BASIS_NAMES[basis]}${among}` },
      ];
    }
    case 'tiers': {
      const { quantity, basis, table } = item.parameters;
      const unit = basis === 'completion' ? '%' : quantityUnitName(quantity);
      return [
        { label: '指标', text: `${quantityWords(quantity, basis === 'completion')}，按${BASIS_NAMES[basis]}分档` },
        { label: '分档', text: table.map((tier) => tierWords(tier, unit)).join('；') },
      ];
    }
    case 'structureRatio':
      return [
        { label: '部分', text: quantityWords(item.parameters.part) },
        { label: '整体', text: quantityWords(item.parameters.whole) },
      ];
    case 'veto': {
      const { quantity, from, item: key, level } = item.parameters;
      const aim = key === null ? '总分' : `考核项 ${key}`;
      return [
        {
          label: '否决情形',
          text: `${quantityWords(quantity)}达到 ${from} ${quantityUnitName(quantity)}`,
        },
        { label: '后果', text: `${aim}不高于 ${level} 分` },
      ];
    }
  }
}

export function tierWords({ from, to, score }: Tier, unit: string): string {
  const range =
    from === null
      ? to === null
        ? '全部'
        : `${to}${unit}以下`
      : to === null
        ? `${from}${unit}以上`
        : `${from}–${to}${unit}`;
  return `${range} ${score} 分`;
}

function capText(cap: string | null, kind: 'multiple' | 'points'): string {
  if (cap === null) return '不封顶';
  return kind === 'points' ? `${cap} 分` : `目标的 ${cap} 倍`;
}
