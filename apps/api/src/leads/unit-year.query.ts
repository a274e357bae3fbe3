import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, Database } from '@yipanqi/api/platform';
import type { MeasureYear, UnitStanding, UnitView, UnitYear } from '@yipanqi/contract';
import {
  CITY_UNIT,
  completion,
  firstMonthOf,
  lastMonthOf,
  MEASURES,
  MEASURE_UNIT,
  monthNumber,
  percent,
  toYuan,
  yearOf,
  type Measure,
} from '@yipanqi/domain';

interface Sum extends Record<string, unknown> {
  unit: string;
  measure: Measure;
  value: string;
}

/** This year so far: the last closed month's running totals and what is booked since. Costs the open months, not the history. */
const ACTUALS = `
  WITH last AS (SELECT max(month) AS month FROM month_close WHERE month BETWEEN $1 AND $2)
  SELECT unit_id AS unit, measure, sum(value)::text AS value FROM (
    SELECT unit_id, measure, year_to_date AS value FROM month_total, last WHERE month_total.month = last.month
    UNION ALL
    SELECT unit_id, measure, value FROM ledger_posting, last
     WHERE booked_month BETWEEN $1 AND $2 AND booked_month > coalesce(last.month, '')
  ) parts WHERE ($3::text IS NULL OR unit_id = $3) AND ($4::text IS NULL OR measure = $4) GROUP BY unit_id, measure`;

@Injectable()
export class UnitYearQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  /** One unit's measures against its approved targets; for the city bureau the whole city's. */
  async read(unit: string): Promise<UnitYear> {
    const today = this.clock.today();
    const year = yearOf(today);
    const [sums, targets] = await Promise.all([
      this.db.query<Sum>(ACTUALS, [firstMonthOf(year), lastMonthOf(year), unit === CITY_UNIT ? null : unit, null]),
      this.db.query<{ measure: Measure; value: string }>(
        `SELECT measure, value::text FROM annual_target WHERE year = $1 AND unit_id = $2 AND status = 'approved'`,
        [year, unit],
      ),
    ]);
    return {
      year,
      unit,
      unitName: unit === CITY_UNIT ? '全市' : this.units.get(unit).name,
      rows: MEASURES.map((measure) => measureYear(measure, sums, targets)),
      timeProgress: percent(BigInt(monthNumber(today) - 1), 12n) ?? '0.0',
    };
  }

  /** Units by contracted capital of the year, most first; ties by unit code. */
  async standings(units: readonly UnitView[]): Promise<UnitStanding[]> {
    const year = yearOf(this.clock.today());
    const sums = await this.db.query<Sum>(ACTUALS, [firstMonthOf(year), lastMonthOf(year), null, 'contracted']);
    const values = new Map(sums.map((sum) => [sum.unit, BigInt(sum.value)]));
    const ordered = units
      .map((unit) => ({ unit, value: values.get(unit.id) ?? 0n }))
      .sort((a, b) => byValue(a.value, b.value) || (a.unit.id < b.unit.id ? -1 : 1));
    return ordered.map(({ unit, value }) => ({ unit: unit.id, unitName: unit.name, contracted: toYuan(value) }));
  }
}

function byValue(a: bigint, b: bigint): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

function measureYear(
  measure: Measure,
  sums: readonly Sum[],
  targets: readonly { measure: Measure; value: string }[],
): MeasureYear {
  const actual = sums.filter((sum) => sum.measure === measure).reduce((total, sum) => total + BigInt(sum.value), 0n);
  const row = targets.find((each) => each.measure === measure);
  const target = row ? BigInt(row.value) : null;
  const wire = (value: bigint): string | number => (MEASURE_UNIT[measure] === 'money' ? toYuan(value) : Number(value));
  return {
    measure,
    actual: wire(actual),
    target: target === null ? null : wire(target),
    completion: completion(actual, target),
  };
}
