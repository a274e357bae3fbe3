import { Injectable } from '@nestjs/common';
import { matchEnterprises, searchClause, type KnownEnterprise } from '@yipanqi/api/enterprises';
import { scopeOf } from '@yipanqi/api/identity';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { EnterpriseDuplicates, EnterpriseHint, EnterpriseLeadHint } from '@yipanqi/contract';
import { nameKey } from '@yipanqi/domain';

const SIMILAR = 8;
const LEADS_EACH = 5;

/** Who has an enterprise already, while its name is typed. Of leads out of scope only unit, stage and date are told. */
@Injectable()
export class EnterpriseDuplicatesQuery {
  constructor(private readonly db: Database) {}

  async find(actor: Actor, name: string): Promise<EnterpriseDuplicates> {
    const [match] = await matchEnterprises(this.db, [{ name, uscc: null }]);
    const exact = match?.kind === 'exact' ? match.enterprise : null;
    const likely = match?.kind === 'likely' ? match.enterprises : [];
    const shown = new Set([exact, ...likely].map((each) => each?.id));
    const similar = (await this.similar(name)).filter((each) => !shown.has(each.id));
    const leads = await this.leads(actor, [...(exact ? [exact] : []), ...likely, ...similar]);
    const hint = (each: KnownEnterprise): EnterpriseHint => ({ ...each, leads: leads.get(each.id) ?? [] });
    return { exact: exact && hint(exact), likely: likely.map(hint), similar: similar.map(hint) };
  }

  private async similar(name: string): Promise<KnownEnterprise[]> {
    if ([...nameKey(name)].length < 2) return [];
    const params: unknown[] = [];
    const where = searchClause(name, { alias: 'e', codes: ['e.uscc'] }, params);
    return this.db.query<KnownEnterprise & Record<string, unknown>>(
      `SELECT e.id, e.name, e.uscc FROM enterprise e WHERE true${where} ORDER BY e.id DESC LIMIT ${SIMILAR}`,
      params,
    );
  }

  private async leads(
    actor: Actor,
    enterprises: readonly KnownEnterprise[],
  ): Promise<Map<string, EnterpriseLeadHint[]>> {
    const scope = scopeOf(actor, 'lead.read');
    const rows = await this.db.query<EnterpriseLeadHint & { enterprise: string } & Record<string, unknown>>(
      `SELECT w.id AS enterprise, unit.name AS "unitName", l.stage, l.registered_on::text AS "registeredOn",
              CASE WHEN mine THEN l.id END AS id, CASE WHEN mine THEN l.name END AS name
         FROM unnest($1::uuid[]) AS w(id)
         CROSS JOIN LATERAL (SELECT lead.*, ($2::text[] IS NULL OR lead.unit_id = ANY($2::text[])) AS mine FROM lead
           WHERE lead.enterprise_id = w.id ORDER BY lead.registered_on, lead.id LIMIT ${LEADS_EACH}) l
         JOIN unit ON unit.id = l.unit_id ORDER BY l.registered_on, l.id`,
      [enterprises.map((each) => each.id), scope === 'all' ? null : scope],
    );
    const byEnterprise = new Map<string, EnterpriseLeadHint[]>();
    for (const { enterprise, ...hint } of rows)
      byEnterprise.set(enterprise, [...(byEnterprise.get(enterprise) ?? []), hint]);
    return byEnterprise;
  }
}
