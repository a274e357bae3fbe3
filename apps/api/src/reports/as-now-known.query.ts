import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { type Actor, Clock, Database, type Queryable } from '@yipanqi/api/platform';
import type { AsNowKnown, KnownFigure, KnownUnit } from '@yipanqi/contract';
import {
  firstMonthOf,
  lastMonthOf,
  type Measure,
  MEASURE_UNIT,
  MEASURES,
  measuresOf,
  type MonthlyBulletinContent,
  monthsOfQuarter,
  parseMonth,
  parseQuarter,
  parseYear,
  parseYuan,
  wireValue,
  type WireValue,
} from '@yipanqi/domain';
import type { StoredEdition } from './edition.repository';
import { EditionQuery } from './edition.query';
import { EditionView } from './edition-view';
import { HappenedFigures, type KnownAmounts, type Span } from './happened-figures';
import { rankingReach } from './ranking-reach';

/** “As published” beside “as now known”: the edition's figures, and the same recounted by the days on which things happened. */
@Injectable()
export class AsNowKnownQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly units: UnitTree,
    private readonly editions: EditionQuery,
    private readonly view: EditionView,
    private readonly happened: HappenedFigures,
  ) {}

  async run(actor: Actor, id: string): Promise<AsNowKnown> {
    const edition = await this.editions.visible(actor, id);
    const { everything, own } = rankingReach(actor);
    const span = spanOf(edition);
    const { published, now, moved } = await this.db.snapshot(async (tx) => ({
      published: await publishedAmounts(tx, edition, span),
      now: await this.happened.read(tx, span),
      moved: await this.happened.moved(tx, span),
    }));
    const measures = isMonthly(edition) ? measuresOf(edition.content) : MEASURES;
    const known = (unit: string | null, name: string, cohort: string): KnownUnit => ({
      unit,
      name,
      cohort,
      measures: measures.map((measure) => {
        const [before, after] = [summed(published, unit, measure), summed(now, unit, measure)];
        const of = moved.filter((each) => each.measure === measure && (unit === null || each.unit === unit));
        const sum = (part: 'later' | 'laterOfYear' | 'earlier' | 'earlierOfYear'): bigint =>
          of.reduce((total, each) => total + each[part], 0n);
        return {
          measure,
          period: figure(measure, before.period, after.period, sum('later'), sum('earlier')),
          yearToDate: figure(measure, before.yearToDate, after.yearToDate, sum('laterOfYear'), sum('earlierOfYear')),
        };
      }),
    });
    return {
      edition: this.view.summary(edition, actor.userId),
      ...span,
      asOf: this.clock.today(),
      city: everything ? known(null, '全市', '') : null,
      units: this.units
        .all()
        .filter((unit) => everything || own.includes(unit.id))
        .map((unit) => known(unit.id, unit.name, unit.cohort)),
    };
  }
}

function spanOf({ kind, period }: StoredEdition): Span {
  if (kind === 'quarterly') {
    const [from, , to] = monthsOfQuarter(parseQuarter(period));
    return { from, to };
  }
  if (kind === 'yearly') return { from: firstMonthOf(parseYear(period)), to: lastMonthOf(parseYear(period)) };
  const month = parseMonth(period);
  return { from: month, to: month };
}

/** A bulletin's own figures; of a quarter or a year the totals of its closed months, which never change. */
function publishedAmounts(db: Queryable, edition: StoredEdition, span: Span): Promise<KnownAmounts[]> {
  return isMonthly(edition) ? Promise.resolve(ofBulletin(edition.content)) : ofTotals(db, span);
}

function isMonthly(edition: StoredEdition): edition is StoredEdition<MonthlyBulletinContent> {
  return edition.kind === 'monthly' || edition.kind === 'monthlyInterim';
}

function ofBulletin(content: MonthlyBulletinContent): KnownAmounts[] {
  return content.units.flatMap(({ unit, month, yearToDate }) =>
    measuresOf(content).map((measure) => ({
      unit,
      measure,
      period: amount(measure, month[measure]),
      yearToDate: amount(measure, yearToDate[measure]),
    })),
  );
}

async function ofTotals(db: Queryable, { from, to }: Span): Promise<KnownAmounts[]> {
  const rows = await db.named<{ unit: string; measure: Measure; period: string; yearToDate: string }>(
    'closed-span',
    `SELECT unit_id AS unit, measure, sum(value)::text AS period,
            coalesce(sum(year_to_date) FILTER (WHERE month = $2), 0)::text AS "yearToDate"
       FROM month_total WHERE month BETWEEN $1 AND $2 GROUP BY unit_id, measure`,
    [from, to],
  );
  return rows.map((row) => ({ ...row, period: BigInt(row.period), yearToDate: BigInt(row.yearToDate) }));
}

function amount(measure: Measure, value: WireValue): bigint {
  return MEASURE_UNIT[measure] === 'money' ? parseYuan(String(value)) : BigInt(value);
}

function summed(
  amounts: readonly KnownAmounts[],
  unit: string | null,
  measure: Measure,
): Pick<KnownAmounts, 'period' | 'yearToDate'> {
  const of = amounts.filter((each) => each.measure === measure && (unit === null || each.unit === unit));
  return {
    period: of.reduce((sum, { period }) => sum + period, 0n),
    yearToDate: of.reduce((sum, { yearToDate }) => sum + yearToDate, 0n),
  };
}

function figure(measure: Measure, published: bigint, now: bigint, later: bigint, earlier: bigint): KnownFigure {
  const isMoney = MEASURE_UNIT[measure] === 'money';
  return {
    published: wireValue(measure, published),
    now: wireValue(measure, now),
    difference: wireValue(measure, now - published),
    later: isMoney ? wireValue(measure, later) : null,
    earlier: isMoney ? wireValue(measure, earlier) : null,
  };
}
