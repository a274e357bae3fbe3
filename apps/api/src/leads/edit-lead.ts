import { Injectable } from '@nestjs/common';
import { searchColumns } from '@yipanqi/api/enterprises';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, type Tx, type Write } from '@yipanqi/api/platform';
import type { EditLeadBody, LeadChanged } from '@yipanqi/contract';
import { assertLeadUnlocked, RuleBroken, toYuan, type Day } from '@yipanqi/domain';
import { Directions } from './directions';
import type { NewLead } from './insert-leads';
import { assertDraft, dayOrNull, yuanOrNull } from './lead-input';
import { LeadToChange, type LeadChange } from './lead-to-change';
import { LeadRepository, type LeadFacts } from './lead.repository';

/** What may be edited, as it is called on the page. */
const EDITABLE = {
  name: '项目名称',
  enterpriseId: '企业名称',
  placeUnitId: '落地区县',
  direction: '规划方向',
  industrial: '工业',
  strategicEmerging: '战新',
  digital: '数字经济',
  registeredOn: '登记日期',
  expected: '预计投资',
  source: '来源',
  referrer: '引荐人',
  contactName: '联系人',
  contactPhone: '联系电话',
  remark: '备注',
  nextStep: '下一步',
  nextStepOn: '下一步日期',
} as const satisfies Partial<Record<keyof NewLead, string>>;
type Editable = keyof typeof EDITABLE;
const FIELDS = Object.keys(EDITABLE) as Editable[];

/** Contact data is changed, but neither the timeline nor the trail repeats it. */
const UNTOLD: readonly Editable[] = ['contactName', 'contactPhone'];

const SET = `name = $3, enterprise_id = $4, place_unit_id = $5, direction = $6, quota_line = $7, head_group = $8, industrial = $9,
  strategic_emerging = $10, digital = $11, registered_on = $12, expected = $13, source = $14, referrer = $15, contact_name = $16,
  contact_phone = $17, remark = $18, next_step = $19, next_step_on = $20, names = $21, pinyin = $22, initials = $23, bigrams = $24`;

/** Corrects what is written about a lead; unit, owner and stage have ways of their own. */
@Injectable()
export class EditLead {
  constructor(
    private readonly change: LeadToChange,
    private readonly leads: LeadRepository,
    private readonly directions: Directions,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: EditLeadBody): Promise<LeadChanged> {
    return this.change.run(write, 'lead.edit', id, body.version, async (lead, tx) => {
      if (lead.stage === 'withdrawn') throw new RuleBroken('LEAD_WITHDRAWN');
      const before = await this.leads.writtenById(tx, id);
      const after = await this.merged(tx, before, body);
      assertLeadUnlocked(
        { ...before, responsibleUnit: before.unitId },
        { ...after, responsibleUnit: after.unitId },
        lead.locked,
      );
      await this.assertDates(tx, before, after);
      return changed(lead, before, after);
    });
  }

  private async merged(tx: Tx, before: NewLead, body: EditLeadBody): Promise<NewLead> {
    const {
      version: _,
      placeUnit,
      direction,
      industrial,
      strategicEmerging,
      digital,
      expected,
      registeredOn,
      nextStepOn,
      ...texts
    } = body;
    const moved = direction !== undefined && direction !== before.direction;
    // A new direction brings its own flags; without one, those of before stand.
    const flags = {
      industrial: industrial ?? (moved ? null : before.industrial),
      strategicEmerging: strategicEmerging ?? (moved ? null : before.strategicEmerging),
      digital: digital ?? (moved ? null : before.digital),
    };
    return {
      ...before,
      ...trimmed(texts),
      ...(await this.directions.place(direction === undefined ? before.direction : direction, flags)),
      enterpriseNames: body.enterpriseId ? await this.namesOf(tx, body.enterpriseId) : before.enterpriseNames,
      placeUnitId:
        placeUnit === undefined ? before.placeUnitId : placeUnit && this.units.get(placeUnit, 'placeUnit').id,
      expected: expected === undefined ? before.expected : yuanOrNull(expected, 'expected'),
      registeredOn: dayOrNull(registeredOn, 'registeredOn') ?? before.registeredOn,
      nextStepOn: nextStepOn === undefined ? before.nextStepOn : dayOrNull(nextStepOn, 'nextStepOn'),
    };
  }

  private async namesOf(tx: Tx, enterpriseId: string): Promise<string[]> {
    const row = await tx.one<{ names: string[] }>(
      `SELECT e.name || ARRAY(SELECT a.alias FROM enterprise_alias a WHERE a.enterprise_id = e.id) AS names FROM enterprise e WHERE e.id = $1`,
      [enterpriseId],
    );
    if (!row) throw new RuleBroken('ENTERPRISE_UNKNOWN', {}, 'enterpriseId');
    return row.names;
  }

  private async assertDates(tx: Tx, before: NewLead, after: NewLead): Promise<void> {
    assertDraft(
      {
        ...after,
        leadNo: after.code ?? '-',
        responsibleUnit: after.unitId,
        registeredOn: after.registeredOn as Day,
        intendedFen: after.expected,
        introducer: after.referrer,
        note: after.remark,
      },
      this.clock.today(),
    );
    if (after.registeredOn <= before.registeredOn) return;
    const earliest = await tx.one<{ date: string }>(
      `SELECT min(occurred_on)::text AS date FROM ledger_record WHERE lead_id = $1 AND status <> 'discarded'`,
      [after.id],
    );
    if (earliest?.date && earliest.date < after.registeredOn) {
      throw new RuleBroken(
        'DATE_BEFORE_REGISTRATION',
        { date: earliest.date, registeredOn: after.registeredOn },
        'registeredOn',
      );
    }
  }
}

function changed(lead: LeadFacts, before: NewLead, after: NewLead): LeadChange {
  const fields = FIELDS.filter((field) => before[field] !== after[field]);
  const search = searchColumns([after.name, ...after.enterpriseNames]);
  return {
    set: SET,
    params: [
      after.name,
      after.enterpriseId,
      after.placeUnitId,
      after.direction,
      after.quotaLine,
      after.headGroup,
      after.industrial,
      after.strategicEmerging,
      after.digital,
      after.registeredOn,
      after.expected?.toString() ?? null,
      after.source,
      after.referrer,
      after.contactName,
      after.contactPhone,
      after.remark,
      after.nextStep,
      after.nextStepOn,
      search.names,
      search.pinyin,
      search.initials,
      search.bigrams,
    ],
    stage: lead.stage,
    event: { kind: 'edited', text: `修改了${fields.map((field) => EDITABLE[field]).join('、') || '内容（没有变化）'}` },
    audit: { action: 'lead.edit', before: told(before, fields), after: told(after, fields) },
  };
}

function told(lead: NewLead, fields: readonly Editable[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field, UNTOLD.includes(field) ? '（不记录内容）' : wire(lead[field])]),
  );
}

function wire(value: NewLead[Editable]): unknown {
  return typeof value === 'bigint' ? toYuan(value) : value;
}

function trimmed<T extends object>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as T;
}
