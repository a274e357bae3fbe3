import { UnitTree } from '@yipanqi/api/identity';
import type { Tx } from '@yipanqi/api/platform';
import {
  addMonths,
  type FactLink,
  type FactRow,
  firstMonthOf,
  lastMonthOfQuarter,
  MEASURE_NAMES,
  type Month,
  percentFact,
  ratio,
  UNIT_SUBJECT,
  wireValue,
  yearOf,
} from '@yipanqi/domain';
import { type FactsAsked, type FactsProvider, ProvidesFacts } from './provides-facts';
import { quarterTotals } from './year-figures';

/** Signings are given this long to start: those of the twelve months up to the quarter's end. */
const WINDOW_MONTHS = 12;
/** So many leads are linked one by one; the postings behind the figure list all. */
const LINKED = 100;

interface BatchRow {
  unit: string;
  signed: string;
  started: string;
  waiting: { code: string; name: string }[];
}

/** Rates of a unit as a whole: funds in place of the year to date, starts of the last four quarters' signings. */
@ProvidesFacts()
export class UnitFacts implements FactsProvider {
  readonly subject = UNIT_SUBJECT;

  constructor(private readonly units: UnitTree) {}

  async read(tx: Tx, { quarter }: FactsAsked): Promise<FactRow[]> {
    const to = lastMonthOfQuarter(quarter);
    const year = firstMonthOf(yearOf(quarter));
    const from = addMonths(to, 1 - WINDOW_MONTHS);
    const totals = await quarterTotals(tx, quarter);
    const batches = new Map((await batch(tx, from, to)).map((row) => [row.unit, row]));
    return this.units.all().map(({ id: unit, name }): FactRow => {
      const sum = (measure: 'contracted' | 'inPlace'): bigint =>
        totals.find((total) => total.unit === unit && total.measure === measure)?.yearToDate ?? 0n;
      const of = (measure: 'contracted' | 'inPlace'): FactLink => ({
        kind: 'postings',
        label: `今年以来${MEASURE_NAMES[measure]}`,
        measure,
        unit,
        from: year,
        to,
        value: wireValue(measure, sum(measure)),
      });
      const { signed, started, waiting } = batches.get(unit) ?? { signed: '0', started: '0', waiting: [] };
      return {
        unit,
        ref: 'unit',
        name,
        fields: {
          inPlaceRate: percentFact(sum('inPlace'), sum('contracted')),
          startRate: percentFact(BigInt(started), BigInt(signed)),
          signed: ratio(BigInt(signed)),
          started: ratio(BigInt(started)),
        },
        links: [of('contracted'), of('inPlace'), ...batchLinks(unit, from, to, signed, waiting)],
      };
    });
  }
}

/** Leads whose first formal agreement is booked in the window, and of those the ones started by its end. */
function batch(tx: Tx, from: Month, to: Month): Promise<BatchRow[]> {
  return tx.query<BatchRow & Record<string, unknown>>(
    `WITH state AS (
       SELECT lead_id, unit_id,
              coalesce(sum(value) FILTER (WHERE measure = 'signedProjects' AND booked_month >= $1), 0) AS signed,
              coalesce(sum(value) FILTER (WHERE measure = 'startedProjects'), 0) AS started
         FROM ledger_posting
        WHERE measure IN ('signedProjects', 'startedProjects') AND booked_month <= $2 GROUP BY lead_id, unit_id)
     SELECT s.unit_id AS unit, sum(s.signed)::text AS signed,
            count(*) FILTER (WHERE s.signed > 0 AND s.started > 0)::text AS started,
            coalesce(json_agg(json_build_object('code', l.code, 'name', l.name) ORDER BY l.code COLLATE "C")
              FILTER (WHERE s.signed > 0 AND s.started <= 0), '[]') AS waiting
       FROM state s JOIN lead l ON l.id = s.lead_id WHERE s.signed <> 0 GROUP BY s.unit_id`,
    [from, to],
  );
}

function batchLinks(unit: string, from: Month, to: Month, signed: string, waiting: BatchRow['waiting']): FactLink[] {
  const postings: FactLink = {
    kind: 'postings',
    label: '近四个季度签约项目',
    measure: 'signedProjects',
    unit,
    from,
    to,
    value: wireValue('signedProjects', BigInt(signed)),
  };
  const leads = waiting
    .slice(0, LINKED)
    .map(({ code, name }): FactLink => ({ kind: 'lead', label: `未开工：${name}（${code}）`, lead: code }));
  return [postings, ...leads];
}
