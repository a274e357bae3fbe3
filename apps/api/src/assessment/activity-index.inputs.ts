import { ActivityIndexQuery } from '@yipanqi/api/activities';
import type { Queryable } from '@yipanqi/api/platform';
import {
  add,
  divide,
  exactText,
  firstMonthOf,
  lastMonthOf,
  monthRange,
  type Ratio,
  ratio,
  ratioFromDecimal,
  RATIO_ZERO,
} from '@yipanqi/domain';
import { type AssessmentInputSource, type OfferedInput, OffersAssessmentInputs } from './assessment-inputs';

/** 招商活跃指数 of a year: the mean of the year's months, as they were published; months without a scheme do not count. */
@OffersAssessmentInputs('activityIndex')
export class ActivityIndexInputs implements AssessmentInputSource {
  constructor(private readonly index: ActivityIndexQuery) {}

  async read(db: Queryable, year: number): Promise<readonly OfferedInput[]> {
    const months = new Map<string, Ratio[]>();
    for (const month of monthRange(firstMonthOf(year), lastMonthOf(year))) {
      const answer = await this.index.ofMonth(db, month);
      for (const { unit, index } of answer?.units ?? []) {
        if (index === null) continue;
        months.set(unit, [...(months.get(unit) ?? []), ratioFromDecimal(index)]);
      }
    }
    return [...months].map(([unit, values]) => ({ unit, key: 'activityIndex', value: exactText(mean(values)) }));
  }
}

function mean(values: readonly Ratio[]): Ratio {
  return divide(
    values.reduce((sum, value) => add(sum, value), RATIO_ZERO),
    ratio(BigInt(values.length)),
  );
}
