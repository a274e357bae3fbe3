import { assertInScope, scopeOf, type UnitTree } from '@yipanqi/api/identity';
import type { Actor, Tx } from '@yipanqi/api/platform';
import type { ActivityFields } from '@yipanqi/contract';
import {
  ACTIVITY_SUBJECT_MAX,
  assertActivity,
  COUNTERPART_MAX,
  EVIDENCE_MAX,
  NOTE_MAX,
  optionalText,
  parseDay,
  PLACE_MAX,
  requiredText,
  RuleBroken,
  type Day,
  type Stage,
} from '@yipanqi/domain';
import type { NewActivity } from './insert-activities';

/** The columns that a form fills. */
export type ActivityColumns = Omit<
  NewActivity,
  'id' | 'activityNo' | 'revokesId' | 'recordedBy' | 'demo' | 'recordedAt'
>;

interface Named {
  id: string;
  name: string;
}

/** What was typed, against the rules; unit and lead in the recorder's scope. The lead is held until the transaction ends. */
export async function checkedActivity(
  tx: Tx,
  actor: Actor,
  units: UnitTree,
  fields: ActivityFields,
  asOf: Day,
): Promise<ActivityColumns> {
  const unit = units.get(fields.unit || actor.unit, 'unit').id;
  assertInScope(scopeOf(actor, 'activity.record'), unit);
  const lead = fields.leadId ? await lockedLead(tx, actor, fields.leadId) : null;
  const enterprise = await enterpriseOf(tx, fields.enterpriseId || lead?.enterpriseId || null);
  const counterpart = optionalText(fields.counterpart, '对方单位', COUNTERPART_MAX, 'counterpart');
  const columns: ActivityColumns = {
    kind: fields.kind,
    unit,
    occurredOn: parseDay(fields.occurredOn, 'occurredOn'),
    level: fields.level,
    subject: requiredText(fields.subject, '主题', ACTIVITY_SUBJECT_MAX, 'subject'),
    counterpart: counterpart ?? enterprise?.name ?? '',
    enterpriseId: enterprise?.id ?? null,
    leadId: lead?.id ?? null,
    place: optionalText(fields.place, '地点', PLACE_MAX, 'place') ?? '',
    result: optionalText(fields.result, '成效', NOTE_MAX, 'result') ?? '',
    evidence: optionalText(fields.evidence, '佐证', EVIDENCE_MAX, 'evidence') ?? '',
    remark: optionalText(fields.remark, '备注', NOTE_MAX, 'remark') ?? '',
  };
  assertActivity(columns, asOf);
  return columns;
}

/** Out of scope = unknown. */
async function lockedLead(tx: Tx, actor: Actor, id: string): Promise<{ id: string; enterpriseId: string }> {
  const lead = await tx.one<{ id: string; unit: string; stage: Stage; enterpriseId: string }>(
    'SELECT id, unit_id AS unit, stage, enterprise_id AS "enterpriseId" FROM lead WHERE id = $1 FOR NO KEY UPDATE',
    [id],
  );
  if (!lead) throw new RuleBroken('NOT_FOUND', {}, 'leadId');
  const scope = scopeOf(actor, 'lead.read');
  if (scope !== 'all' && !scope.includes(lead.unit)) throw new RuleBroken('NOT_FOUND', {}, 'leadId');
  if (lead.stage === 'withdrawn') throw new RuleBroken('LEAD_WITHDRAWN', {}, 'leadId');
  return lead;
}

async function enterpriseOf(tx: Tx, id: string | null): Promise<Named | null> {
  if (id === null) return null;
  const enterprise = await tx.one<Named & Record<string, unknown>>('SELECT id, name FROM enterprise WHERE id = $1', [
    id,
  ]);
  if (!enterprise) throw new RuleBroken('ENTERPRISE_UNKNOWN', {}, 'enterpriseId');
  return enterprise;
}
