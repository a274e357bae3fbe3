import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditEntry } from '@yipanqi/api/audit';
import {
  Directions,
  insertLeads,
  LeadEvents,
  LeadRepository,
  type NewLead,
  type NewLeadEvent,
} from '@yipanqi/api/leads';
import { newId, type Actor, type Tx } from '@yipanqi/api/platform';
import { RuleBroken, type WorkbookLead } from '@yipanqi/domain';
import { KnownLeads, type KnownLead } from './known-leads';
import { splitsOf } from './lead-change';

const PORTION = 500;

interface FreshLead {
  row: number;
  data: WorkbookLead;
  enterpriseId: string;
  enterpriseNames: string[];
  [column: string]: unknown;
}

/** Called after each portion with the number of rows in it. */
export type Wrote = (rows: number) => Promise<void>;

/** The 项目 rows of an import, written. */
@Injectable()
export class ApplyLeads {
  constructor(
    private readonly audit: AuditLog,
    private readonly known: KnownLeads,
    private readonly leads: LeadRepository,
    private readonly events: LeadEvents,
    private readonly directions: Directions,
  ) {}

  async add(tx: Tx, actor: Actor, importId: string, wrote: Wrote): Promise<number> {
    let added = 0;
    for (let after = 0; ;) {
      const rows = await freshAfter(tx, importId, after);
      if (rows.length === 0) return added;
      after = rows.at(-1)!.row;
      const leads = await Promise.all(rows.map((row) => this.newLead(row, actor, importId)));
      await insertLeads(
        tx,
        leads,
        leads.map((lead) => importedEvent(lead, actor, '随台账导入登记项目')),
      );
      added += rows.length;
      await wrote(rows.length);
    }
  }

  /** Keeps what was there, so that the import can be undone. */
  async change(tx: Tx, actor: Actor, importId: string, wrote: Wrote): Promise<number> {
    let changed = 0;
    for await (const portion of this.known.portions(tx, importId, 'changed')) {
      const locked = await this.leads.lock(
        tx,
        portion.map((lead) => lead.before.id),
      );
      const versions = new Map(locked.map((lead) => [lead.id, lead.version]));
      if (portion.some((lead) => versions.get(lead.before.id) !== lead.version))
        throw new RuleBroken('IMPORT_CHANGED_SINCE_CHECK');
      await keepBefore(tx, importId, portion);
      await this.leads.overwrite(
        tx,
        await withNames(
          tx,
          portion.map((lead) => lead.after),
        ),
      );
      await this.events.add(
        tx,
        portion.map((lead) => importedEvent(lead.after, actor, `台账导入修改了${lead.changed.join('、')}`)),
      );
      await this.audit.record(tx, actor, ...portion.map((lead) => changeEntry(lead, importId)));
      changed += portion.length;
      await wrote(portion.length);
    }
    return changed;
  }

  private async newLead(
    { data, enterpriseId, enterpriseNames }: FreshLead,
    actor: Actor,
    importId: string,
  ): Promise<NewLead> {
    return {
      id: newId(),
      code: data.code,
      name: data.name,
      enterpriseId,
      enterpriseNames,
      unitId: data.unitId,
      placeUnitId: data.placeUnitId,
      ...(await this.directions.place(data.direction, data)),
      registeredOn: data.registeredOn,
      stage: data.stage ?? 'clue',
      expected: null,
      ownerId: actor.userId,
      source: data.source ?? '',
      referrer: data.referrer ?? '',
      contactName: data.contactName ?? '',
      contactPhone: data.contactPhone ?? '',
      remark: data.remark ?? '',
      nextStep: '',
      nextStepOn: null,
      createdBy: actor.userId,
      splits: splitsOf(data),
      importId,
    };
  }
}

function freshAfter(tx: Tx, importId: string, after: number): Promise<FreshLead[]> {
  return tx.query<FreshLead>(
    `WITH page AS MATERIALIZED (
       SELECT row, data, enterprise_id FROM ledger_import_lead
        WHERE import_id = $1 AND row > $2 AND effect = 'new' ORDER BY row LIMIT ${PORTION})
     SELECT p.row, p.data, p.enterprise_id AS "enterpriseId",
            e.name || ARRAY(SELECT a.alias FROM enterprise_alias a WHERE a.enterprise_id = e.id) AS "enterpriseNames"
       FROM page p JOIN enterprise e ON e.id = p.enterprise_id ORDER BY p.row`,
    [importId, after],
  );
}

/** What a lead is found by follows its enterprise, which the row may have changed. */
async function withNames(tx: Tx, leads: readonly NewLead[]): Promise<NewLead[]> {
  const rows = await tx.query<{ id: string; names: string[] }>(
    `SELECT e.id, e.name || ARRAY(SELECT a.alias FROM enterprise_alias a WHERE a.enterprise_id = e.id) AS names
       FROM enterprise e WHERE e.id = ANY($1::uuid[])`,
    [leads.map((lead) => lead.enterpriseId)],
  );
  const names = new Map(rows.map((row) => [row.id, row.names]));
  return leads.map((lead) => ({ ...lead, enterpriseNames: names.get(lead.enterpriseId) ?? lead.enterpriseNames }));
}

async function keepBefore(tx: Tx, importId: string, portion: readonly KnownLead[]): Promise<void> {
  await tx.run(
    `UPDATE ledger_import_lead s SET before = b.before, version_after = b.version
       FROM jsonb_to_recordset($2::jsonb) AS b(row int, before jsonb, version int) WHERE s.import_id = $1 AND s.row = b.row`,
    [
      importId,
      JSON.stringify(
        portion.map(({ row, before, version }) => ({
          row,
          before: { ...before, expected: before.expected?.toString() ?? null },
          version: version + 1,
        })),
      ),
    ],
  );
}

function importedEvent(lead: NewLead, actor: Actor, text: string): NewLeadEvent {
  return { leadId: lead.id, kind: 'imported', userId: actor.userId, userName: actor.name, text };
}

function changeEntry({ before, changed }: KnownLead, importId: string): AuditEntry {
  return {
    action: 'lead.edit',
    entity: 'lead',
    entityId: before.id,
    after: { import: importId, changed: changed.join('、') },
  };
}
