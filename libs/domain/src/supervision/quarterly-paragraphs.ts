import { MEASURE_NAMES } from '../plan/measure';
import { type Day, monthNumber, quarterInWords, yearOf } from '../shared/calendar';
import { formatMoney } from '../shared/money';
import type { QuarterFigures, QuarterlyContent, QuarterOrderContent, QuarterUnitContent } from './quarterly-content';
import { LIGHT_WORDS, type Light } from './rule-set';

/** The sentences of a quarterly report, composed from its content alone; a paragraph each. */
export function quarterlyParagraphs(content: QuarterlyContent): string[] {
  return [
    quarterParagraph(content),
    yearParagraph(content),
    findingsParagraph(content),
    lightsParagraph(content),
    ordersParagraph(content),
    lastQuarterParagraph(content),
    ...askedParagraph(content),
  ];
}

function quarterParagraph({ period, city }: QuarterlyContent): string {
  return (
    `${quarterInWords(period)}，全市签约项目 ${city.quarter.signedProjects} 个，合同引资 ${money(city.quarter.contracted)}，` +
    `到位资金 ${money(city.quarter.inPlace)}；新开工项目 ${city.quarter.startedProjects} 个，` +
    `新投产项目 ${city.quarter.producingProjects} 个。`
  );
}

function yearParagraph({ asOf, city }: QuarterlyContent): string {
  const parts = (['contracted', 'inPlace'] as const).map(
    (measure) =>
      `${MEASURE_NAMES[measure]} ${money(city.yearToDate[measure])}${change(city.yoy[measure])}${against(city, measure)}`,
  );
  return `1—${monthNumber(asOf)}月累计，${parts.join('；')}。`;
}

function findingsParagraph({ asOf, rules, findings, rulesName, rulesVersion, units }: QuarterlyContent): string {
  const basis = `按《${rulesName}》第${rulesVersion}版，截至${dayInWords(asOf)}`;
  if (findings.length === 0) return `${basis}，没有发现需要督查的问题。`;
  const red = findings.filter(({ light }) => light === 'red').length;
  const concerned = units.filter(({ redFindings, yellowFindings }) => redFindings + yellowFindings > 0).length;
  const parts = rules
    .filter((rule) => rule.red + rule.yellow > 0)
    .map((rule) => `${rule.name} ${rule.red + rule.yellow} 个（涉及 ${rule.units} 个单位）`);
  return (
    `${basis}，共发现问题 ${findings.length} 个，涉及 ${concerned} 个单位，其中红灯 ${red} 个、黄灯 ${findings.length - red} 个。` +
    `分别是：${parts.join('；')}。`
  );
}

function lightsParagraph({ units, lightWords }: QuarterlyContent): string {
  const of = (light: Light): readonly QuarterUnitContent[] => units.filter((unit) => unit.light === light);
  const named = (light: Light): string => {
    const names = of(light).map(({ name }) => name);
    return names.length === 0
      ? `没有${LIGHT_WORDS[light]}单位`
      : `${LIGHT_WORDS[light]}单位 ${names.length} 个：${names.join('、')}`;
  };
  return (
    `${named('red')}；${named('yellow')}；其余 ${of('green').length} 个单位为绿灯。` +
    `亮灯条件：红灯为${lightWords.red}；黄灯为${lightWords.yellow}。`
  );
}

function ordersParagraph({ orders, replies, units }: QuarterlyContent): string {
  const late = replies.filter(({ late: isLate }) => isLate).length;
  const open = units.reduce((sum, unit) => sum + unit.ordersOpen, 0);
  const overdue = units.reduce((sum, unit) => sum + unit.ordersOverdue, 0);
  const issued = orders.length === 0 ? '本季度没有签发督办单' : `本季度签发督办单 ${orders.length} 件`;
  const answered =
    replies.length === 0
      ? '没有收到答复'
      : `收到答复 ${replies.length} 件${late > 0 ? `，其中逾期答复 ${late} 件` : ''}`;
  return `${issued}，${answered}；季末在办 ${open} 件，超期未答复 ${overdue} 件。`;
}

function lastQuarterParagraph({ lastQuarter, carried }: QuarterlyContent): string {
  const orders =
    carried.length === 0 ? '上季末没有在办的督办单' : `上季末在办的 ${carried.length} 件督办单，${became(carried)}`;
  if (lastQuarter === null) return `上季度没有督查结果可供对照；${orders}。`;
  const { period, found, settled, standing } = lastQuarter;
  const findings =
    found === 0
      ? `${quarterInWords(period)}没有发现问题`
      : `${quarterInWords(period)}发现的 ${found} 个问题，已整改 ${settled} 个，仍存在 ${standing} 个`;
  return `${findings}；${orders}。`;
}

function became(orders: readonly QuarterOrderContent[]): string {
  const count = (holds: (order: QuarterOrderContent) => boolean): number => orders.filter(holds).length;
  const parts = [
    [count(({ state }) => state === 'closed'), '已办结'],
    [count(({ state }) => state === 'replied'), '已答复待研判'],
    [count(({ overdueDays }) => overdueDays > 0), '超期未答复'],
    [
      count(({ state, overdueDays }) => (state === 'issued' || state === 'returned') && overdueDays === 0),
      '仍在期限内办理',
    ],
    [count(({ state }) => state === 'withdrawn'), '已撤回'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${words} ${number} 件`)
    .join('、');
}

/** What the rules ask of the units concerned. */
function askedParagraph({ rules }: QuarterlyContent): string[] {
  const asked = rules.filter((rule) => rule.red + rule.yellow > 0);
  if (asked.length === 0) return [];
  const parts = asked.map(
    ({ name, asked: what, deadlineDays }) => `对“${name}”，${trimmed(what)}，${deadlineDays} 天内答复`,
  );
  return [`请有关单位对照问题清单抓紧整改：${parts.join('；')}。`];
}

function trimmed(text: string): string {
  return text.replace(/[。；，\s]+$/u, '');
}

function against(figures: QuarterFigures, measure: 'contracted' | 'inPlace'): string {
  const done = figures.completion[measure];
  const gap = figures.paceGap[measure];
  if (done === null || gap === null) return '';
  const pace = /^0\.0+$/.test(gap)
    ? '，与时序持平'
    : gap.startsWith('-')
      ? `，欠时序 ${gap.slice(1)} 个百分点`
      : `，超时序 ${gap} 个百分点`;
  return `，完成年度目标的 ${done}%${pace}`;
}

function change(yoy: string | null): string {
  if (yoy === null) return '';
  if (/^0\.0+$/.test(yoy)) return '，与上年同期持平';
  return yoy.startsWith('-') ? `，同比下降 ${yoy.slice(1)}%` : `，同比增长 ${yoy}%`;
}

function money(yuan: string | number): string {
  const { text, unit } = formatMoney(String(yuan));
  return `${text} ${unit}`;
}

function dayInWords(day: Day): string {
  return `${yearOf(day)}年${monthNumber(day)}月${Number(day.slice(8))}日`;
}
