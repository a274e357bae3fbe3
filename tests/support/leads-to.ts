import type { ShownNumber } from './numbers';
import { fenOf, rounded, type Sum } from './sums';

export type Ask = <T>(path: string) => Promise<T>;

interface Row {
  readonly unit: string;
  readonly name: string;
  readonly score: string | null;
  readonly value: { readonly value: string | null } | null;
  readonly items: readonly { readonly key: string; readonly score: string | null }[];
}

interface Edition {
  readonly content: {
    readonly lists: readonly { readonly key: string; readonly units: readonly Row[] }[];
    readonly units: readonly { readonly unit: string; readonly month: Record<string, string | number> }[];
  };
}

/** A number with the address of the page that shows it. */
export type Placed = ShownNumber & { readonly address: URLSearchParams };

type Follow = (query: URLSearchParams, shown: Placed, ask: Ask, parts: readonly string[]) => Promise<Sum>;

/** The column of the index by which a number of a bulletin's table is named. */
const SUBS: Readonly<Record<string, string>> = {
  签约: 'signings',
  开工: 'starts',
  外出招商: 'visitsOut',
  来访接待: 'visitsIn',
  招商活动: 'events',
  宣传推介: 'publicity',
};

/** Where the links of numbers lead, and what stands there. */
const PAGES: readonly (readonly [RegExp, Follow])[] = [
  [/^\/targets$/, target],
  [/^\/plan-board$/, planBoard],
  [/^\/activity-index$/, activityIndex],
  [/^\/ledger\/records$/, voucher],
  [/^\/ledger\/queue$/, queue],
  [/^\/leads$/, leads],
  [/^\/assessment\/editions\/([^/]+)\/units\/([^/]+)$/, standing],
  [/^\/assessment$/, lastYear],
  [/^\/assessment\/years\/(\d+)$/, enrolled],
  [/^\/bulletins\/([^/]+)$/, published],
];

/** What the page behind a link says of the number. */
export async function leadsTo(shown: Placed, ask: Ask): Promise<Sum> {
  const url = new URL(shown.href ?? '', 'http://page');
  if (url.hash !== '') return { words: shown.there ?? '' };
  for (const [pattern, follow] of PAGES) {
    const found = pattern.exec(url.pathname);
    if (found) return follow(url.searchParams, shown, ask, found.slice(1));
  }
  throw new Error(`nobody knows what stands at ${shown.href} (${shown.table} | ${shown.row} | ${shown.column})`);
}

interface Targets {
  readonly rows: readonly { unit: string; cells: Record<string, { approved: { value: string | number } | null }> }[];
}

/** A target itself; or, where the link is a completion, what has been done of it. */
async function target(query: URLSearchParams, shown: Placed, ask: Ask): Promise<Sum> {
  const [year, unit, measure] = ['year', 'unit', 'measure'].map((name) => query.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const { rows } = await ask<Targets>(`/targets?year=${year}`);
  const value = rows.find((row) => row.unit === unit)?.cells[measure]?.approved?.value;
  if (value === undefined) return { words: '没有目标' };
  if (!shown.text.includes('%')) return typeof value === 'number' ? { count: value } : { yuan: value };
  const to = `${year}-${/1—(\d+)月累计/.exec(shown.row)?.[1]?.padStart(2, '0') ?? '12'}`;
  const { sum } = await ask<{ sum: string }>(`/postings?measure=${measure}&from=${year}-01&to=${to}`);
  return { words: rounded(fenOf(sum) * 100n, fenOf(String(value)), 1) };
}

interface Plan {
  readonly quotaLines: readonly { name: string; quota: string; paceGap: string | null }[];
  readonly remainder: { quota: string };
  readonly headTargets: readonly { name: string; target: number }[];
}

/** Quotas by line, targets by group of heads, or how many lines there are and how many of them are behind. */
async function planBoard(query: URLSearchParams, shown: Placed, ask: Ask): Promise<Sum> {
  const plan = await ask<Plan>(`/plan-progress?month=${query.get('month')}`);
  if (query.get('view') === 'heads') {
    const groups = plan.headTargets.filter(({ name }) => shown.column === '目标（家）' && name === shown.row);
    return { count: (groups.length > 0 ? groups : plan.headTargets).reduce((sum, each) => sum + each.target, 0) };
  }
  const lines = [...plan.quotaLines, { quota: plan.remainder.quota, name: '未分到额度的部分' }];
  const line = lines.find(({ name }) => name === shown.row);
  if (line) return { yuan: line.quota };
  const behind = plan.quotaLines.filter(({ paceGap }) => paceGap?.startsWith('-')).length;
  return { count: new RegExp(`条额度中 ?${shown.text} ?条`).test(shown.row) ? behind : plan.quotaLines.length };
}

interface Index {
  readonly rows: readonly { unit: string; index: string; subs: Record<string, { weighted: string }> }[];
}

async function activityIndex(query: URLSearchParams, shown: Placed, ask: Ask): Promise<Sum> {
  const { rows } = await ask<Index>(`/activity-index?period=${query.get('period')}`);
  const row = rows.find(({ unit }) => unit === query.get('unit'));
  const sub = Object.entries(SUBS).find(([name]) => shown.column.startsWith(name))?.[1];
  return { words: String(sub && !shown.column.includes('指数') ? row?.subs[sub]?.weighted : row?.index) };
}

async function voucher(query: URLSearchParams, _: Placed, ask: Ask): Promise<Sum> {
  const asked = query.get('q') ?? '';
  const { rows } = await ask<{ rows: { voucherNo: string; amount: string }[] }>(
    `/records?q=${encodeURIComponent(asked)}`,
  );
  return { yuan: rows.find(({ voucherNo }) => voucherNo === asked)?.amount ?? '0' };
}

async function queue(query: URLSearchParams, _: Placed, ask: Ask): Promise<Sum> {
  const unit = query.get('unit');
  const { waiting } = await ask<{ waiting: { unit: string; count: number }[] }>('/records/queue');
  const of = waiting.filter((each) => unit === null || each.unit === unit);
  return { count: of.reduce((sum, { count }) => sum + count, 0) };
}

/** Every page of the list, added up. */
async function leads(query: URLSearchParams, _: Placed, ask: Ask): Promise<Sum> {
  let fen = 0n;
  let count = 0;
  for (let next: string | null = ''; next !== null;) {
    const more: string = next === '' ? '' : `&next=${encodeURIComponent(next)}`;
    const page: { rows: { expected: string | null }[]; next: string | null } = await ask(`/leads?${query}${more}`);
    for (const { expected } of page.rows) fen += expected === null ? 0n : fenOf(expected);
    count += page.rows.length;
    next = page.next;
  }
  return { yuan: `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`, count };
}

async function standing(query: URLSearchParams, _: Placed, ask: Ask, parts: readonly string[]): Promise<Sum> {
  const [id = '', unit = ''] = parts;
  const list = query.get('list');
  const { lists } = (await ask<Edition>(`/editions/${id}`)).content;
  const row = (lists.find(({ key }) => key === list) ?? lists[0])?.units.find((each) => each.unit === unit);
  const item = query.get('item');
  return { words: (item ? row?.items.find(({ key }) => key === item)?.score : standingOf(row)) ?? '' };
}

interface Year {
  readonly year: number;
  readonly editions: readonly { readonly id: string; readonly edition: number }[];
}

async function lastYear(query: URLSearchParams, shown: Placed, ask: Ask): Promise<Sum> {
  const years = await ask<Year[]>('/assessment/years');
  const editions = years.find(({ year }) => String(year) === query.get('year'))?.editions ?? [];
  const id = editions.find(({ edition }) => String(edition) === query.get('edition'))?.id ?? '';
  const { lists } = (await ask<Edition>(`/editions/${id}`)).content;
  const list = lists.find(({ key }) => key === query.get('list'));
  return { words: standingOf(list?.units.find(({ name }) => name === shown.row)) ?? '' };
}

function standingOf(row: Row | undefined): string | null | undefined {
  return row?.score ?? row?.value?.value;
}

async function enrolled(_: URLSearchParams, __: Placed, ask: Ask, [year]: readonly string[]): Promise<Sum> {
  return { count: (await ask<{ units: unknown[] }>(`/assessment/years/${year}`)).units.length };
}

/** The auditor's page of a unit: what the month's bulletin said of its contracted capital. */
async function published(_: URLSearchParams, shown: Placed, ask: Ask, [id]: readonly string[]): Promise<Sum> {
  const { units } = (await ask<Edition>(`/editions/${id}`)).content;
  return { yuan: String(units.find((each) => each.unit === shown.address.get('unit'))?.month['contracted']) };
}
