import { enterpriseNameOf } from './ledger';
import type { Cell, LedgerBook, Row } from './workbook';

/** Key → name in the plan, quota line, head-target group, and the flags that a lead has by default. */
export const DIRECTIONS = {
  'ngit.semiconductor': { name: '半导体', line: 'ngit', group: 'ngit.heads', flags: 'ISD' },
  'new_energy.hydrogen': { name: '氢能产业', line: 'new_energy', group: 'new_energy.heads', flags: 'IS' },
  'auto_moto.auto_moto_parts': {
    name: '汽车摩托车关键零部件',
    line: 'auto_moto',
    group: 'auto_moto.heads',
    flags: 'I',
  },
  'software_it.infosec': { name: '信息安全', line: 'software_it', group: 'software_it.heads', flags: 'D' },
  // Two lines that share one head target.
  'other_modern_services.finance': { name: '', line: 'finance', group: 'other_modern_services.heads', flags: '' },
  'other_modern_services.big_health': {
    name: '大健康服务',
    line: 'big_health',
    group: 'other_modern_services.heads',
    flags: '',
  },
  // No line, no group.
  'other_modern_services.other_producer_services': { name: '其他生产性服务业', line: 'other', group: null, flags: '' },
} as const;

export type DirectionKey = keyof typeof DIRECTIONS;

/** Code → how a workbook may name the unit. */
export const UNITS: Readonly<Record<string, readonly string[]>> = {
  '500101': ['万州区', '万州', '500101'],
  '500102': ['涪陵区', '涪陵市'],
  '500112': ['渝北区', '重庆市渝北区'],
  '500120': ['璧山区', '璧山县'],
  '500236': ['奉节县'],
  '500240': ['石柱土家族自治县', '石柱县'],
  '500110-wansheng': ['万盛经开区'],
  '500000-liangjiang': ['两江新区', '500000-liangjiang'],
  '500000-gaoxin': ['重庆高新区'],
};

export interface Lead {
  code: string;
  enterprise: string;
  unit: string;
  direction: DirectionKey | null;
  /** I industrial, S strategic-emerging, D digital. */
  flags: string;
  /** Per cent with two decimals, in hundredths. */
  split: { unit: string; bp: number }[];
  registeredOn: string;
}

export type Kind = '意向' | '框架' | '正式' | '增资' | '终止' | '到账' | '冲正' | '开工' | '投产' | '达产';

export interface Entry {
  sheet: '协议' | '到位资金' | '节点';
  voucherNo: string;
  lead: string;
  kind: Kind;
  on: string;
  /** 万 of the currency, as text. */
  wan?: string;
  currency?: string;
  rate?: string;
  headList?: string;
  reverses?: string;
}

export interface History {
  leads: Lead[];
  entries: Entry[];
}

/** Mulberry32: the same histories on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Leads of all sorts with agreements, funds, reversals, terminations and milestones in the given months. */
export function generateHistory(seed: number, leadCount: number, months: readonly string[]): History {
  const random = randomOf(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const chance = (of: number): boolean => random() < of;
  const history: History = { leads: [], entries: [] };
  const dayIn = (month: string, from = 1): string =>
    `${month}-${String(from + Math.floor(random() * (29 - from))).padStart(2, '0')}`;
  const laterThan = (on: string): string => {
    const at = months.indexOf(on.slice(0, 7));
    const month = months[at + Math.floor(random() * (months.length - at))]!;
    return month === on.slice(0, 7) ? dayIn(month, Number(on.slice(8))) : dayIn(month);
  };
  const amount = (): string => {
    // Every third one near 50 亿元, so that increases and terminations cross it.
    const wan = chance(0.3) ? 480_000 + random() * 40_000 : random() * 30_000 + 0.01;
    return wan.toFixed(pick([0, 2, 4, 6]));
  };
  const money = (): Pick<Entry, 'wan' | 'currency' | 'rate'> =>
    chance(0.15)
      ? {
          wan: (random() * 9_000 + 1).toFixed(4),
          currency: pick(['USD', 'EUR', 'HKD']),
          rate: (random() * 7 + 0.5).toFixed(5),
        }
      : { wan: amount() };
  let voucher = 0;
  const add = (entry: Omit<Entry, 'voucherNo'>): Entry => {
    const made = { ...entry, voucherNo: `PZ${seed}-${String(++voucher).padStart(4, '0')}` };
    history.entries.push(made);
    return made;
  };

  for (let at = 1; at <= leadCount; at++) {
    const lead = generatedLead(seed, at, pick, chance, months[0]!);
    history.leads.push(lead);
    const about = { lead: lead.code };
    const signed = dayIn(pick(months.slice(0, Math.max(1, months.length - 1))));
    if (chance(0.3)) add({ ...about, sheet: '协议', kind: pick(['意向', '框架']), on: signed, ...money() });
    if (chance(0.08)) continue;
    const heads = lead.direction && chance(0.5) ? { headList: pick(['世界500强 2020', '中国500强 2020']) } : {};
    add({ ...about, sheet: '协议', kind: '正式', on: signed, ...money(), ...heads });
    if (chance(0.3)) add({ ...about, sheet: '协议', kind: '增资', on: laterThan(signed), ...money() });
    for (let receipts = Math.floor(random() * 3); receipts > 0; receipts--) {
      const funds = add({ ...about, sheet: '到位资金', kind: '到账', on: laterThan(signed), ...money() });
      // Whole, in the currency of the original, so that it comes to the same 分.
      if (chance(0.25))
        add({ ...funds, kind: '冲正', on: laterThan(funds.on), wan: `-${funds.wan!}`, reverses: funds.voucherNo });
    }
    if (chance(0.5)) {
      const started = add({ ...about, sheet: '节点', kind: '开工', on: laterThan(signed) });
      if (chance(0.5)) add({ ...about, sheet: '节点', kind: '投产', on: laterThan(started.on) });
    }
    if (chance(0.15)) add({ ...about, sheet: '协议', kind: '终止', on: dayIn(months.at(-1)!, 28) });
  }
  return history;
}

function generatedLead(
  seed: number,
  at: number,
  pick: <T>(of: readonly T[]) => T,
  chance: (of: number) => boolean,
  firstMonth: string,
): Lead {
  const unit = pick(Object.keys(UNITS));
  const direction = chance(0.15) ? null : pick(Object.keys(DIRECTIONS) as DirectionKey[]);
  const others = Object.keys(UNITS).filter((each) => each !== unit);
  const first = Math.floor(1 + 9_998 * (chance(0.5) ? 1 / 3 : 0.6667));
  const split = chance(0.4)
    ? [
        { unit, bp: first },
        { unit: pick(others), bp: 10_000 - first },
      ]
    : [];
  return {
    code: `LS${seed}-${String(at).padStart(3, '0')}`,
    // Now and then one enterprise has two leads: a head counts once in a group.
    enterprise: enterpriseNameOf(seed * 1000 + (chance(0.3) ? Math.ceil(at / 3) : 500 + at)),
    unit,
    direction,
    flags: chance(0.1) ? pick(['', 'ISD', 'I']) : direction ? DIRECTIONS[direction].flags : '',
    split,
    registeredOn: `${firstMonth}-01`,
  };
}

/** The history as a person's workbook: dates and numbers in every form that the format allows, units by name or alias. */
export function bookOf({ leads, entries }: History, seed = 1): LedgerBook {
  const random = randomOf(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const date = (on: string): Cell => {
    const [year, month, day] = on.split('-').map(Number) as [number, number, number];
    return pick([new Date(`${on}T00:00:00Z`), on, `${year}/${month}/${day}`, `${year}年${month}月${day}日`]);
  };
  const number = (text: string): Cell => (chanceOf(random) && Math.abs(Number(text)) < 1e8 ? Number(text) : text);
  const yesNo = (lead: Lead, flag: string): Cell => (lead.flags.includes(flag) ? '是' : '否');
  const book: LedgerBook = { 项目: [], 协议: [], 到位资金: [], 节点: [] };
  for (const lead of leads) {
    const direction = lead.direction && DIRECTIONS[lead.direction];
    book.项目.push({
      项目编号: lead.code,
      项目名称: `演示${lead.code}`,
      企业名称: lead.enterprise,
      责任单位: pick(UNITS[lead.unit]!),
      规划方向: lead.direction && (pick([lead.direction, direction!.name]) || lead.direction),
      工业: yesNo(lead, 'I'),
      战新: yesNo(lead, 'S'),
      数字经济: yesNo(lead, 'D'),
      登记日期: date(lead.registeredOn),
      分劈: lead.split.map(({ unit, bp }) => `${pick(UNITS[unit]!)}:${bp / 100}`).join(';'),
    });
  }
  for (const entry of entries) book[entry.sheet].push(rowOf(entry, date, number));
  return book;
}

function rowOf(entry: Entry, date: (on: string) => Cell, number: (text: string) => Cell): Row {
  const shared = { 凭证号: entry.voucherNo, 项目编号: entry.lead };
  if (entry.sheet === '节点') return { ...shared, 节点: entry.kind, 日期: date(entry.on) };
  const money = {
    金额: entry.wan === undefined ? null : number(entry.wan),
    币种: entry.currency,
    汇率: entry.rate && number(entry.rate),
  };
  if (entry.sheet === '到位资金') return { ...shared, 到账日期: date(entry.on), ...money, 冲正凭证号: entry.reverses };
  return { ...shared, 协议类型: entry.kind, 签订日期: date(entry.on), ...money, 头部企业名录: entry.headList };
}

function chanceOf(random: () => number): boolean {
  return random() < 0.5;
}
