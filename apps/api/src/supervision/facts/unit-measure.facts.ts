import { TargetRepository } from '@yipanqi/api/plan';
import type { Tx } from '@yipanqi/api/platform';
import {
  CITY_UNIT,
  type FactRow,
  firstMonthOf,
  lastMonthOfQuarter,
  MEASURE_NAMES,
  multiply,
  ratio,
  subtract,
  timeProgress,
  UNIT_MEASURE_SUBJECT,
  wireValue,
  yearOf,
} from '@yipanqi/domain';
import { type FactsAsked, type FactsProvider, ProvidesFacts } from './provides-facts';
import { quarterTotals } from './year-figures';

const HUNDRED = ratio(100n);

/** Every approved annual target of a unit against the clock. The city's own is not a unit's. */
@ProvidesFacts()
export class UnitMeasureFacts implements FactsProvider {
  readonly subject = UNIT_MEASURE_SUBJECT;

  constructor(private readonly targets: TargetRepository) {}

  async read(tx: Tx, { quarter }: FactsAsked): Promise<FactRow[]> {
    const year = yearOf(quarter);
    const month = lastMonthOfQuarter(quarter);
    const totals = await quarterTotals(tx, quarter);
    const targets = await this.targets.approvedOf(tx, year);
    return targets
      .filter(({ unit, value }) => unit !== CITY_UNIT && value > 0n)
      .map(({ unit, measure, value, phasing }): FactRow => {
        const actual = totals.find((total) => total.unit === unit && total.measure === measure)?.yearToDate ?? 0n;
        const elapsed = multiply(timeProgress(month, phasing), HUNDRED);
        const completion = ratio(actual * 100n, value);
        const name = MEASURE_NAMES[measure];
        return {
          unit,
          ref: measure,
          name,
          fields: { measure, completion, elapsed, behind: subtract(elapsed, completion) },
          links: [
            {
              kind: 'postings',
              label: `今年以来${name}`,
              measure,
              unit,
              from: firstMonthOf(year),
              to: month,
              value: wireValue(measure, actual),
            },
          ],
        };
      });
  }
}
