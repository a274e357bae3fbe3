import type { OrderSummary } from '@yipanqi/contract';
import {
  type Day,
  type LightConditions,
  orderLight,
  orderNumber,
  type OrderStanding,
  type OrderState,
  overdueDays,
} from '@yipanqi/domain';

/** Columns of an order `o` joined to its unit `u`, straight to the contract; light and lateness are added by the rules. */
export const ORDER_COLUMNS = `o.id, o.year, o.serial, o.unit_id AS unit, u.name AS "unitName", o.item, o.state, o.issued_on::text AS "issuedOn",
  o.deadline::text, o.extension_until::text AS "extensionUntil", o.level, o.quarter, o.ended_on::text AS "endedOn", o.version,
  (SELECT count(*) FROM supervision_order_finding f WHERE f.order_id = o.id)::int AS findings`;

export const ORDER_JOINS = 'supervision_order o JOIN unit u ON u.id = o.unit_id';

export interface OrderRow {
  id: string;
  year: number;
  serial: number;
  unit: string;
  unitName: string;
  item: string;
  state: OrderState;
  issuedOn: Day;
  deadline: Day;
  extensionUntil: Day | null;
  level: OrderStanding['level'];
  quarter: string | null;
  endedOn: Day | null;
  version: number;
  findings: number;
}

/**
 * The light of an order in SQL, so that lists can be filtered and ordered by it: 0 red, 1 yellow, 2 green, 3 none. The same as
 * `orderLight`; a spec compares them. `asOf` and `soon` are placeholders of two dates.
 */
export function lightRank(asOf: string, soon: string): string {
  return `CASE WHEN o.state IN ('closed', 'withdrawn') THEN 3
    WHEN o.state IN ('issued', 'returned') AND o.deadline < ${asOf}::date THEN 0
    WHEN o.state = 'returned' OR (o.state = 'issued' AND o.deadline <= ${soon}::date) THEN 1 ELSE 2 END`;
}

export const LIGHT_RANKS = { red: 0, yellow: 1, green: 2 } as const;

export function orderSummary(row: OrderRow, asOf: Day, lights: LightConditions): OrderSummary {
  const { id, year, serial, unit, unitName, item, state, issuedOn, deadline, extensionUntil, level } = row;
  return {
    id,
    number: orderNumber(year, serial),
    unit,
    unitName,
    item,
    state,
    light: orderLight(row, asOf, lights),
    issuedOn,
    deadline,
    overdueDays: overdueDays(row, asOf),
    extensionUntil,
    level,
    findings: row.findings,
    quarter: row.quarter,
    endedOn: row.endedOn,
    version: row.version,
  };
}
