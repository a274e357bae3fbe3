import { Injectable } from '@nestjs/common';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { lastClosedMonth } from '@yipanqi/api/ledger';
import { Clock, Database, type Actor, type Queryable } from '@yipanqi/api/platform';
import type { ActivityIndexAnswer, ActivityIndexPoint, ActivityIndexRow, ActivityIndexTrend } from '@yipanqi/contract';
import {
  ACTIVITY_SUB_INDICES,
  activityIndex,
  add,
  addPeriods,
  assertPeriodBegun,
  bySubIndex,
  COHORTS,
  daysOfPeriod,
  divide,
  indexAmong,
  KIND_OF_SUB_INDEX,
  monthOf,
  parseIndexPeriod,
  ratio,
  RATIO_ZERO,
  RuleBroken,
  schemeInForce,
  schemeMonthOf,
  toDecimal,
  toYuan,
  type ActivityIndexOfPeriod,
  type IndexPeriod,
  type IndexSchemeBody,
  type Month,
  type UnitActivity,
  type UnitIndex,
} from '@yipanqi/domain';
import { ActivityTallies } from './activity-tallies.query';
import { IndexSchemes } from './index-scheme.repository';

const TREND_PERIODS = 12;

export interface ActivityIndexWanted {
  readonly period: string;
  readonly cohort?: string;
  /** Preview under another scheme, by id. */
  readonly scheme?: string;
}

/** 活跃指数: six sub-indices of every unit in a month or a week, weighed by the scheme that holds then. */
@Injectable()
export class ActivityIndexQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly clock: Clock,
    private readonly schemes: IndexSchemes,
    private readonly tallies: ActivityTallies,
  ) {}

  /** Of all units, for the monthly bulletin; null while no scheme holds. The caller's picture is read. */
  async ofMonth(tx: Queryable, month: Month): Promise<ActivityIndexOfPeriod | null> {
    const scheme = schemeInForce(await this.schemes.approved(tx), month);
    if (scheme === null) return null;
    const period: IndexPeriod = { kind: 'month', text: month };
    const units = await this.unitsOf(tx, period);
    const { number, name, sample } = scheme;
    return {
      period: month,
      scheme: { number, name, sample },
      units: activityIndex(scheme.body, units).map((row) => ({ ...row, name: this.units.get(row.unit).name })),
    };
  }

  /** Everybody sees the units in their scope; their ranks are among all. */
  async run(actor: Actor, wanted: ActivityIndexWanted): Promise<ActivityIndexAnswer> {
    const scope = scopeOf(actor, 'activity.read');
    const period = parseIndexPeriod(wanted.period);
    const today = this.clock.today();
    assertPeriodBegun(period, today);
    this.assertCohort(wanted.cohort);
    return this.db.snapshot(async (tx) => {
      const scheme = await this.schemeFor(tx, period, wanted.scheme);
      const lastClosed = await lastClosedMonth(tx);
      const units = await this.unitsOf(tx, period, lastClosed);
      const { from, to } = daysOfPeriod(period);
      const rows = activityIndex(scheme.body, units)
        .map((row, place) => this.rowOf(row, units[place]!))
        .filter((row) => wanted.cohort === undefined || row.cohort === wanted.cohort)
        .filter((row) => scope === 'all' || scope.includes(row.unit));
      const { id, number, name, sample, validFrom, body, status } = scheme;
      return {
        period: period.text,
        kind: period.kind,
        from,
        to,
        interim: lastClosed === null || monthOf(to) > lastClosed,
        scheme: { id, number, name, sample, validFrom, body, draft: status === 'draft' },
        cohorts: COHORTS.filter((cohort) => units.some((unit) => unit.ranked && unit.cohort === cohort)),
        rows,
        ownOnly: scope !== 'all',
      };
    });
  }

  /** A unit through twelve periods, beside the mean of its cohort. Each period under the scheme that held then. */
  async trend(actor: Actor, wanted: { unit: string; period: string }): Promise<ActivityIndexTrend> {
    assertInScope(scopeOf(actor, 'activity.read'), wanted.unit);
    const { name } = this.units.get(wanted.unit);
    const last = parseIndexPeriod(wanted.period);
    assertPeriodBegun(last, this.clock.today());
    const periods = Array.from({ length: TREND_PERIODS }, (_, place) => addPeriods(last, place + 1 - TREND_PERIODS));
    return this.db.snapshot(async (tx) => {
      const approved = await this.schemes.approved(tx);
      const tallies = await this.tallies.of(tx, this.units, periods, await lastClosedMonth(tx));
      const points = periods.map((period) => {
        const scheme = schemeInForce(approved, schemeMonthOf(period));
        return pointOf(period.text, wanted.unit, scheme?.body ?? null, tallies.get(period.text) ?? []);
      });
      return { unit: wanted.unit, name, kind: last.kind, points };
    });
  }

  private async unitsOf(
    tx: Queryable,
    period: IndexPeriod,
    lastClosed?: Month | null,
  ): Promise<readonly UnitActivity[]> {
    const closed = lastClosed === undefined ? await lastClosedMonth(tx) : lastClosed;
    return (await this.tallies.of(tx, this.units, [period], closed)).get(period.text) ?? [];
  }

  private async schemeFor(tx: Queryable, period: IndexPeriod, asked: string | undefined) {
    const month = schemeMonthOf(period);
    if (asked !== undefined) return this.schemes.one(tx, asked, month);
    const scheme = schemeInForce(await this.schemes.approved(tx), month);
    if (scheme === null) throw new RuleBroken('INDEX_SCHEME_MISSING', { period: period.text });
    return scheme;
  }

  private assertCohort(cohort: string | undefined): void {
    if (cohort === undefined || this.units.all().some((unit) => unit.cohort === cohort)) return;
    throw new RuleBroken('COHORT_UNKNOWN', { value: cohort }, 'cohort');
  }

  private rowOf(row: UnitIndex, { tally, ranked }: UnitActivity): ActivityIndexRow {
    const levels = ACTIVITY_SUB_INDICES.map((sub) => [sub, tally.activities[KIND_OF_SUB_INDEX[sub]]] as const);
    return {
      ...row,
      name: this.units.get(row.unit).name,
      ranked,
      contracted: toYuan(tally.contracted),
      levels: Object.fromEntries(levels) as ActivityIndexRow['levels'],
    };
  }
}

function pointOf(
  period: string,
  unit: string,
  scheme: IndexSchemeBody | null,
  units: readonly UnitActivity[],
): ActivityIndexPoint {
  const own = units.find((each) => each.unit === unit);
  const none = { period, index: null, rank: null, cohortMean: null, normalised: bySubIndex(() => null) };
  if (scheme === null || !own?.ranked) return none;
  const row = activityIndex(scheme, units).find((each) => each.unit === unit);
  const peers = units.filter((each) => each.ranked && each.cohort === own.cohort);
  const exactOf = indexAmong(scheme, units);
  const sum = peers.map((peer) => exactOf(peer).index).reduce(add, RATIO_ZERO);
  return {
    period,
    index: row?.index ?? null,
    rank: row?.rank ?? null,
    cohortMean: toDecimal(divide(sum, ratio(BigInt(peers.length))), 2),
    normalised: bySubIndex((sub) => row?.subs[sub].normalised ?? null),
  };
}
