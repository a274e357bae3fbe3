import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { TargetRepository } from '@yipanqi/api/plan';
import type { Queryable } from '@yipanqi/api/platform';
import {
  addMonths,
  type AssessmentFacts,
  type EnrolledUnit,
  exactText,
  firstMonthOf,
  type InputFact,
  type LateEntry,
  type LeadFact,
  type Measure,
  measureInput,
  MEASURES,
  type Month,
  ratio,
  RuleBroken,
} from '@yipanqi/domain';
import { leadRates, shareRates } from './assessment-rates';
import { LateEntriesQuery } from './late-entries.query';
import { LeadFactsQuery } from './lead-facts.query';

interface MeasureTotal {
  readonly yearToDate: bigint;
  readonly planToDate: bigint;
}

type UnitTotals = ReadonlyMap<Measure, MeasureTotal>;

/**
 * What a year is assessed from, up to the end of a closed month: totals of that month and of the same month a year before,
 * annual targets, rates, and the leads of the year. One consistent picture: call it inside a snapshot.
 */
@Injectable()
export class AssessmentFactsQuery {
  constructor(
    private readonly units: UnitTree,
    private readonly targets: TargetRepository,
    private readonly leads: LeadFactsQuery,
    private readonly late: LateEntriesQuery,
  ) {}

  /** Of the units given, else of every unit that is ranked. @throws RuleBroken MONTH_NOT_CLOSED */
  async read(db: Queryable, year: number, month: Month, units = this.ranked()): Promise<AssessmentFacts> {
    const closed = await this.totals(db, month);
    if (closed === null) throw new RuleBroken('MONTH_NOT_CLOSED', { month }, 'month');
    const now = withLate(closed, await this.late.read(db, year, month));
    const lastYear = await this.totals(db, addMonths(month, -12));
    const targets = await this.targets.approvedOf(db, year);
    const leads = await this.leads.read(db, firstMonthOf(year), month);
    return {
      year,
      asOf: month,
      units: units.map(({ unit, name, cohort }) => {
        const own = now.get(unit) ?? NOTHING;
        const wanted = new Map(targets.filter((each) => each.unit === unit).map((each) => [each.measure, each.value]));
        const mine: readonly LeadFact[] = leads.byUnit.get(unit) ?? [];
        return {
          unit,
          name,
          cohort,
          inputs: {
            ...measureFacts(own, lastYear && (lastYear.get(unit) ?? NOTHING), wanted),
            ...shareRates((measure) => own.get(measure)?.yearToDate ?? 0n),
            ...leadRates(leads.signed.filter((lead) => lead.unit === unit)),
          },
          leads: mine,
        };
      }),
    };
  }

  /** Every unit that is ranked, in the cohort of the register. */
  ranked(): EnrolledUnit[] {
    return this.units
      .all()
      .filter(({ ranked }) => ranked)
      .map(({ id, name, cohort }) => ({ unit: id, name, cohort }));
  }

  /** By unit and measure; null for a month that is not closed. */
  private async totals(db: Queryable, month: Month): Promise<ReadonlyMap<string, UnitTotals> | null> {
    const rows = await db.named<{ unit: string | null; measure: Measure; yearToDate: string; planToDate: string }>(
      'assessment-totals',
      `SELECT t.unit_id AS unit, t.measure, sum(t.year_to_date)::text AS "yearToDate", sum(t.plan_to_date)::text AS "planToDate"
         FROM month_close c LEFT JOIN month_total t ON t.month = c.month
        WHERE c.month = $1 GROUP BY t.unit_id, t.measure`,
      [month],
    );
    if (rows.length === 0) return null;
    const byUnit = new Map<string, Map<Measure, MeasureTotal>>();
    for (const { unit, measure, yearToDate, planToDate } of rows) {
      if (unit === null) continue;
      const own = byUnit.get(unit) ?? new Map<Measure, MeasureTotal>();
      byUnit.set(unit, own.set(measure, { yearToDate: BigInt(yearToDate), planToDate: BigInt(planToDate) }));
    }
    return byUnit;
  }
}

const NOTHING: UnitTotals = new Map();

/** A late voucher counts as if it had been booked in the year's last month. */
function withLate(
  closed: ReadonlyMap<string, UnitTotals>,
  late: readonly LateEntry[],
): ReadonlyMap<string, UnitTotals> {
  const byUnit = new Map(closed);
  for (const { unit, measure, value, toDate } of late) {
    const own = new Map(byUnit.get(unit));
    const { yearToDate, planToDate } = own.get(measure) ?? { yearToDate: 0n, planToDate: 0n };
    own.set(measure, { yearToDate: yearToDate + value, planToDate: planToDate + toDate });
    byUnit.set(unit, own);
  }
  return byUnit;
}

/** Every measure over every window; a closed month without entries is 0, a year that was never closed is “—”. */
function measureFacts(
  own: UnitTotals,
  last: UnitTotals | null,
  targets: ReadonlyMap<Measure, bigint>,
): Record<string, InputFact> {
  const facts: Record<string, InputFact> = {};
  for (const measure of MEASURES) {
    const { yearToDate, planToDate } = own.get(measure) ?? { yearToDate: 0n, planToDate: 0n };
    const before = last && (last.get(measure)?.yearToDate ?? 0n);
    const target = targets.get(measure);
    facts[measureInput(measure)] = { value: String(yearToDate), target: target === undefined ? null : String(target) };
    facts[measureInput(measure, 'planToDate')] = { value: String(planToDate) };
    facts[measureInput(measure, 'lastYear')] = { value: before === null ? null : String(before) };
    facts[measureInput(measure, 'growth')] = { value: growth(yearToDate, before) };
  }
  return facts;
}

/** (this − last) ÷ |last|; “—” when last year's figure is 0 or missing. */
function growth(now: bigint, last: bigint | null): string | null {
  if (last === null || last === 0n) return null;
  return exactText(ratio(now - last, last < 0n ? -last : last));
}
