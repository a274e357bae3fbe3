import { UnitTree } from '@yipanqi/api/identity';
import { type AssessmentInputSource, type OfferedInput, OffersAssessmentInputs } from '@yipanqi/api/assessment';
import type { Queryable } from '@yipanqi/api/platform';
import {
  firstDayOf,
  firstMonthOf,
  lastDayOf,
  lastMonthOf,
  type OrderEvent,
  orderAt,
  type QuarterlyContent,
  wasOverdue,
} from '@yipanqi/domain';

type Counts = Record<'overdueOrders' | 'issuedOrders' | 'redLights' | 'yellowLights', number>;

/**
 * What supervision counts of a unit in a year: orders by what had happened up to its last day, lights as the quarters' published
 * reports show them. Where no quarter of the year is published there are no lights to count.
 */
@OffersAssessmentInputs('overdueOrders', 'issuedOrders', 'redLights', 'yellowLights')
export class YearlyCounts implements AssessmentInputSource {
  constructor(private readonly units: UnitTree) {}

  async read(db: Queryable, year: number): Promise<OfferedInput[]> {
    const reports = await published(db, year);
    const counts = new Map<string, Counts>(
      this.units.all().map(({ id }) => [id, { overdueOrders: 0, issuedOrders: 0, redLights: 0, yellowLights: 0 }]),
    );
    await countOrders(db, year, counts);
    for (const { units } of reports) {
      for (const { unit, light } of units) {
        const own = counts.get(unit);
        if (own && light === 'red') own.redLights += 1;
        if (own && light === 'yellow') own.yellowLights += 1;
      }
    }
    const keys: readonly (keyof Counts)[] =
      reports.length > 0
        ? ['overdueOrders', 'issuedOrders', 'redLights', 'yellowLights']
        : ['overdueOrders', 'issuedOrders'];
    return [...counts].flatMap(([unit, own]) => keys.map((key) => ({ unit, key, value: String(own[key]) })));
  }
}

async function countOrders(db: Queryable, year: number, counts: ReadonlyMap<string, Counts>): Promise<void> {
  const [from, to] = [firstDayOf(firstMonthOf(year)), lastDayOf(lastMonthOf(year))];
  const orders = await db.query<{ unit: string; issuedOn: string; events: OrderEvent[] }>(
    `SELECT o.unit_id AS unit, o.issued_on::text AS "issuedOn",
            (SELECT json_agg(json_build_object('kind', e.kind, 'on', e.on_day, 'deadline', e.deadline) ORDER BY e.seq)
               FROM supervision_event e WHERE e.order_id = o.id AND e.on_day <= $1) AS events
       FROM supervision_order o WHERE o.issued_on <= $1`,
    [to],
  );
  for (const { unit, issuedOn, events } of orders) {
    const own = counts.get(unit);
    if (!own || orderAt(events, to)?.state === 'withdrawn') continue;
    if (issuedOn >= from) own.issuedOrders += 1;
    if (wasOverdue(events, from, to)) own.overdueOrders += 1;
  }
}

/** The newest published report of each quarter of a year. */
async function published(db: Queryable, year: number): Promise<QuarterlyContent[]> {
  const rows = await db.query<{ content: string }>(
    `SELECT DISTINCT ON (period) content FROM edition
      WHERE kind = 'quarterly' AND status = 'published' AND period LIKE $1 ORDER BY period, edition_no DESC`,
    [`${year}-Q_`],
  );
  return rows.map(({ content }) => JSON.parse(content) as QuarterlyContent);
}
