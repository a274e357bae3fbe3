import type { Queryable } from '@yipanqi/api/platform';
import { coreName, likelySame, nameKey } from '@yipanqi/domain';

/** An enterprise as somebody wrote it down. */
export interface NamedEnterprise {
  name: string;
  uscc: string | null;
}

export interface KnownEnterprise {
  id: string;
  name: string;
  uscc: string | null;
}

/** What the register knows about a written name. */
export type EnterpriseMatch =
  | { kind: 'exact'; by: 'name' | 'alias' | 'uscc'; enterprise: KnownEnterprise }
  | { kind: 'likely'; enterprises: KnownEnterprise[] }
  | { kind: 'none' };

interface Row extends Record<string, unknown> {
  place: number;
  way: 'name' | 'alias' | 'uscc' | 'likely';
  id: string;
  name: string;
  uscc: string | null;
}

/** In this order one exact match is preferred to another. A code and a name that say the same enterprise are a match by name. */
const WAYS = ['uscc', 'name', 'alias'] as const;
/** Greater than every text with the same beginning, byte by byte. */
const LAST = '\u{10FFFF}';
const MISPRINT_CORE_MIN = 5;
const LIKELY_MAX = 10;
/** Up to here a prepared statement is worth it; a workbook's names are planned for what they are. */
const FEW = 8;

/**
 * For every name, in its order: the same enterprise by credit code, name or alias; else those that probably are the same
 * (equal core name, or one character apart); else none. Two statements for any number of names; one when all are known: the
 * second is planned anew each time, which costs more than to run it.
 */
export async function matchEnterprises(db: Queryable, names: readonly NamedEnterprise[]): Promise<EnterpriseMatch[]> {
  if (names.length === 0) return [];
  const columns = columnsOf(names);
  const few = names.length <= FEW;
  const run = (name: string, text: string, params: unknown[]): Promise<Row[]> =>
    few ? db.named<Row>(name, text, params) : db.query<Row>(text, params);
  const found = byPlace(await run('match-enterprises-exact', EXACT, columns.slice(0, 2)));
  const unknown = names.map((_, place) => place).filter((place) => !found.has(place + 1));
  if (unknown.length > 0) {
    const asked = columns.slice(2).map((column) => unknown.map((place) => column[place] ?? null));
    const likely = await run('match-enterprises-likely', LIKELY, [...asked, unknown.map((place) => place + 1)]);
    for (const [place, rows] of byPlace(likely)) found.set(place, rows);
  }
  return names.map((each, place) => verdict(each.name, found.get(place + 1) ?? []));
}

function byPlace(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) found.set(row.place, [...(found.get(row.place) ?? []), row]);
  return found;
}

const EXACT = `
  WITH given AS (SELECT * FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS g(key, uscc, place))
  SELECT g.place::int, 'uscc' AS way, e.id, e.name, e.uscc FROM given g JOIN enterprise e ON e.uscc = g.uscc
  UNION ALL SELECT g.place::int, 'name', e.id, e.name, e.uscc FROM given g JOIN enterprise e ON e.name_key = g.key
  UNION ALL SELECT g.place::int, 'alias', e.id, e.name, e.uscc
    FROM given g JOIN enterprise_alias a ON a.name_key = g.key JOIN enterprise e ON e.id = a.enterprise_id`;

// A core of five or more with one wrong character still has one whole half: both halves are looked up by index.
const LIKELY = `
  SELECT g.place::int, 'likely' AS way, e.id, e.name, e.uscc
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[]) AS g(core, head, head_end, tail, tail_end, place)
    CROSS JOIN LATERAL (
      SELECT id, name, uscc FROM enterprise WHERE core_name = g.core
      UNION SELECT id, name, uscc FROM enterprise
        WHERE core_name ~>=~ g.head AND core_name ~<~ g.head_end AND char_length(core_name) = char_length(g.core)
      UNION SELECT id, name, uscc FROM enterprise
        WHERE reverse(core_name) ~>=~ g.tail AND reverse(core_name) ~<~ g.tail_end
          AND char_length(core_name) = char_length(g.core)
    ) e`;

function columnsOf(names: readonly NamedEnterprise[]): (string | null)[][] {
  const cores = names.map((each) => [...coreName(each.name)]);
  const halves = cores.map((core) => (core.length < MISPRINT_CORE_MIN ? null : halvesOf(core)));
  return [
    names.map((each) => nameKey(each.name)),
    names.map((each) => each.uscc),
    cores.map((core) => core.join('')),
    halves.map((each) => each && each.head),
    halves.map((each) => each && each.head + LAST),
    halves.map((each) => each && each.tail),
    halves.map((each) => each && each.tail + LAST),
  ];
}

function halvesOf(core: readonly string[]): { head: string; tail: string } {
  const middle = Math.floor(core.length / 2);
  return { head: core.slice(0, middle).join(''), tail: core.slice(middle).reverse().join('') };
}

function verdict(name: string, rows: readonly Row[]): EnterpriseMatch {
  for (const by of WAYS) {
    const row = rows.find((each) => each.way === by);
    if (!row) continue;
    const named = rows.find((each) => each.id === row.id && (each.way === 'name' || each.way === 'alias'));
    return {
      kind: 'exact',
      by: named?.way === 'name' || named?.way === 'alias' ? named.way : by,
      enterprise: known(row),
    };
  }
  const likely = rows.filter((row) => row.way === 'likely' && likelySame(name, row.name)).slice(0, LIKELY_MAX);
  return likely.length > 0 ? { kind: 'likely', enterprises: likely.map(known) } : { kind: 'none' };
}

function known({ id, name, uscc }: Row): KnownEnterprise {
  return { id, name, uscc };
}
