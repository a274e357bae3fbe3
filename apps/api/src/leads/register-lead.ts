import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { EnterpriseRegister, refuseTaken } from '@yipanqi/api/enterprises';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Clock, isUniqueViolation, newId, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { RegisteredLead, RegisterLeadBody } from '@yipanqi/contract';
import { RuleBroken, STAGE_NAMES, toYuan, type CreditSplit } from '@yipanqi/domain';
import { Directions } from './directions';
import { insertLeads, type NewLead } from './insert-leads';
import { assertDraft, checkedShares, dayOrNull, yuanOrNull } from './lead-input';

interface Chosen {
  id: string;
  name: string;
  created: boolean;
}

/** First report of a project: enterprise (created when unknown), lead, split, first event and trail in one transaction. */
@Injectable()
export class RegisterLead {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly units: UnitTree,
    private readonly register: EnterpriseRegister,
    private readonly directions: Directions,
    private readonly clock: Clock,
  ) {}

  async run(write: Write, body: RegisterLeadBody): Promise<RegisteredLead> {
    const lead = await this.draft(write, body);
    const stored = this.writes.run(write, async (tx) => {
      const enterprise = await this.enterprise(tx, write, body);
      return this.store(
        tx,
        write,
        { ...lead, enterpriseId: enterprise.id, enterpriseNames: [enterprise.name] },
        enterprise,
      );
    });
    return stored.catch((error: unknown) => {
      if (isUniqueViolation(error) && error.constraint === 'lead_code') {
        throw new RuleBroken('LEAD_NO_TAKEN', { value: lead.code ?? '' }, 'code');
      }
      return refuseTaken({ name: body.enterpriseName ?? '', uscc: body.uscc ?? null })(error);
    });
  }

  /** Everything that can be said without the database; what is wrong is refused before a transaction is opened. */
  private async draft(
    { actor }: Write,
    body: RegisterLeadBody,
  ): Promise<Omit<NewLead, 'enterpriseId' | 'enterpriseNames'>> {
    const unit = this.units.get(body.unit ?? actor.unit, 'unit');
    assertInScope(scopeOf(actor, 'lead.create'), unit.id);
    const today = this.clock.today();
    const registeredOn = dayOrNull(body.registeredOn, 'registeredOn') ?? today;
    const expected = yuanOrNull(body.expected, 'expected');
    const code = body.code?.trim() || null;
    assertDraft(
      {
        ...body,
        leadNo: code ?? '-',
        responsibleUnit: unit.id,
        registeredOn,
        intendedFen: expected,
        introducer: body.referrer,
        note: body.remark,
      },
      today,
    );
    const flags = {
      industrial: body.industrial ?? null,
      strategicEmerging: body.strategicEmerging ?? null,
      digital: body.digital ?? null,
    };
    const splits: CreditSplit[] = body.split
      ? [{ effectiveFrom: registeredOn, shares: checkedShares(body.split, this.units) }]
      : [];
    return {
      id: newId(),
      code,
      name: body.name.trim(),
      unitId: unit.id,
      placeUnitId: body.placeUnit ? this.units.get(body.placeUnit, 'placeUnit').id : null,
      ...(await this.directions.place(body.direction ?? null, flags)),
      registeredOn,
      stage: body.stage ?? 'clue',
      expected,
      ownerId: actor.userId,
      source: text(body.source),
      referrer: text(body.referrer),
      contactName: text(body.contactName),
      contactPhone: text(body.contactPhone),
      remark: text(body.remark),
      nextStep: text(body.nextStep),
      nextStepOn: dayOrNull(body.nextStepOn, 'nextStepOn'),
      createdBy: actor.userId,
      splits,
    };
  }

  private async enterprise(tx: Tx, { actor }: Write, body: RegisterLeadBody): Promise<Chosen> {
    if (!body.enterpriseId) {
      if (!body.enterpriseName?.trim()) throw new RuleBroken('ENTERPRISE_REQUIRED', {}, 'enterpriseName');
      const written = { name: body.enterpriseName, uscc: body.uscc ?? null };
      return this.register.findOrCreate(tx, actor, written, body.confirmNewEnterprise ?? false);
    }
    const [known] = await tx.named<{ name: string }>('enterprise-name', 'SELECT name FROM enterprise WHERE id = $1', [
      body.enterpriseId,
    ]);
    if (!known) throw new RuleBroken('ENTERPRISE_UNKNOWN', {}, 'enterpriseId');
    return { id: body.enterpriseId, name: known.name, created: false };
  }

  private async store(tx: Tx, { actor }: Write, lead: NewLead, enterprise: Chosen): Promise<RegisteredLead> {
    const unitName = this.units.get(lead.unitId).name;
    const words = `登记项目，阶段“${STAGE_NAMES[lead.stage]}”，责任单位${unitName}`;
    const [code = ''] = await insertLeads(
      tx,
      [lead],
      [
        {
          leadId: lead.id,
          kind: 'registered',
          userId: actor.userId,
          userName: actor.name,
          text: words,
          occurredOn: lead.registeredOn,
        },
      ],
    );
    await this.audit.record(tx, actor, {
      action: 'lead.register',
      entity: 'lead',
      entityId: lead.id,
      after: {
        code,
        name: lead.name,
        enterprise: enterprise.name,
        unit: lead.unitId,
        direction: lead.direction,
        registeredOn: lead.registeredOn,
        stage: lead.stage,
        expected: lead.expected === null ? null : toYuan(lead.expected),
        split: lead.splits[0]?.shares ?? null,
      },
    });
    return { id: lead.id, code, version: 1, enterpriseId: enterprise.id, enterpriseCreated: enterprise.created };
  }
}

function text(value: string | null | undefined): string {
  return (value ?? '').trim();
}
