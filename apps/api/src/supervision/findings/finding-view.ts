import type { Queryable } from '@yipanqi/api/platform';
import type { FindingOrder, FindingView } from '@yipanqi/contract';
import { orderNumber, type OrderState, type SupervisionFinding } from '@yipanqi/domain';

export interface FindingRow {
  finding: SupervisionFinding;
  unitName: string;
  orderId: string | null;
  orderYear: number | null;
  orderSerial: number | null;
  orderState: OrderState | null;
}

/** Findings with the pages behind them: a lead is found by its code, which an edition knows and a page does not. */
export async function findingViews(db: Queryable, rows: readonly FindingRow[]): Promise<FindingView[]> {
  const codes = rows.flatMap(({ finding }) =>
    finding.links.flatMap((link) => (link.kind === 'postings' ? [] : [link.lead])),
  );
  const leads = await db.query<{ code: string; id: string }>('SELECT code, id FROM lead WHERE code = ANY($1)', [
    [...new Set(codes)],
  ]);
  const idOf = new Map(leads.map(({ code, id }) => [code, id]));
  return rows.map((row) => ({
    ...row.finding,
    unitName: row.unitName,
    links: row.finding.links.map((link) => {
      const id = link.kind === 'postings' ? undefined : idOf.get(link.lead);
      return { ...link, path: id === undefined ? null : `/leads/${id}` };
    }),
    order: orderOf(row),
  }));
}

function orderOf({ orderId, orderYear, orderSerial, orderState }: FindingRow): FindingOrder | null {
  if (orderId === null || orderYear === null || orderSerial === null || orderState === null) return null;
  return { id: orderId, number: orderNumber(orderYear, orderSerial), state: orderState };
}
