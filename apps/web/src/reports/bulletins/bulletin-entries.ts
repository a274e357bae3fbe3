import {
  type BulletinFigure,
  type BulletinWindow,
  firstMonthOf,
  type Measure,
  MEASURE_NAMES,
  type MonthlyBulletinContent,
  parseMonth,
  yearOf,
} from '@yipanqi/domain';
import type { OpenedFigure } from '../figure';
import { windowWords } from '../ranking/ranking.words';

/** Names of units and lines as the bulletin itself gives them. */
export interface BulletinNames {
  readonly unit: (id: string) => string;
  readonly quotaLine: (key: string) => string;
}

type Placed = Pick<MonthlyBulletinContent, 'period' | 'planPeriod'>;

/** The records behind a figure of one or several units, or of the whole city. */
export function bulletinEntries(
  content: Placed,
  of: { measure: Measure; window: BulletinWindow; name: string; unit?: string | null; units?: readonly string[] },
): OpenedFigure {
  const { measure, window, unit = null, units, name } = of;
  return {
    heading: `${name} · ${MEASURE_NAMES[measure]} · ${spanWords(content, window)}`,
    key: { measure, ...spanOf(content, window), unit, quotaLine: null, ...(units && { units: units.join(',') }) },
  };
}

/** What a number in a sentence or table opens; null for what has a page or table of its own: targets, the activity index, the plan. */
export function openedBy(content: Placed, figure: BulletinFigure, names: BulletinNames): OpenedFigure | null {
  const { period, planPeriod } = content;
  const ofPlan = figure.of === 'heads' || (figure.of === 'measure' && figure.window === 'planToDate');
  // Bulletins of the first form do not say which months the plan has.
  if (ofPlan && planPeriod === undefined) return null;
  switch (figure.of) {
    case 'measure': {
      const name = figure.unit === null ? '全市' : names.unit(figure.unit);
      const opened = bulletinEntries(content, { ...figure, name });
      const { quotaLine } = figure;
      if (quotaLine === undefined) return opened;
      return { heading: `${names.quotaLine(quotaLine)} · ${opened.heading}`, key: { ...opened.key, quotaLine } };
    }
    case 'lead': {
      const { leadCode, leadName, window } = figure;
      const from = window === 'month' ? period : '';
      const words = window === 'month' ? windowWords(period, 'month') : `至 ${windowWords(period, 'month')}`;
      return {
        heading: `${leadName} · ${MEASURE_NAMES.contracted} · ${words}`,
        key: { measure: 'contracted', from, to: period, unit: null, quotaLine: null, leadCode },
      };
    }
    case 'heads':
      // Heads count for the plan, within its period.
      return {
        heading: `计入的头部企业 · ${spanWords(content, 'planToDate')}`,
        key: {
          measure: 'headEnterprises',
          ...spanOf(content, 'planToDate'),
          unit: null,
          quotaLine: null,
          ...(figure.group !== null && { headGroup: figure.group }),
        },
      };
    case 'target':
    case 'activityIndex':
    case 'plan':
    case 'table':
      return null;
  }
}

function spanOf({ period, planPeriod }: Placed, window: BulletinWindow): { from: string; to: string } {
  const month = parseMonth(period);
  if (window === 'month') return { from: month, to: month };
  if (window === 'yearToDate') return { from: firstMonthOf(yearOf(month)), to: month };
  if (planPeriod === undefined) throw new RangeError(`no plan period in the bulletin of ${period}`);
  return { from: planPeriod.from, to: month < planPeriod.to ? month : planPeriod.to };
}

function spanWords(content: Placed, window: BulletinWindow): string {
  return window === 'planToDate'
    ? `规划期至 ${windowWords(content.period, 'month')}`
    : windowWords(content.period, window);
}
