import { Injectable } from '@nestjs/common';
import { Database, isId, type Queryable } from '@yipanqi/api/platform';
import type { EnterpriseDetail, EnterprisePage, EnterpriseSummary } from '@yipanqi/contract';
import { COUNT_CAP, PAGE_SIZE_DEFAULT, RuleBroken } from '@yipanqi/domain';
import { searchClause } from './search-clause';

const SUMMARY = `e.id, e.name, e.uscc, e.created_at AS "createdAt",
  ARRAY(SELECT a.alias FROM enterprise_alias a WHERE a.enterprise_id = e.id ORDER BY a.alias) AS aliases`;

export interface EnterpriseFilter {
  q?: string;
  next?: string;
}

/** Enterprises as pages show them. */
@Injectable()
export class EnterpriseQuery {
  constructor(private readonly db: Database) {}

  /** Newest first, found by name, alias, pinyin, initials or the beginning of the credit code. */
  async list(filter: EnterpriseFilter): Promise<EnterprisePage> {
    const params: unknown[] = [];
    const where = filter.q ? searchClause(filter.q, { alias: 'e', codes: ['e.uscc'] }, params) : '';
    const counted = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT FROM enterprise e WHERE true${where} LIMIT ${COUNT_CAP + 1}) c`,
      params,
    );
    const from = filter.next ? ` AND e.id < $${params.push(filter.next)}` : '';
    const rows = await this.db.query<EnterpriseSummary & Record<string, unknown>>(
      `SELECT ${SUMMARY} FROM enterprise e WHERE true${where}${from} ORDER BY e.id DESC LIMIT ${PAGE_SIZE_DEFAULT + 1}`,
      params,
    );
    const page = rows.slice(0, PAGE_SIZE_DEFAULT);
    const count = counted[0]?.count ?? 0;
    return {
      rows: page,
      total: Math.min(count, COUNT_CAP),
      totalCapped: count > COUNT_CAP,
      next: rows.length > PAGE_SIZE_DEFAULT ? (page.at(-1)?.id ?? null) : null,
    };
  }

  /** @throws RuleBroken NOT_FOUND */
  async detail(db: Queryable, id: string): Promise<EnterpriseDetail> {
    const row = isId(id) ? await db.one<EnterpriseDetail & Record<string, unknown>>(DETAIL, [id]) : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    return row;
  }
}

const DETAIL = `
  SELECT ${SUMMARY}, e.demo, e.version, coalesce(u.name, '') AS "createdByName",
         (SELECT coalesce(json_agg(json_build_object('key', h.list_key, 'rank', h.rank, 'source', h.source) ORDER BY h.list_key), '[]')
            FROM head_list_entry h
           WHERE h.name_key = e.name_key OR h.name_key IN (SELECT a.name_key FROM enterprise_alias a WHERE a.enterprise_id = e.id)
         ) AS "headLists"
    FROM enterprise e LEFT JOIN app_user u ON u.id = e.created_by WHERE e.id = $1`;
