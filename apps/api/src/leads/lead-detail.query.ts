import { Injectable } from '@nestjs/common';
import { assertInScope, scopeOf } from '@yipanqi/api/identity';
import { Database, isId, type Actor } from '@yipanqi/api/platform';
import type { LeadDetail, NextStage, TimelineEntry, TimelinePage } from '@yipanqi/contract';
import {
  needsReason,
  RuleBroken,
  shanghaiDay,
  STAGES,
  STAGE_NAMES,
  unmaskedUnits,
  whyNot,
  type Day,
  type Stage,
} from '@yipanqi/domain';
import { LEAD_JOINS, LEAD_SUMMARY } from './lead-list.query';

type Stored = Omit<LeadDetail, 'nextStages' | 'stageDates' | 'contactsMasked' | 'timeline'>;

const EVENTS = 20;

/** Everything that the page of a lead shows. Out of scope is the same as unknown. */
@Injectable()
export class LeadDetailQuery {
  constructor(private readonly db: Database) {}

  async one(actor: Actor, id: string): Promise<LeadDetail> {
    const scope = scopeOf(actor, 'lead.read');
    if (!isId(id)) throw new RuleBroken('NOT_FOUND');
    const [row] = await this.db.named<{ lead: Stored }>('lead-detail', DETAIL, [id]);
    if (!row) throw new RuleBroken('NOT_FOUND');
    assertInScope(scope, row.lead.unit);
    const lead = contactsFor(actor, row.lead);
    return { ...lead, stageDates: stageDates(lead), nextStages: nextStages(lead), timeline: await this.events(id) };
  }

  async timeline(actor: Actor, id: string, after?: string): Promise<TimelinePage> {
    const scope = scopeOf(actor, 'lead.read');
    const lead = isId(id)
      ? await this.db.one<{ unit: string }>('SELECT unit_id AS unit FROM lead WHERE id = $1', [id])
      : null;
    if (!lead) throw new RuleBroken('NOT_FOUND');
    assertInScope(scope, lead.unit);
    return this.events(id, after);
  }

  /** Newest first; `after` is the id of the last event that is shown. */
  private async events(leadId: string, after?: string): Promise<TimelinePage> {
    const rows = await this.db.named<TimelineEntry & Record<string, unknown>>(
      'lead-timeline',
      `SELECT id, at, kind, user_name AS "userName", occurred_on::text AS "occurredOn", text, record_id AS "recordId",
              activity_id AS "activityId"
         FROM lead_event
        WHERE lead_id = $1 AND ($2::uuid IS NULL OR (at, id) < (SELECT at, id FROM lead_event WHERE id = $2 AND lead_id = $1))
        ORDER BY at DESC, id DESC LIMIT ${EVENTS + 1}`,
      [leadId, after ?? null],
    );
    const page = rows.slice(0, EVENTS);
    return { rows: page, next: rows.length > EVENTS ? (page.at(-1)?.id ?? null) : null };
  }
}

/** Contact fields in clear for officers of the lead's unit only. */
function contactsFor(actor: Actor, lead: Stored): Stored & { contactsMasked: boolean } {
  const units = unmaskedUnits(actor.grants, 'lead.read');
  const clear = units === 'all' || units.some((unit) => (actor.subtree[unit] ?? [unit]).includes(lead.unit));
  if (clear) return { ...lead, contactsMasked: false };
  return {
    ...lead,
    contactName: maskName(lead.contactName),
    contactPhone: maskPhone(lead.contactPhone),
    contactsMasked: true,
  };
}

function maskName(name: string): string {
  return name === '' ? '' : `${[...name][0]}**`;
}

function maskPhone(phone: string): string {
  return phone === '' ? '' : `${phone.slice(0, 3)}****`;
}

/** Stages whose date follows from the lead itself or from a verified milestone. */
function stageDates(lead: Stored): LeadDetail['stageDates'] {
  const milestone = (kind: string): string | null =>
    lead.records
      .filter((record) => record.kind === kind && record.status === 'verified')
      .map((record) => record.occurredOn)
      .sort()[0] ?? null;
  const known: Partial<Record<Stage, string | null>> = {
    clue: lead.registeredOn,
    signed: lead.signedOn,
    registered: lead.incorporatedOn,
    construction: milestone('construction'),
    production: milestone('production'),
    fullCapacity: milestone('fullCapacity'),
  };
  const since: Day = shanghaiDay(new Date(lead.stageSince));
  return STAGES.flatMap((stage) => {
    const on = known[stage] ?? (stage === lead.stage ? since : null);
    return on ? [{ stage, on }] : [];
  });
}

/** Every other stage, with why it is not possible now. */
function nextStages(lead: Stored): NextStage[] {
  return STAGES.filter((stage) => stage !== lead.stage).map((stage) => {
    const elsewhere = lead.withdrawnFrom !== null && stage !== lead.withdrawnFrom;
    const restoreTo = lead.withdrawnFrom && `退库的项目只能恢复到退库前的阶段“${STAGE_NAMES[lead.withdrawnFrom]}”。`;
    return {
      stage,
      whyNot: whyNot(lead.stage, stage) ?? (elsewhere ? restoreTo : null),
      needsReason: needsReason(lead.stage, stage),
      needsDate: stage === 'registered',
    };
  });
}

const RECORD = `json_build_object('id', r.id, 'type', r.type, 'kind', r.kind, 'voucherNo', r.voucher_no, 'occurredOn', r.occurred_on,
  'amount', (r.amount::numeric / 100)::numeric(20,2)::text, 'status', r.status, 'bookedMonth', r.booked_month,
  'returnReason', r.return_reason) ORDER BY r.occurred_on DESC, r.recorded_at DESC`;

const DETAIL = `
  SELECT json_build_object(${LEAD_SUMMARY}) ::jsonb || json_build_object(
      'unitName', unit.name, 'placeUnitName', place.name, 'directionName', d.name, 'quotaLineName', coalesce(q.name, '其他'),
      'uscc', e.uscc, 'industrial', l.industrial, 'strategicEmerging', l.strategic_emerging, 'digital', l.digital,
      'incorporatedOn', l.incorporated_on, 'withdrawnFrom', l.stage_before, 'source', l.source, 'referrer', l.referrer,
      'contactName', l.contact_name, 'contactPhone', l.contact_phone, 'remark', l.remark, 'createdByName', coalesce(maker.name, ''),
      'createdAt', l.created_at, 'version', l.version,
      'locked', EXISTS (SELECT FROM ledger_record r WHERE r.lead_id = l.id AND r.status = 'verified'),
      'splits', (SELECT coalesce(json_agg(json_build_object('effectiveFrom', s.effective_from, 'shares', s.shares) ORDER BY s.effective_from DESC), '[]')
        FROM (SELECT s.effective_from, json_agg(json_build_object('unit', s.unit_id, 'unitName', su.name, 'bp', s.bp) ORDER BY s.bp DESC, s.unit_id) AS shares
                FROM lead_split s JOIN unit su ON su.id = s.unit_id WHERE s.lead_id = l.id GROUP BY s.effective_from) s),
      'records', (SELECT coalesce(json_agg(${RECORD}), '[]') FROM ledger_record r WHERE r.lead_id = l.id AND r.status <> 'discarded')
    )::jsonb AS lead
    FROM lead l ${LEAD_JOINS}
    JOIN unit ON unit.id = l.unit_id LEFT JOIN unit place ON place.id = l.place_unit_id
    LEFT JOIN app_user maker ON maker.id = l.created_by
    LEFT JOIN direction d ON d.key = l.direction AND d.plan_version = (SELECT max(version) FROM plan_version)
    LEFT JOIN quota_line q ON q.key = l.quota_line AND q.plan_version = (SELECT max(version) FROM plan_version)
   WHERE l.id = $1`;
