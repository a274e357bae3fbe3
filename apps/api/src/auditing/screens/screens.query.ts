import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Database, type Queryable } from '@yipanqi/api/platform';
import type { ScreenHit, ScreenPage, ScreenSummary } from '@yipanqi/contract';
import {
  firstMonthOf,
  hitSentence,
  isScreenKey,
  lastMonthOf,
  RuleBroken,
  SCREEN_KEYS,
  SCREENS,
  screenValues,
  toYuan,
  type ScreenFacts,
  type ScreenKey,
  type ScreenValues,
} from '@yipanqi/domain';
import { SCREEN_SQL } from './screen-sql';

const PAGE = 50;

interface UnitCount {
  unit: string;
  count: number;
  [column: string]: unknown;
}

const COUNTS = 'unit_id AS unit, count(*)::int AS count';
const BY_UNIT = 'GROUP BY unit_id ORDER BY count(*) DESC, unit_id';

interface HitRow {
  id: string;
  unit: string;
  leadId: string | null;
  leadName: string | null;
  amount: string | null;
  sort: string;
  facts: ScreenFacts[ScreenKey];
  records: { id: string; voucherNo: string }[] | null;
  [column: string]: unknown;
}

export interface ScreenAsked {
  readonly year: number;
  readonly unit: string | null;
  readonly after?: string | undefined;
  /** As they came in the address. */
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** Risk screens over the records of a year. */
@Injectable()
export class ScreensQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
  ) {}

  /** All of them with their defaults, from one picture of the database. */
  summaries(year: number, unit: string | null): Promise<ScreenSummary[]> {
    return this.db.snapshot(async (tx) => {
      const summaries: ScreenSummary[] = [];
      for (const key of SCREEN_KEYS) summaries.push(await this.summary(tx, key, year, unit, screenValues(key, {})));
      return summaries;
    });
  }

  /** Counts and hits of one pass over the records. @throws RuleBroken SCREEN_UNKNOWN, SCREEN_PARAMETER, CURSOR_INVALID */
  async page(name: string, { year, unit, after, values: given }: ScreenAsked): Promise<ScreenPage> {
    if (!isScreenKey(name)) throw new RuleBroken('SCREEN_UNKNOWN', { value: name });
    const values = screenValues(name, given);
    const { counts, rows } = await this.hits(name, year, unit, values, after);
    const page = rows.slice(0, PAGE);
    const last = page.at(-1);
    return {
      ...this.summaryOf(name, unit, values, counts),
      hits: page.map((row) => this.hit(name, row)),
      next: rows.length > PAGE && last ? `${last.sort}~${last.id}` : null,
    };
  }

  private async summary(
    tx: Queryable,
    key: ScreenKey,
    year: number,
    unit: string | null,
    values: ScreenValues,
  ): Promise<ScreenSummary> {
    const { text, params } = this.statement(key, year, values);
    const counts = await tx.query<UnitCount>(`SELECT ${COUNTS} FROM (${text}) hit ${BY_UNIT}`, params);
    return this.summaryOf(key, unit, values, counts);
  }

  private summaryOf(
    key: ScreenKey,
    unit: string | null,
    values: ScreenValues,
    counts: readonly UnitCount[],
  ): ScreenSummary {
    const { name, rule, why, doesNotProve, parameters } = SCREENS[key];
    const counted = counts.filter((row) => unit === null || row.unit === unit);
    return {
      key,
      name,
      rule,
      why,
      doesNotProve,
      parameters: parameters.map((parameter) => ({ ...parameter, value: values[parameter.key]! })),
      count: counted.reduce((sum, row) => sum + row.count, 0),
      units: counts.map((row) => ({ ...row, unitName: this.units.get(row.unit).name })),
    };
  }

  private async hits(
    key: ScreenKey,
    year: number,
    unit: string | null,
    values: ScreenValues,
    after: string | undefined,
  ): Promise<{ counts: UnitCount[]; rows: HitRow[] }> {
    const { text, params } = this.statement(key, year, values);
    const given = [...params];
    const at = (value: unknown): string => `$${given.push(value)}`;
    const place = placeOf(after);
    const where = [
      ...(unit === null ? [] : [`h.unit_id = ${at(unit)}`]),
      ...(place === null ? [] : [`(coalesce(h.amount, 0), h.id) < (${at(place.sort)}::bigint, ${at(place.id)})`]),
    ];
    const found = await this.db.one<{ counts: UnitCount[]; rows: HitRow[] }>(
      `WITH hit AS MATERIALIZED (${text})
       SELECT (SELECT coalesce(json_agg(c), '[]') FROM (SELECT ${COUNTS} FROM hit ${BY_UNIT}) c) AS counts,
              (SELECT coalesce(json_agg(p), '[]') FROM (
                 SELECT h.id, h.unit_id AS unit, h.lead_id AS "leadId", l.name AS "leadName", h.amount::text AS amount,
                        coalesce(h.amount, 0)::text AS sort, h.facts,
                        (SELECT json_agg(json_build_object('id', r.id, 'voucherNo', r.voucher_no) ORDER BY array_position(h.records, r.id))
                           FROM ledger_record r WHERE r.id = ANY(h.records)) AS records
                   FROM hit h LEFT JOIN lead l ON l.id = h.lead_id
                  ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
                  ORDER BY coalesce(h.amount, 0) DESC, h.id DESC LIMIT ${PAGE + 1}) p) AS rows`,
      given,
    );
    return found!;
  }

  private statement(key: ScreenKey, year: number, values: ScreenValues): { text: string; params: unknown[] } {
    const { text, params } = SCREEN_SQL[key];
    return { text, params: [firstMonthOf(year), lastMonthOf(year), ...params(values, year)] };
  }

  private hit(key: ScreenKey, { id, unit, leadId, leadName, amount, facts, records }: HitRow): ScreenHit {
    return {
      id,
      unit,
      unitName: this.units.get(unit).name,
      sentence: hitSentence(key, facts as never),
      leadId,
      leadName,
      amount: amount === null ? null : toYuan(BigInt(amount)),
      records: records ?? [],
    };
  }
}

function placeOf(after: string | undefined): { sort: string; id: string } | null {
  if (after === undefined) return null;
  const match = /^(\d{1,18})~(.{1,200})$/.exec(after);
  if (!match) throw new RuleBroken('CURSOR_INVALID', {}, 'after');
  return { sort: match[1]!, id: match[2]! };
}
