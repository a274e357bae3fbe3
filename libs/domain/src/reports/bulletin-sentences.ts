import { SUB_INDEX_NAMES } from '../activities/index-scheme';
import { MEASURE_NAMES, type Measure } from '../plan/measure';
import {
  figureSentence,
  type FigurePart,
  type FigureSentence,
  joinSentences,
  sentenceText,
} from '../shared/figure-sentence';
import { formatMoney } from '../shared/money';
import { monthNumber, yearOf } from '../shared/calendar';
import type { BulletinFigures, BulletinUnitContent, MonthlyBulletinContent } from './monthly-bulletin-content';

export type BulletinWindow = 'month' | 'yearToDate' | 'planToDate';

/** What a number of a bulletin is made of, in the bulletin's own words: pages find its records by it. */
export type BulletinFigure =
  | {
      readonly of: 'measure';
      readonly measure: Measure;
      readonly window: BulletinWindow;
      /** null: the whole city. */
      readonly unit: string | null;
      readonly quotaLine?: string;
    }
  | { readonly of: 'target'; readonly measure: Measure; readonly unit: string | null }
  | { readonly of: 'lead'; readonly leadCode: string; readonly leadName: string; readonly window: 'month' | 'all' }
  /** Enterprises counted for the plan's head targets, of one group or of all. */
  | { readonly of: 'heads'; readonly group: string | null }
  | { readonly of: 'activityIndex'; readonly unit: string }
  /** The plan's lines or head targets as the plan board shows them. */
  | { readonly of: 'plan'; readonly view: 'lines' | 'heads' }
  /** A count of rows of the bulletin's own table. */
  | { readonly of: 'table'; readonly table: 'zeroProgress' | 'adjustments' };

export type BulletinPart = FigurePart<BulletinFigure>;
export type BulletinSentence = FigureSentence<BulletinFigure>;

const sentence = figureSentence<BulletinFigure>;

/** So many projects and units are named in a sentence; all of them are in the tables. */
const NAMED = 3;
const LINES: BulletinFigure = { of: 'plan', view: 'lines' };
const ZERO: BulletinFigure = { of: 'table', table: 'zeroProgress' };

/** The sentences of a bulletin, a paragraph each, composed from its content alone. */
export function bulletinSentences(content: MonthlyBulletinContent): BulletinSentence[] {
  return [
    monthSentence(content),
    yearSentence(content),
    structureSentence(content),
    projectSentence(content),
    planSentence(content),
    ...rankingSentence(content),
    ...signingSentence(content),
    ...zeroSentence(content),
    ...activitySentence(content),
    ...adjustmentSentence(content),
  ];
}

export function bulletinParagraphs(content: MonthlyBulletinContent): string[] {
  return bulletinSentences(content).map(sentenceText);
}

function monthSentence({ period, interim, city }: MonthlyBulletinContent): BulletinSentence {
  const proviso = interim ? '（快报，本月尚未月结，数据以月结后的通报为准）' : '';
  return sentence`${yearOf(period)}年${monthNumber(period)}月${proviso}，全市签约项目 ${number(city, 'signedProjects', 'month')} 个，合同引资 ${number(city, 'contracted', 'month')}${change(city.yoyMonth.contracted)}，到位资金 ${number(city, 'inPlace', 'month')}${change(city.yoyMonth.inPlace)}；新开工项目 ${number(city, 'startedProjects', 'month')} 个，新投产项目 ${number(city, 'producingProjects', 'month')} 个。`;
}

function yearSentence({ period, city }: MonthlyBulletinContent): BulletinSentence {
  const months = monthNumber(period) === 1 ? '1月' : `1—${monthNumber(period)}月`;
  const part = (measure: 'contracted' | 'inPlace'): BulletinSentence =>
    sentence`${MEASURE_NAMES[measure]} ${number(city, measure, 'yearToDate')}${change(city.yoy[measure])}${against(city, measure)}`;
  return sentence`${months}累计，全市签约项目 ${number(city, 'signedProjects', 'yearToDate')} 个；${part('contracted')}；${part('inPlace')}。`;
}

function structureSentence({ city }: MonthlyBulletinContent): BulletinSentence {
  const { rates } = city;
  const foreign =
    'foreignContracted' in city.yearToDate
      ? sentence`外资合同引资 ${number(city, 'foreignContracted', 'yearToDate')}，占 ${rate(rates.foreignContractedShare)}；外资到位资金 ${number(city, 'foreignInPlace', 'yearToDate')}，占 ${rate(rates.foreignInPlaceShare)}；`
      : [];
  return sentence`今年以来，工业合同引资 ${number(city, 'industrialContracted', 'yearToDate')}，占 ${rate(rates.industrialContractedShare)}；工业到位资金 ${number(city, 'industrialInPlace', 'yearToDate')}，占 ${rate(rates.industrialInPlaceShare)}；战略性新兴产业占 ${rate(rates.strategicEmergingShare)}，数字经济占 ${rate(rates.digitalShare)}；${foreign}资金到位率（同期）${rate(rates.inPlaceRate)}。`;
}

function projectSentence({ city, period, projectsOver5bn }: MonthlyBulletinContent): BulletinSentence {
  const fresh = projectsOver5bn.filter((project) => project.month === period);
  const named = fresh.map(
    ({ leadCode, leadName, contracted }) =>
      sentence`${leadName}（${part(money(contracted), { of: 'lead', leadCode, leadName, window: 'all' })}）`,
  );
  return sentence`今年以来，新增合同引资 50 亿元以上项目 ${number(city, 'projectsOver5bn', 'yearToDate')} 个、头部企业 ${number(city, 'headEnterprises', 'yearToDate')} 家。${
    named.length === 0
      ? '本月没有新达到 50 亿元的项目。'
      : sentence`本月新达到 50 亿元的有${joinSentences(named, '、')}。`
  }`;
}

function planSentence({
  city,
  indicators,
  quotaLines,
  remainder,
  headTargets,
}: MonthlyBulletinContent): BulletinSentence {
  const contracted = indicators.find(({ measure }) => measure === 'contracted');
  const behind = quotaLines.filter(({ paceGap }) => paceGap?.startsWith('-')).length;
  const heads = headTargets.reduce((sum, { counted }) => sum + counted.length, 0);
  const wanted = headTargets.reduce((sum, { target }) => sum + target, 0);
  const total = contracted ? `，完成规划目标的 ${rate(contracted.completion)}${gap(contracted.paceGap)}` : '';
  const other: BulletinFigure = {
    of: 'measure',
    measure: 'contracted',
    window: 'planToDate',
    unit: null,
    quotaLine: 'other',
  };
  return sentence`规划期以来，合同引资累计 ${number(city, 'contracted', 'planToDate')}${total}；${part(String(quotaLines.length), LINES)} 条额度中 ${part(String(behind), LINES)} 条落后时序，未列入额度的合同引资 ${part(money(remainder.contracted), other)}；头部企业目标 ${part(String(wanted), { of: 'plan', view: 'heads' })} 家，已计入 ${part(String(heads), { of: 'heads', group: null })} 家。`;
}

/** Who leads each cohort by contracted capital of the year to date; cohorts without any are not named. */
function rankingSentence({ units }: MonthlyBulletinContent): BulletinSentence[] {
  const leading = units.filter((unit) => unit.rank.contracted === 1 && unit.yearToDate.contracted !== '0.00');
  const cohorts = [...new Set(leading.map(({ cohort }) => cohort))];
  if (cohorts.length === 0) return [];
  const parts = cohorts.map(
    (cohort) => sentence`${cohort}${namesOf(leading.filter((unit) => unit.cohort === cohort))}`,
  );
  return [sentence`按今年以来合同引资额，各分组居首的是：${joinSentences(parts, '；')}。`];
}

function namesOf(units: readonly BulletinUnitContent[]): BulletinSentence {
  return joinSentences(
    units.map((unit) => sentence`${unit.name}（${number(unit, 'contracted', 'yearToDate', unit.unit)}）`),
    '、',
  );
}

function signingSentence({ topSignings }: MonthlyBulletinContent): BulletinSentence[] {
  if (topSignings === undefined || topSignings.length === 0) return [];
  const named = topSignings
    .slice(0, NAMED)
    .map(
      ({ leadCode, leadName, contracted }) =>
        sentence`${leadName}（${part(money(contracted), { of: 'lead', leadCode, leadName, window: 'month' })}）`,
    );
  return [sentence`本月合同引资居前的项目是：${joinSentences(named, '、')}。`];
}

function zeroSentence({ zeroProgress, units }: MonthlyBulletinContent): BulletinSentence[] {
  if (zeroProgress === undefined) return [];
  const { month, year } = zeroProgress;
  if (month.length === 0) return [sentence`本月各区县、开发区均有合同引资或到位资金。`];
  const names = (ids: readonly string[]): string => {
    const named = ids.slice(0, NAMED).map((id) => units.find(({ unit }) => unit === id)?.name ?? id);
    return `（${named.join('、')}${ids.length > NAMED ? '等' : ''}）`;
  };
  const ofYear =
    year.length === 0 ? '' : sentence`，其中今年以来仍为零的 ${part(String(year.length), ZERO)} 个${names(year)}`;
  return [
    sentence`本月合同引资和到位资金均为零的单位有 ${part(String(month.length), ZERO)} 个${names(month)}${ofYear}，名单见零进展附表。`,
  ];
}

function activitySentence({ activityIndex }: MonthlyBulletinContent): BulletinSentence[] {
  if (activityIndex === undefined) return [];
  if (activityIndex === null) return [sentence`本月没有生效的活跃指数方案，本期不列活跃指数。`];
  const { scheme, units } = activityIndex;
  const first = units
    .filter((unit) => unit.cityRank !== null && unit.cityRank <= NAMED && Number(unit.index) > 0)
    .sort((a, b) => (a.cityRank ?? 0) - (b.cityRank ?? 0) || (a.unit < b.unit ? -1 : 1));
  const by = `按${scheme.sample && !scheme.name.includes('示例') ? '示例方案' : ''}“${scheme.name}”（第${scheme.number}版）`;
  if (first.length === 0) return [sentence`${by}，本月各单位活跃指数均为零。`];
  const named = first.map(
    ({ unit, name, index }) => sentence`${name}（${part(String(index), { of: 'activityIndex', unit })}）`,
  );
  const names = Object.values(SUB_INDEX_NAMES).join('、');
  return [sentence`${by}，由${names}六项合成的活跃指数居前的是：${joinSentences(named, '、')}。`];
}

function adjustmentSentence({ adjustments }: MonthlyBulletinContent): BulletinSentence[] {
  if (adjustments.length === 0) return [];
  return [
    sentence`本月记入以前月份发生、当月未及审核的凭证 ${part(String(adjustments.length), { of: 'table', table: 'adjustments' })} 张，详见调整事项表。`,
  ];
}

function against(city: BulletinFigures, measure: Measure): BulletinSentence {
  if (city.completion[measure] === null) return [];
  const target: BulletinFigure = { of: 'target', measure, unit: null };
  return sentence`，完成年度目标的 ${part(rate(city.completion[measure]), target)}${gap(city.paceGap[measure])}`;
}

function gap(points: string | null): string {
  if (points === null) return '';
  if (/^0\.0+$/.test(points)) return '，与时序持平';
  return points.startsWith('-') ? `，欠时序 ${points.slice(1)} 个百分点` : `，超时序 ${points} 个百分点`;
}

function change(yoy: string | null): string {
  if (yoy === null) return '';
  if (/^0\.0+$/.test(yoy)) return '，与上年同期持平';
  return yoy.startsWith('-') ? `，同比下降 ${yoy.slice(1)}%` : `，同比增长 ${yoy}%`;
}

function rate(percent: string | null): string {
  return percent === null ? '—' : `${percent}%`;
}

/** A figure of the city or of a unit with what it is made of. */
function number(
  figures: BulletinFigures,
  measure: Measure,
  window: BulletinWindow,
  unit: string | null = null,
): BulletinPart {
  const value = figures[window][measure];
  return part(typeof value === 'number' ? String(value) : money(value), { of: 'measure', measure, window, unit });
}

function part(text: string, figure: BulletinFigure): BulletinPart {
  return { text, figure };
}

function money(yuan: string): string {
  const { text, unit } = formatMoney(yuan);
  return `${text} ${unit}`;
}
