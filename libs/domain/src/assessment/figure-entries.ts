import { MEASURE_NAMES, type Measure } from '../plan/measure';
import { firstMonthOf, lastMonthOf, parseMonth } from '../shared/calendar';
import type { InputKind, InputWindow } from './inputs';

/** The postings that a figure is the sum of: booked months from … to of one measure and one unit. */
export interface FigureEntries {
  readonly measure: Measure;
  /** 合同引资额 2021 年 */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

interface Source {
  readonly input: string;
  readonly kind: InputKind;
  readonly measure?: Measure;
  readonly window?: InputWindow;
}

/** What rates of the year's own figures are made of. */
const RATE_PARTS: Readonly<Record<string, readonly [Measure, Measure]>> = {
  inPlaceRate: ['inPlace', 'contracted'],
  industrialContractedShare: ['industrialContracted', 'contracted'],
  industrialInPlaceShare: ['industrialInPlace', 'inPlace'],
  strategicEmergingShare: ['strategicEmergingContracted', 'contracted'],
  digitalShare: ['digitalContracted', 'contracted'],
};

/** Rates of the leads that were signed in the year: they open to those leads. */
export function isBatchRate(input: string): boolean {
  return input === 'batchInPlaceRate' || input === 'startRate';
}

/** Which postings are behind an input of a year; [] where it does not come from the ledger. */
export function figureEntries(source: Source, year: number, planFrom: string): FigureEntries[] {
  if (source.kind === 'rate') return (RATE_PARTS[source.input] ?? []).map((measure) => ofYear(measure, year));
  if (source.kind !== 'measure' || source.measure === undefined) return [];
  const { measure, window = 'yearToDate' } = source;
  if (window === 'planToDate') {
    const from = parseMonth(planFrom);
    return [{ measure, name: `${MEASURE_NAMES[measure]} 规划期累计`, from, to: lastMonthOf(year) }];
  }
  if (window === 'lastYear') return [ofYear(measure, year - 1)];
  return window === 'growth' ? [ofYear(measure, year), ofYear(measure, year - 1)] : [ofYear(measure, year)];
}

function ofYear(measure: Measure, year: number): FigureEntries {
  return {
    measure,
    name: `${MEASURE_NAMES[measure]} ${year} 年`,
    from: firstMonthOf(year),
    to: lastMonthOf(year),
  };
}
