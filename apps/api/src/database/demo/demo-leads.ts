import { AuditLog } from '@yipanqi/api/audit';
import { insertEnterprises } from '@yipanqi/api/enterprises';
import { Directions, insertLeads, type NewLead, type NewLeadEvent } from '@yipanqi/api/leads';
import { Database, newId, type Actor, type Tx } from '@yipanqi/api/platform';
import { nameKey, toYuan } from '@yipanqi/domain';
import { DemoActors, officeHour } from './demo-actors';
import { officerOf } from './reference-data';
import type { DemoLead, DemoStory } from './story';
import type { Providers } from './providers';

const NO_FLAGS = { industrial: null, strategicEmerging: null, digital: null };

/** Enterprises and leads with their timelines, in one transaction. */
export class DemoLeads {
  private readonly db: Database;
  private readonly actors: DemoActors;

  constructor(private readonly app: Providers) {
    this.db = app.get(Database, { strict: false });
    this.actors = new DemoActors(app);
  }

  async store(story: DemoStory): Promise<void> {
    if (await this.db.one('SELECT FROM lead LIMIT 1')) return;
    await this.db.tx(async (tx) => {
      const enterprises = await this.storeEnterprises(tx, story);
      const leads: NewLead[] = [];
      const events: NewLeadEvent[] = [];
      for (const lead of story.leads) {
        const officer = await this.actors.get(officerOf(lead.unit));
        const stored = await this.leadOf(lead, officer, enterprises, leads.length);
        leads.push(stored);
        events.push(...eventsOf(lead, stored, officer, leads.length));
      }
      await insertLeads(tx, leads, events);
      await this.leaveTrail(tx, leads);
    });
  }

  /** Answers id and name by key. */
  private async storeEnterprises(tx: Tx, story: DemoStory): Promise<Map<string, { id: string; name: string }>> {
    const { userId } = await this.actors.get('officer');
    const rows = story.enterprises.map(({ key, name, uscc, demo }) => ({
      key,
      id: newId(),
      name,
      uscc,
      demo,
      createdBy: userId,
    }));
    await insertEnterprises(tx, rows);
    return new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
  }

  private async leadOf(
    lead: DemoLead,
    officer: Actor,
    enterprises: Map<string, { id: string; name: string }>,
    number: number,
  ): Promise<NewLead> {
    const {
      key: _,
      enterprise: name,
      unit,
      followUps: __,
      incorporatedOn: ___,
      withdrawnBecause: ____,
      ...said
    } = lead;
    const enterprise = enterprises.get(name) ?? enterprises.get(nameKey(name));
    if (!enterprise) throw new Error(`no enterprise ${name}`);
    const placed = await this.app.get(Directions, { strict: false }).place(lead.direction, NO_FLAGS);
    const at = officeHour(lead.registeredOn, number);
    return {
      ...said,
      ...placed,
      id: newId(),
      enterpriseId: enterprise.id,
      enterpriseNames: [enterprise.name],
      unitId: unit,
      placeUnitId: lead.placeUnit,
      ownerId: officer.userId,
      createdBy: officer.userId,
      createdAt: at,
      touchedAt: at,
    };
  }

  private async leaveTrail(tx: Tx, leads: readonly NewLead[]): Promise<void> {
    const officer = await this.actors.get('officer');
    const entries = leads.map(({ id, code, name, unitId, direction, registeredOn, expected }) => ({
      action: 'lead.register',
      entity: 'lead',
      entityId: id,
      after: {
        code,
        name,
        unit: unitId,
        direction,
        registeredOn,
        expected: expected === null ? null : toYuan(expected),
        demo: true,
      },
    }));
    await this.app.get(AuditLog, { strict: false }).record(tx, officer, ...entries);
  }
}

function eventsOf(lead: DemoLead, stored: NewLead, { userId, name }: Actor, number: number): NewLeadEvent[] {
  const by = { leadId: stored.id, userId, userName: name };
  const registered = {
    ...by,
    kind: 'registered' as const,
    text: `登记项目 ${lead.code}`,
    occurredOn: lead.registeredOn,
  };
  return [
    { ...registered, at: officeHour(lead.registeredOn, number - 1) },
    ...lead.followUps.map(({ on, text }) => ({
      ...by,
      kind: 'followUp' as const,
      text,
      occurredOn: on,
      at: officeHour(on, number + 5),
    })),
  ];
}
