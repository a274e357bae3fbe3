import { DIRECTIONS, type Entry, type History, type Lead } from './history';

export type Values = Record<string, bigint>;

export interface Expected {
  city: Values;
  units: Map<string, Values>;
  lines: Map<string, Values>;
  heads: Map<string, string[]>;
}

interface Booked {
  month: string;
  unit: string;
  line: string;
  measure: string;
  value: bigint;
}

const ORDER = ['协议', '到位资金', '节点'];
const FLAGGED = [
  ['I', 'industrialContracted'],
  ['S', 'strategicEmergingContracted'],
  ['D', 'digitalContracted'],
] as const;

/**
 * The official figures of a history computed anew, straight from the rows by the counting rules and by nothing of the product.
 * `booked` says into which month a date goes.
 */
export function booksOf(
  history: History,
  booked: (entry: Entry) => string,
): { rows: Booked[]; heads: Map<string, string[]> } {
  const rows: Booked[] = [];
  const heads = new Map<string, Map<string, { key: string; lead: Lead; month: string }>>();
  for (const lead of history.leads) {
    const line = lead.direction ? DIRECTIONS[lead.direction].line : 'other';
    const group = lead.direction && DIRECTIONS[lead.direction].group;
    const count = (month: string, measure: string, value: bigint): number =>
      rows.push({ month, unit: lead.unit, line, measure, value });
    const entries = history.entries.filter((entry) => entry.lead === lead.code).sort(byVerification(history));
    const parts = new Map<string, Map<string, bigint>>();
    const counted = new Map<string, bigint>();
    const countedForeign = new Map<string, bigint>();
    for (const entry of entries) {
      const month = booked(entry);
      const share = allocation(entry, lead, counted, parts);
      parts.set(entry.voucherNo, share);
      for (const [unit, value] of share) {
        const funds = entry.sheet === '到位资金';
        rows.push({ month, unit, line, measure: funds ? 'inPlace' : 'contracted', value });
        if (funds && lead.flags.includes('I')) rows.push({ month, unit, line, measure: 'industrialInPlace', value });
        if (!funds) counted.set(unit, (counted.get(unit) ?? 0n) + value);
        if (isForeign(entry)) {
          rows.push({ month, unit, line, measure: funds ? 'foreignInPlace' : 'foreignContracted', value });
          if (!funds) countedForeign.set(unit, (countedForeign.get(unit) ?? 0n) + value);
        }
        if (funds) continue;
        for (const [flag, measure] of FLAGGED)
          if (lead.flags.includes(flag)) rows.push({ month, unit, line, measure, value });
      }
      if (entry.kind === '终止') {
        for (const [unit, value] of countedForeign)
          if (value !== 0n) rows.push({ month, unit, line, measure: 'foreignContracted', value: -value });
        countedForeign.clear();
      }
      if (entry.kind !== '正式' || !entry.headList || !group) continue;
      const key = `${month} ${entry.on} ${entry.voucherNo}`;
      const known = heads.get(group) ?? heads.set(group, new Map()).get(group)!;
      const before = known.get(lead.enterprise);
      if (!before || key < before.key) known.set(lead.enterprise, { key, lead, month });
    }
    const first = (kind: string): string | undefined =>
      entries
        .filter((entry) => entry.kind === kind)
        .map(booked)
        .sort()[0];
    for (const [kind, measure] of [
      ['正式', 'signedProjects'],
      ['开工', 'startedProjects'],
      ['投产', 'producingProjects'],
    ] as const) {
      const month = first(kind);
      if (month) count(month, measure, 1n);
    }
    let sum = 0n;
    for (const month of [...new Set(entries.map(booked))].sort()) {
      const before = sum >= 500_000_000_000n;
      for (const entry of entries) {
        if (entry.sheet === '协议' && booked(entry) === month)
          for (const value of parts.get(entry.voucherNo)!.values()) sum += value;
      }
      const after = sum >= 500_000_000_000n;
      if (before !== after) count(month, 'projectsOver5bn', after ? 1n : -1n);
    }
  }
  for (const group of heads.values()) {
    for (const { lead, month } of group.values()) {
      rows.push({
        month,
        unit: lead.unit,
        line: DIRECTIONS[lead.direction!].line,
        measure: 'headEnterprises',
        value: 1n,
      });
    }
  }
  return { rows, heads: new Map([...heads].map(([group, names]) => [group, [...names.keys()].sort()])) };
}

/** Sums from the first to the last month. */
export function sumOf(
  rows: readonly Booked[],
  from: string,
  to: string,
  where: (row: Booked) => boolean = () => true,
): Values {
  const sums: Values = {};
  for (const row of rows) {
    if (row.month >= from && row.month <= to && where(row)) sums[row.measure] = (sums[row.measure] ?? 0n) + row.value;
  }
  return sums;
}

/** Original entries first: by date, agreements before funds before milestones, what takes back after what it takes back. */
function byVerification(history: History): (a: Entry, b: Entry) => number {
  const on = (entry: Entry): string => {
    const original = history.entries.find(({ voucherNo }) => voucherNo === entry.reverses);
    return original && original.on > entry.on ? original.on : entry.on;
  };
  const key = (entry: Entry): string =>
    [
      on(entry),
      ORDER.indexOf(entry.sheet),
      entry.reverses ? 1 : 0,
      entry.kind === '终止' ? 1 : 0,
      entry.voucherNo,
    ].join(' ');
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}

/** Foreign capital is what was agreed or paid in another currency; what takes it back is in the currency of its original. */
function isForeign({ currency }: Entry): boolean {
  return currency !== undefined && currency !== 'CNY';
}

/** By unit, in 分. */
function allocation(
  entry: Entry,
  lead: Lead,
  counted: ReadonlyMap<string, bigint>,
  parts: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
): Map<string, bigint> {
  if (entry.kind === '终止') return negated(counted);
  if (entry.reverses) return negated(parts.get(entry.reverses)!);
  if (!['正式', '增资', '到账'].includes(entry.kind)) return new Map();
  const fen = fenOf(entry);
  if (lead.split.length === 0) return new Map([[lead.unit, fen]]);
  const shares = lead.split.map(({ unit, bp }) => ({
    unit,
    whole: (fen * BigInt(bp)) / 10_000n,
    rest: (fen * BigInt(bp)) % 10_000n,
  }));
  let left = fen - shares.reduce((sum, { whole }) => sum + whole, 0n);
  for (const share of [...shares].sort((a, b) => Number(b.rest - a.rest) || (a.unit < b.unit ? -1 : 1))) {
    if (left-- > 0n) share.whole += 1n;
  }
  return new Map(shares.map(({ unit, whole }) => [unit, whole]));
}

function negated(of: ReadonlyMap<string, bigint>): Map<string, bigint> {
  return new Map([...of].map(([unit, value]) => [unit, -value]));
}

/** 万 × rate in 分, rounded once, half up. */
export function fenOf({ wan, rate }: Entry): bigint {
  const product = scaled(wan!, 6) * scaled(rate ?? '1', 8);
  const sign = product < 0n ? -1n : 1n;
  return (sign * ((product * sign * 2n) / 100_000_000n + 1n)) / 2n;
}

function scaled(text: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(decimals, '0')}`);
}
