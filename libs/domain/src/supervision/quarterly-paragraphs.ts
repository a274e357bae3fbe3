import { type Measure, MEASURE_NAMES, MEASURE_UNIT } from '../plan/measure';
import { type Day, monthNumber, quarterInWords, yearOf } from '../shared/calendar';
import {
  figureSentence,
  type FigurePart,
  type FigureSentence,
  joinSentences,
  sentenceText,
} from '../shared/figure-sentence';
import { formatMoney } from '../shared/money';
import type { QuarterFigures, QuarterlyContent } from './quarterly-content';
import {
  type CarriedOutcome,
  findingsBehind,
  ordersBehind,
  type OrdersFigure,
  type QuarterlyFigure,
  repliesBehind,
  unitsConcerned,
  unitsOfLight,
} from './quarterly-figures';
import { type FindingLight, type Light, LIGHT_WORDS } from './rule-set';

export type QuarterlyPart = FigurePart<QuarterlyFigure>;
export type QuarterlySentence = FigureSentence<QuarterlyFigure>;

const sentence = figureSentence<QuarterlyFigure>;

/** The sentences of a quarterly report, composed from its content alone; a paragraph each. */
export function quarterlySentences(content: QuarterlyContent): QuarterlySentence[] {
  return [
    quarterSentence(content),
    yearSentence(content),
    findingsSentence(content),
    lightsSentence(content),
    ordersSentence(content),
    lastQuarterSentence(content),
    ...askedSentence(content),
  ];
}

export function quarterlyParagraphs(content: QuarterlyContent): string[] {
  return quarterlySentences(content).map(sentenceText);
}

function quarterSentence({ period, city }: QuarterlyContent): QuarterlySentence {
  const of = (measure: Measure): QuarterlyPart => figureOf(city, measure, 'quarter');
  return sentence`${quarterInWords(period)}，全市签约项目 ${of('signedProjects')} 个，合同引资 ${of('contracted')}，到位资金 ${of('inPlace')}；新开工项目 ${of('startedProjects')} 个，新投产项目 ${of('producingProjects')} 个。`;
}

function yearSentence({ asOf, city }: QuarterlyContent): QuarterlySentence {
  const parts = (['contracted', 'inPlace'] as const).map(
    (measure) =>
      sentence`${MEASURE_NAMES[measure]} ${figureOf(city, measure, 'yearToDate')}${change(city.yoy[measure])}${against(city, measure)}`,
  );
  return sentence`1—${monthNumber(asOf)}月累计，${joinSentences(parts, '；')}。`;
}

function findingsSentence(content: QuarterlyContent): QuarterlySentence {
  const { asOf, rules, findings, rulesName, rulesVersion } = content;
  const basis = `按《${rulesName}》第${rulesVersion}版，截至${dayInWords(asOf)}`;
  if (findings.length === 0) return sentence`${basis}，没有发现需要督查的问题。`;
  const found = (light: FindingLight | null): QuarterlyPart => {
    const figure: QuarterlyFigure = { of: 'findings', rule: null, light, unit: null };
    return count(findingsBehind(content, figure), figure);
  };
  const concerned: QuarterlyFigure = { of: 'concerned', rule: null };
  const parts = rules
    .filter((rule) => rule.red + rule.yellow > 0)
    .map(
      ({ key, name, red, yellow, units }) =>
        sentence`${name} ${part(String(red + yellow), { of: 'findings', rule: key, light: null, unit: null })} 个（涉及 ${part(String(units), { of: 'concerned', rule: key })} 个单位）`,
    );
  return sentence`${basis}，共发现问题 ${found(null)} 个，涉及 ${count(unitsConcerned(content, concerned), concerned)} 个单位，其中红灯 ${found('red')} 个、黄灯 ${found('yellow')} 个。分别是：${joinSentences(parts, '；')}。`;
}

function lightsSentence(content: QuarterlyContent): QuarterlySentence {
  const { lightWords } = content;
  const number = (light: Light): QuarterlyPart => count(unitsOfLight(content, light), { of: 'lights', light });
  const named = (light: Light): QuarterlySentence => {
    const names = unitsOfLight(content, light).map(({ name }) => name);
    return names.length === 0
      ? sentence`没有${LIGHT_WORDS[light]}单位`
      : sentence`${LIGHT_WORDS[light]}单位 ${number(light)} 个：${names.join('、')}`;
  };
  return sentence`${named('red')}；${named('yellow')}；其余 ${number('green')} 个单位为绿灯。亮灯条件：红灯为${lightWords.red}；黄灯为${lightWords.yellow}。`;
}

function ordersSentence(content: QuarterlyContent): QuarterlySentence {
  const { orders, replies, units } = content;
  const late = repliesBehind(content, true);
  const standing = (which: 'open' | 'overdue', field: 'ordersOpen' | 'ordersOverdue'): QuarterlyPart =>
    part(String(units.reduce((sum, unit) => sum + unit[field], 0)), { of: 'orders', which, unit: null });
  const issued =
    orders.length === 0
      ? '本季度没有签发督办单'
      : sentence`本季度签发督办单 ${count(orders, { of: 'orders', which: 'issued', unit: null })} 件`;
  const lateWords = late.length > 0 ? sentence`，其中逾期答复 ${count(late, { of: 'replies', late: true })} 件` : '';
  const answered =
    replies.length === 0
      ? '没有收到答复'
      : sentence`收到答复 ${count(replies, { of: 'replies', late: false })} 件${lateWords}`;
  return sentence`${issued}，${answered}；季末在办 ${standing('open', 'ordersOpen')} 件，超期未答复 ${standing('overdue', 'ordersOverdue')} 件。`;
}

function lastQuarterSentence(content: QuarterlyContent): QuarterlySentence {
  const { lastQuarter, carried } = content;
  const orders =
    carried.length === 0
      ? '上季末没有在办的督办单'
      : sentence`上季末在办的 ${count(carried, { of: 'orders', which: 'carried', unit: null })} 件督办单，${became(content)}`;
  if (lastQuarter === null) return sentence`上季度没有督查结果可供对照；${orders}。`;
  const { period, found, settled, standing } = lastQuarter;
  const past = (number: number, stands: boolean | null): QuarterlyPart => part(String(number), { of: 'past', stands });
  const findings =
    found === 0
      ? `${quarterInWords(period)}没有发现问题`
      : sentence`${quarterInWords(period)}发现的 ${past(found, null)} 个问题，已整改 ${past(settled, false)} 个，仍存在 ${past(standing, true)} 个`;
  return sentence`${findings}；${orders}。`;
}

const OUTCOMES: readonly (readonly [CarriedOutcome, string])[] = [
  ['closed', '已办结'],
  ['replied', '已答复待研判'],
  ['late', '超期未答复'],
  ['inTime', '仍在期限内办理'],
  ['withdrawn', '已撤回'],
];

function became(content: QuarterlyContent): QuarterlySentence {
  const parts = OUTCOMES.flatMap(([which, words]) => {
    const figure: OrdersFigure = { of: 'orders', which, unit: null };
    const orders = ordersBehind(content, figure);
    return orders.length === 0 ? [] : [sentence`${words} ${count(orders, figure)} 件`];
  });
  return joinSentences(parts, '、');
}

/** What the rules ask of the units concerned. */
function askedSentence({ rules }: QuarterlyContent): QuarterlySentence[] {
  const asked = rules.filter((rule) => rule.red + rule.yellow > 0);
  if (asked.length === 0) return [];
  const parts = asked.map(
    ({ name, asked: what, deadlineDays }) => `对“${name}”，${trimmed(what)}，${deadlineDays} 天内答复`,
  );
  return [sentence`请有关单位对照问题清单抓紧整改：${parts.join('；')}。`];
}

function figureOf(city: QuarterFigures, measure: Measure, window: 'quarter' | 'yearToDate'): QuarterlyPart {
  const value = city[window][measure];
  return part(MEASURE_UNIT[measure] === 'money' ? money(value) : String(value), { of: 'measure', measure, window });
}

function count(of: readonly unknown[], figure: QuarterlyFigure): QuarterlyPart {
  return part(String(of.length), figure);
}

function part(text: string, figure: QuarterlyFigure): QuarterlyPart {
  return { text, figure };
}

function trimmed(text: string): string {
  return text.replace(/[。；，\s]+$/u, '');
}

function against(figures: QuarterFigures, measure: 'contracted' | 'inPlace'): QuarterlySentence {
  const done = figures.completion[measure];
  const gap = figures.paceGap[measure];
  if (done === null || gap === null) return [];
  const pace = /^0\.0+$/.test(gap)
    ? '，与时序持平'
    : gap.startsWith('-')
      ? `，欠时序 ${gap.slice(1)} 个百分点`
      : `，超时序 ${gap} 个百分点`;
  return sentence`，完成年度目标的 ${part(`${done}%`, { of: 'target', measure })}${pace}`;
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
