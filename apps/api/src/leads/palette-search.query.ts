import { Injectable } from '@nestjs/common';
import { searchClause } from '@yipanqi/api/enterprises';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { SearchAnswer } from '@yipanqi/contract';
import { can, nameKey } from '@yipanqi/domain';
import { whereOf } from './lead-list.query';

const EACH = 6;
const NOTHING: SearchAnswer = { leads: [], enterprises: [] };

/** Projects in scope and enterprises for the palette; a word of one character finds nothing. */
@Injectable()
export class PaletteSearchQuery {
  constructor(private readonly db: Database) {}

  async find(actor: Actor, q: string): Promise<SearchAnswer> {
    if ([...nameKey(q)].length < 2) return NOTHING;
    const [leads, enterprises] = await Promise.all([
      can(actor.grants, 'lead.read') ? this.leads(actor, q) : [],
      can(actor.grants, 'enterprise.read') ? this.enterprises(q) : [],
    ]);
    return { leads, enterprises };
  }

  private leads(actor: Actor, q: string): Promise<SearchAnswer['leads']> {
    const params: unknown[] = [];
    const where = whereOf(actor, { q }, params);
    return this.db.query(
      `SELECT l.id, l.code, l.name, e.name AS "enterpriseName" FROM lead l JOIN enterprise e ON e.id = l.enterprise_id
        WHERE true${where} ORDER BY l.touched_at DESC, l.id DESC LIMIT ${EACH}`,
      params,
    );
  }

  private enterprises(q: string): Promise<SearchAnswer['enterprises']> {
    const params: unknown[] = [];
    const where = searchClause(q, { alias: 'e', codes: ['e.uscc'] }, params);
    return this.db.query(
      `SELECT e.id, e.name FROM enterprise e WHERE true${where} ORDER BY e.id DESC LIMIT ${EACH}`,
      params,
    );
  }
}
