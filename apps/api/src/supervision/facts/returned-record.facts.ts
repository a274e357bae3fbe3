import type { Tx } from '@yipanqi/api/platform';
import {
  type Day,
  type FactRow,
  RECORD_KIND_NAMES,
  RECORD_TYPE_NAMES,
  type RecordKind,
  type RecordType,
  RETURNED_RECORD_SUBJECT,
} from '@yipanqi/domain';
import { candidates } from './candidates';
import { type FactsAsked, type FactsProvider, ProvidesFacts } from './provides-facts';

interface Row {
  type: RecordType;
  kind: RecordKind;
  voucherNo: string;
  lead: string;
  leadName: string;
  unit: string;
  occurredOn: Day;
  returnedOn: Day;
}

/** Records whose last word up to the end of the quarter is that they were sent back: neither corrected nor discarded since. */
@ProvidesFacts()
export class ReturnedRecordFacts implements FactsProvider {
  readonly subject = RETURNED_RECORD_SUBJECT;

  async read(tx: Tx, { asOf, rules }: FactsAsked): Promise<FactRow[]> {
    const params: unknown[] = [asOf];
    const rows = await tx.query<Row & Record<string, unknown>>(
      `WITH returned AS (SELECT DISTINCT record_id FROM lead_event WHERE kind = 'recordReturned'),
       f AS (
         SELECT DISTINCT ON (e.record_id) e.record_id, e.kind, (e.at AT TIME ZONE 'Asia/Shanghai')::date AS returned_on
           FROM lead_event e JOIN returned USING (record_id)
          WHERE e.at < (($1::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') ORDER BY e.record_id, e.at DESC, e.id DESC)
       SELECT r.type, r.kind, r.voucher_no AS "voucherNo", l.code AS lead, l.name AS "leadName", l.unit_id AS unit,
              r.occurred_on::text AS "occurredOn", f.returned_on::text AS "returnedOn"
         FROM f JOIN ledger_record r ON r.id = f.record_id JOIN lead l ON l.id = r.lead_id
        WHERE f.kind = 'recordReturned' AND (${candidates(rules, { returnedOn: 'f.returned_on', occurredOn: 'r.occurred_on' }, asOf, params)})
        ORDER BY r.type COLLATE "C", r.voucher_no COLLATE "C"`,
      params,
    );
    return rows.map(({ type, kind, voucherNo, lead, leadName, unit, occurredOn, returnedOn }) => ({
      unit,
      ref: `${type}:${voucherNo}`,
      name: `${RECORD_TYPE_NAMES[type]}（${RECORD_KIND_NAMES[kind]}）凭证 ${voucherNo}`,
      fields: { returnedOn, occurredOn },
      links: [
        { kind: 'record', label: `凭证 ${voucherNo}`, lead, type, voucherNo },
        { kind: 'lead', label: `${leadName}（${lead}）`, lead },
      ],
    }));
  }
}
