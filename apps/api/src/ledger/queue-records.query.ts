import { Injectable } from '@nestjs/common';
import { scopeClause, UnitTree, type Scope } from '@yipanqi/api/identity';
import type { Queryable } from '@yipanqi/api/platform';
import type { OddityView, QueueRecord, RecordLead } from '@yipanqi/contract';
import {
  fen,
  oddities,
  shanghaiDay,
  splitInForce,
  type CreditSplit,
  type Day,
  type OddityContext,
  type RecordFacts,
} from '@yipanqi/domain';
import { loadFacts } from './lead-book';
import { RECORD_COLUMNS, RECORD_JOINS, type RecordRow } from './record-view.query';

const OTHERS = 50;
const SAME_EVIDENCE = 5;

interface LeadRow extends Omit<RecordLead, 'split'> {
  splits: CreditSplit[];
  contractedFen: string;
  inPlaceFen: string;
  hasVerifiedFormal: boolean;
  terminatedOn: Day | null;
  [column: string]: unknown;
}

/** Everything that a verifier looks at beside the records themselves: five statements for a page of them. */
@Injectable()
export class QueueRecords {
  constructor(private readonly units: UnitTree) {}

  async around(db: Queryable, records: readonly RecordRow[], scope: Scope): Promise<QueueRecord[]> {
    const ids = records.map((record) => record.id);
    const leadIds = [...new Set(records.map((record) => record.leadId))];
    const [facts, leads, evidence, others] = await Promise.all([
      loadFacts(db, ids),
      loadLeads(db, leadIds),
      loadSameEvidence(db, ids, scope),
      loadOthers(db, leadIds),
    ]);
    return records.map((record) => {
      const lead = leads.get(record.leadId)!;
      return {
        record,
        lead: this.leadOf(lead, record.occurredOn as Day),
        oddities: oddPoints(record, facts.get(record.id)!, lead, evidence.get(record.id) ?? []),
        others: (others.get(record.leadId) ?? []).filter((other) => other.id !== record.id),
      };
    });
  }

  private leadOf(row: LeadRow, day: Day): RecordLead {
    const { splits, contractedFen: _, inPlaceFen: __, hasVerifiedFormal: ___, terminatedOn: ____, ...lead } = row;
    const shares = splits.length === 0 ? [] : splitInForce(splits, day, lead.unit);
    return { ...lead, split: shares.map(({ unit, bp }) => ({ unit, unitName: this.units.get(unit).name, bp })) };
  }
}

function oddPoints(record: RecordRow, facts: RecordFacts, lead: LeadRow, sameEvidence: string[]): OddityView[] {
  if (record.status !== 'pending' && record.status !== 'returned') return [];
  const context: OddityContext = {
    evidence: record.evidence,
    recordedOn: shanghaiDay(new Date(record.recordedAt)),
    contracted: fen(lead.contractedFen),
    inPlace: fen(lead.inPlaceFen),
    sameEvidence,
    hasVerifiedFormal: lead.hasVerifiedFormal,
    terminatedOn: lead.terminatedOn,
  };
  return oddities(facts, context);
}

async function loadLeads(db: Queryable, leadIds: readonly string[]): Promise<Map<string, LeadRow>> {
  const rows = await db.query<LeadRow>(
    `SELECT l.id, l.code, l.name, e.name AS "enterpriseName", l.unit_id AS unit, u.name AS "unitName", l.stage, l.direction,
            l.quota_line AS "quotaLine", l.industrial, l.strategic_emerging AS "strategicEmerging", l.digital,
            l.registered_on::text AS "registeredOn", l.signed_on::text AS "signedOn",
            (l.contracted::numeric / 100)::numeric(20, 2)::text AS contracted, l.contracted::text AS "contractedFen",
            (l.in_place::numeric / 100)::numeric(20, 2)::text AS "inPlace", l.in_place::text AS "inPlaceFen",
            EXISTS (SELECT FROM ledger_record r WHERE r.lead_id = l.id AND r.status = 'verified' AND r.kind = 'formal') AS "hasVerifiedFormal",
            (SELECT min(r.occurred_on)::text FROM ledger_record r
              WHERE r.lead_id = l.id AND r.status = 'verified' AND r.kind = 'termination') AS "terminatedOn",
            coalesce((SELECT jsonb_agg(to_jsonb(s)) FROM
              (SELECT effective_from::text AS "effectiveFrom",
                      jsonb_agg(jsonb_build_object('unit', unit_id, 'bp', bp) ORDER BY unit_id COLLATE "C") AS shares
                 FROM lead_split WHERE lead_id = l.id GROUP BY effective_from) s), '[]') AS splits
       FROM lead l JOIN enterprise e ON e.id = l.enterprise_id JOIN unit u ON u.id = l.unit_id WHERE l.id = ANY($1)`,
    [leadIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Vouchers in scope only: an evidence that somebody types must not tell what others have recorded with it. */
async function loadSameEvidence(db: Queryable, ids: readonly string[], scope: Scope): Promise<Map<string, string[]>> {
  const params: unknown[] = [ids];
  const inScope = scopeClause(scope, 'l.unit_id', params);
  const rows = await db.query<{ id: string; vouchers: string[] }>(
    `SELECT r.id, array_agg(s.voucher_no ORDER BY s.voucher_no) AS vouchers
       FROM ledger_record r
       JOIN LATERAL (SELECT voucher_no FROM ledger_record s JOIN lead l ON l.id = s.lead_id WHERE s.evidence = r.evidence AND s.evidence <> '' AND s.id <> r.id
                        AND s.status <> 'discarded'${inScope} LIMIT ${SAME_EVIDENCE}) s ON true
      WHERE r.id = ANY($1) AND r.evidence <> '' GROUP BY r.id`,
    params,
  );
  return new Map(rows.map(({ id, vouchers }) => [id, vouchers]));
}

async function loadOthers(db: Queryable, leadIds: readonly string[]): Promise<Map<string, RecordRow[]>> {
  const rows = await db.query<RecordRow>(
    `SELECT ${RECORD_COLUMNS}
       FROM unnest($1::uuid[]) AS wanted(id)
       JOIN LATERAL (SELECT * FROM ledger_record WHERE lead_id = wanted.id AND status <> 'discarded'
                      ORDER BY occurred_on DESC, recorded_at DESC LIMIT ${OTHERS}) r ON true
       ${RECORD_JOINS} ORDER BY r.occurred_on DESC, r.recorded_at DESC`,
    [leadIds],
  );
  const byLead = new Map<string, RecordRow[]>(leadIds.map((id) => [id, []]));
  for (const row of rows) byLead.get(row.leadId)?.push(row);
  return byLead;
}
