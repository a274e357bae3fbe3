import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { searchClause } from '@yipanqi/api/enterprises';
import { scopeClause, scopeOf } from '@yipanqi/api/identity';
import { Database, isId, type Actor } from '@yipanqi/api/platform';
import type { LeadPage } from '@yipanqi/contract';
import { COUNT_CAP, PAGE_SIZE_DEFAULT, RuleBroken, type Stage } from '@yipanqi/domain';

export interface LeadFilter {
  stage?: readonly Stage[];
  unit?: string;
  direction?: string;
  line?: string;
  enterprise?: string;
  owner?: 'me';
  /** Not touched for so many days. */
  stale?: number;
  q?: string;
  next?: string;
}

/** The body of an answer, already written as JSON by the database. */
export type JsonText<T> = string & { readonly __json?: T };

/** Fields of a lead in lists, `l` its row, `e` its enterprise, `u` its owner. */
export const LEAD_SUMMARY = `'id', l.id, 'code', l.code, 'name', l.name, 'enterpriseId', l.enterprise_id, 'enterpriseName', e.name,
  'unit', l.unit_id, 'placeUnit', l.place_unit_id, 'direction', l.direction, 'quotaLine', l.quota_line, 'stage', l.stage,
  'stageSince', l.stage_since, 'registeredOn', l.registered_on, 'signedOn', l.signed_on,
  'expected', (l.expected::numeric / 100)::numeric(20,2)::text, 'contracted', (l.contracted::numeric / 100)::numeric(20,2)::text,
  'inPlace', (l.in_place::numeric / 100)::numeric(20,2)::text, 'ownerName', coalesce(u.name, ''), 'nextStep', l.next_step,
  'nextStepOn', l.next_step_on, 'touchedAt', l.touched_at, 'demo', l.demo`;
export const LEAD_JOINS = 'JOIN enterprise e ON e.id = l.enterprise_id LEFT JOIN app_user u ON u.id = l.owner_id';

const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{6}Z)~([0-9a-f-]{36})$/;
const CURSOR_TEXT = `to_char(touched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '~' || id`;

/** Leads in scope, last touched first, one statement a page: rows built by the database, the count capped. */
@Injectable()
export class LeadListQuery {
  private readonly names = new Map<string, string>();

  constructor(private readonly db: Database) {}

  async page(actor: Actor, filter: LeadFilter): Promise<JsonText<LeadPage>> {
    const params: unknown[] = [];
    const where = whereOf(actor, filter, params);
    const text = pageOf(where, filter.next ? afterOf(filter.next, params) : '');
    // A prepared search would run on a generic plan, without the indexes made for it.
    const rows = filter.q
      ? await this.db.query<{ page: string }>(text, params)
      : await this.db.named<{ page: string }>(this.nameOf(text), text, params);
    return rows[0]?.page ?? '';
  }

  /** One name for each combination of filters. */
  private nameOf(text: string): string {
    let name = this.names.get(text);
    if (!name) {
      name = `lead-list-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
      this.names.set(text, name);
    }
    return name;
  }
}

/** The one predicate of lists, counts and searches: scope first, then the filters. */
export function whereOf(actor: Actor, filter: LeadFilter, params: unknown[]): string {
  const scope = scopeClause(scopeOf(actor, 'lead.read'), 'l.unit_id', params);
  const equal = (column: string, value: string | undefined): string =>
    value ? ` AND ${column} = $${params.push(value)}` : '';
  return [
    scope,
    filter.stage?.length === 1 ? equal('l.stage', filter.stage[0]) : '',
    filter.stage && filter.stage.length > 1 ? ` AND l.stage = ANY($${params.push(filter.stage)}::text[])` : '',
    equal('l.unit_id', filter.unit),
    equal('l.direction', filter.direction),
    equal('l.quota_line', filter.line),
    equal('l.enterprise_id', filter.enterprise),
    equal('l.owner_id', filter.owner && actor.userId),
    filter.stale ? ` AND l.touched_at < now() - make_interval(days => $${params.push(filter.stale)})` : '',
    filter.q ? searchClause(filter.q, { alias: 'l', codes: ['l.code'] }, params) : '',
  ].join('');
}

function afterOf(cursor: string, params: unknown[]): string {
  const [, second = '', rest = '', id = ''] = CURSOR.exec(cursor) ?? [];
  if (!isId(id) || !isMoment(second)) throw new RuleBroken('CURSOR_INVALID', {}, 'next');
  return ` AND (l.touched_at, l.id) < ($${params.push(second + rest)}::timestamptz, $${params.push(id)}::uuid)`;
}

/** A second that there is: not 31 February, which JavaScript takes for 3 March. */
function isMoment(second: string): boolean {
  const time = Date.parse(`${second}Z`);
  return !Number.isNaN(time) && !second.startsWith('0000') && new Date(time).toISOString().startsWith(second);
}

function pageOf(where: string, after: string): string {
  return `
    WITH page AS MATERIALIZED (
      SELECT l.* FROM lead l WHERE true${where}${after} ORDER BY l.touched_at DESC, l.id DESC LIMIT ${PAGE_SIZE_DEFAULT + 1}
    ), shown AS MATERIALIZED (
      SELECT * FROM page ORDER BY touched_at DESC, id DESC LIMIT ${PAGE_SIZE_DEFAULT}
    )
    SELECT json_build_object(
      'rows', (SELECT coalesce(json_agg(json_build_object(${LEAD_SUMMARY}) ORDER BY l.touched_at DESC, l.id DESC), '[]')
                 FROM shown l ${LEAD_JOINS}),
      'total', least(counted.n, ${COUNT_CAP}), 'totalCapped', counted.n > ${COUNT_CAP},
      'next', CASE WHEN (SELECT count(*) FROM page) > ${PAGE_SIZE_DEFAULT}
        THEN (SELECT ${CURSOR_TEXT} FROM shown ORDER BY touched_at, id LIMIT 1) END
    )::text AS page
    FROM (SELECT count(*) AS n FROM (SELECT FROM lead l WHERE true${where} LIMIT ${COUNT_CAP + 1}) few) counted`;
}
