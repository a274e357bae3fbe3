import { searchColumns } from '@yipanqi/api/enterprises';
import { newId, type Tx } from '@yipanqi/api/platform';
import type { CreditSplit, Stage } from '@yipanqi/domain';
import type { NewLeadEvent } from './lead-events';

/** A lead to be stored; the id comes from `newId()`, everything is checked before. */
export interface NewLead {
  id: string;
  /** null: the next number is given, `XM-2026-000123`. */
  code: string | null;
  name: string;
  enterpriseId: string;
  /** With the enterprise's aliases where they are known: what the lead is found by. */
  enterpriseNames: readonly string[];
  unitId: string;
  placeUnitId: string | null;
  direction: string | null;
  quotaLine: string;
  headGroup: string | null;
  industrial: boolean;
  strategicEmerging: boolean;
  digital: boolean;
  registeredOn: string;
  stage: Stage;
  /** 分 */
  expected: bigint | null;
  ownerId: string;
  source: string;
  referrer: string;
  contactName: string;
  contactPhone: string;
  remark: string;
  nextStep: string;
  nextStepOn: string | null;
  createdBy: string;
  /** Empty: everything is the responsible unit's. */
  splits: readonly CreditSplit[];
  importId?: string | null;
  demo?: boolean;
  /** ISO instants; now when missing. For records that are older than their row. */
  createdAt?: string;
  touchedAt?: string;
}

/** Adds leads, their splits and their first events by one statement; answers the codes in the order of the rows. */
export async function insertLeads(
  tx: Tx,
  rows: readonly NewLead[],
  events: readonly NewLeadEvent[] = [],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const splits = rows.flatMap((row) =>
    row.splits.flatMap(({ effectiveFrom, shares }) =>
      shares.map((share) => ({ lead: row.id, from: effectiveFrom, ...share })),
    ),
  );
  const written = await tx.named<{ id: string; code: string }>('insert-leads', INSERT, [
    JSON.stringify(rows.map(rowOf)),
    JSON.stringify(splits),
    JSON.stringify(events.map((event) => ({ id: newId(), ...event }))),
  ]);
  const codes = new Map(written.map((row) => [row.id, row.code]));
  return rows.map((row) => codes.get(row.id) ?? '');
}

/** The stored form of a lead, search columns included; `expected` as text, because JSON numbers are not exact. */
export function rowOf({ splits: _, enterpriseNames, ...lead }: NewLead): Record<string, unknown> {
  return {
    ...lead,
    expected: lead.expected?.toString() ?? null,
    ...searchColumns([lead.name, ...enterpriseNames]),
  };
}

const COLUMNS = `r."enterpriseId", r."unitId", r."placeUnitId", r.direction, r."quotaLine", r."headGroup", r.industrial,
  r."strategicEmerging", r.digital, r."registeredOn", r.stage, r.expected, r."ownerId", r.source, r.referrer, r."contactName",
  r."contactPhone", r.remark, r."nextStep", r."nextStepOn", r.names, r.pinyin, r.initials, r.bigrams, coalesce(r.demo, false),
  r."importId", r."createdBy", coalesce(r."createdAt", now()), coalesce(r."touchedAt", r."createdAt", clock_timestamp()),
  coalesce(r."createdAt", now())`;

const INSERT = `
  WITH leads AS (
    INSERT INTO lead (id, code, name, enterprise_id, unit_id, place_unit_id, direction, quota_line, head_group, industrial,
      strategic_emerging, digital, registered_on, stage, expected, owner_id, source, referrer, contact_name, contact_phone, remark,
      next_step, next_step_on, names, pinyin, initials, bigrams, demo, import_id, created_by, created_at, touched_at, stage_since)
    SELECT r.id, coalesce(r.code, 'XM-' || left(r."registeredOn"::text, 4) || '-' || numbered.text), r.name, ${COLUMNS}
      FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, code text, name text, "enterpriseId" uuid, "unitId" text, "placeUnitId" text,
        direction text, "quotaLine" text, "headGroup" text, industrial boolean, "strategicEmerging" boolean, digital boolean,
        "registeredOn" date, stage text, expected bigint, "ownerId" uuid, source text, referrer text, "contactName" text,
        "contactPhone" text, remark text, "nextStep" text, "nextStepOn" date, names text, pinyin text, initials text, bigrams text[],
        demo boolean, "importId" uuid, "createdBy" uuid, "createdAt" timestamptz, "touchedAt" timestamptz)
      LEFT JOIN LATERAL (SELECT lpad(n::text, greatest(6, length(n::text)), '0') AS text
        FROM (SELECT nextval('lead_number') AS n WHERE r.code IS NULL) number) numbered ON true
    RETURNING id, code
  ), splits AS (
    INSERT INTO lead_split (lead_id, effective_from, unit_id, bp)
    SELECT lead, "from", unit, bp FROM jsonb_to_recordset($2::jsonb) AS s(lead uuid, "from" date, unit text, bp int)
  ), events AS (
    INSERT INTO lead_event (id, lead_id, at, kind, user_id, user_name, occurred_on, text, record_id)
    SELECT id, "leadId", coalesce(at, clock_timestamp()), kind, "userId", "userName", "occurredOn", coalesce(text, ''), "recordId"
      FROM jsonb_to_recordset($3::jsonb) AS e(id uuid, "leadId" uuid, at timestamptz, kind text, "userId" uuid, "userName" text,
        "occurredOn" date, text text, "recordId" uuid)
  )
  SELECT id, code FROM leads`;
