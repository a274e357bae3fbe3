import { CITY_UNIT, firstMonthOf, lastMonthOf, type Measure, MEASURE_NAMES } from '@yipanqi/domain';
import type { OpenedFigure } from '@yipanqi/web/reports';

/** A measure of the year so far, of one unit or, at the bureau, of the whole city. */
export function yearFigure(measure: Measure, year: number, unit: string, name: string): OpenedFigure {
  return {
    heading: `${name} · ${MEASURE_NAMES[measure]} · ${year} 年到目前`,
    key: {
      measure,
      from: firstMonthOf(year),
      to: lastMonthOf(year),
      unit: unit === CITY_UNIT ? null : unit,
      quotaLine: null,
    },
  };
}
