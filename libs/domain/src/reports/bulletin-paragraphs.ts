import { MEASURE_NAMES, type Measure } from '../plan/measure';
import { formatMoney } from '../shared/money';
import { monthNumber, yearOf } from '../shared/calendar';
import type { BulletinFigures, BulletinUnitContent, MonthlyBulletinContent } from './monthly-bulletin-content';

/** The sentences of a bulletin, composed from its content alone; a paragraph each. */
export function bulletinParagraphs(content: MonthlyBulletinContent): string[] {
  return [
    monthParagraph(content),
    yearParagraph(content),
    structureParagraph(content),
    projectParagraph(content),
    planParagraph(content),
    ...rankingParagraph(content),
    ...adjustmentParagraph(content),
  ];
}

function monthParagraph({ period, interim, city }: MonthlyBulletinContent): string {
  const proviso = interim ? '（快报，本月尚未月结，数据以月结后的通报为准）' : '';
  return (
    `${yearOf(period)}年${monthNumber(period)}月${proviso}，全市签约项目 ${city.month.signedProjects} 个，` +
    `合同引资 ${money(city.month.contracted)}${change(city.yoyMonth.contracted)}，` +
    `到位资金 ${money(city.month.inPlace)}${change(city.yoyMonth.inPlace)}；` +
    `新开工项目 ${city.month.startedProjects} 个，新投产项目 ${city.month.producingProjects} 个。`
  );
}

function yearParagraph({ period, city }: MonthlyBulletinContent): string {
  const months = monthNumber(period) === 1 ? '1月' : `1—${monthNumber(period)}月`;
  const parts = (['contracted', 'inPlace'] as const).map(
    (measure) =>
      `${MEASURE_NAMES[measure]} ${money(city.yearToDate[measure])}${change(city.yoy[measure])}${against(city, measure)}`,
  );
  return `${months}累计，全市签约项目 ${city.yearToDate.signedProjects} 个；${parts.join('；')}。`;
}

function structureParagraph({ city }: MonthlyBulletinContent): string {
  const { yearToDate, rates } = city;
  return (
    `今年以来，工业合同引资 ${money(yearToDate.industrialContracted)}，占 ${rate(rates.industrialContractedShare)}；` +
    `工业到位资金 ${money(yearToDate.industrialInPlace)}，占 ${rate(rates.industrialInPlaceShare)}；` +
    `战略性新兴产业占 ${rate(rates.strategicEmergingShare)}，数字经济占 ${rate(rates.digitalShare)}；` +
    `资金到位率（同期）${rate(rates.inPlaceRate)}。`
  );
}

function projectParagraph({ city, period, projectsOver5bn }: MonthlyBulletinContent): string {
  const fresh = projectsOver5bn.filter((project) => project.month === period);
  const named = fresh.map(({ leadName, contracted }) => `${leadName}（${money(contracted)}）`).join('、');
  return (
    `今年以来，新增合同引资 50 亿元以上项目 ${city.yearToDate.projectsOver5bn} 个、` +
    `头部企业 ${city.yearToDate.headEnterprises} 家。` +
    (named === '' ? '本月没有新达到 50 亿元的项目。' : `本月新达到 50 亿元的有${named}。`)
  );
}

function planParagraph({ city, indicators, quotaLines, remainder, headTargets }: MonthlyBulletinContent): string {
  const contracted = indicators.find(({ measure }) => measure === 'contracted');
  const behind = quotaLines.filter(({ paceGap }) => paceGap?.startsWith('-')).length;
  const heads = headTargets.reduce((sum, { counted }) => sum + counted.length, 0);
  const wanted = headTargets.reduce((sum, { target }) => sum + target, 0);
  const total = contracted ? `，完成规划目标的 ${rate(contracted.completion)}${gap(contracted.paceGap)}` : '';
  return (
    `规划期以来，合同引资累计 ${money(city.planToDate.contracted)}${total}；` +
    `${quotaLines.length} 条额度中 ${behind} 条落后时序，未列入额度的合同引资 ${money(remainder.contracted)}；` +
    `头部企业目标 ${wanted} 家，已计入 ${heads} 家。`
  );
}

/** Who leads each cohort by contracted capital of the year to date; cohorts without any are not named. */
function rankingParagraph({ units }: MonthlyBulletinContent): string[] {
  const leading = units.filter((unit) => unit.rank.contracted === 1 && unit.yearToDate.contracted !== '0.00');
  const cohorts = [...new Set(leading.map(({ cohort }) => cohort))];
  if (cohorts.length === 0) return [];
  const parts = cohorts.map((cohort) => `${cohort}${namesOf(leading.filter((unit) => unit.cohort === cohort))}`);
  return [`按今年以来合同引资额，各分组居首的是：${parts.join('；')}。`];
}

function namesOf(units: readonly BulletinUnitContent[]): string {
  return units.map(({ name, yearToDate }) => `${name}（${money(yearToDate.contracted)}）`).join('、');
}

function adjustmentParagraph({ adjustments }: MonthlyBulletinContent): string[] {
  if (adjustments.length === 0) return [];
  return [`本月记入以前月份发生、当月未及审核的凭证 ${adjustments.length} 张，详见调整事项表。`];
}

function against(city: BulletinFigures, measure: Measure): string {
  if (city.completion[measure] === null) return '';
  return `，完成年度目标的 ${rate(city.completion[measure])}${gap(city.paceGap[measure])}`;
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

function money(yuan: string | number): string {
  const { text, unit } = formatMoney(String(yuan));
  return `${text} ${unit}`;
}
