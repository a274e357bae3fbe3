import type { Fen } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import { SeededRandom } from './seeded-random';

/** How a sample is drawn. */
export const SAMPLE_METHODS = ['random', 'money', 'unit'] as const;
export type SampleMethod = (typeof SAMPLE_METHODS)[number];

export const SAMPLE_METHOD_NAMES: Readonly<Record<SampleMethod, string>> = {
  random: '随机抽样',
  money: '按金额抽样',
  unit: '按单位抽样',
};

/** What each method does, in the words shown beside the choice. */
export const SAMPLE_METHOD_WORDS: Readonly<Record<SampleMethod, string>> = {
  random: '总体中每张凭证被抽中的机会相同。按凭证编号排序后，用种子生成的随机数依次抽取。',
  money:
    '金额越大越容易被抽中：达到抽样间隔的凭证全部抽取，其余按间隔等距抽取，每一元被抽中的机会相同。没有金额的凭证（节点）不会被抽中。',
  unit: '每个单位各抽同样多张，单位内随机；不足的全部抽取。便于各单位之间比较，不代表全市。',
};

export const SAMPLE_SIZE_MAX = 500;
/** More records than these are sampled unit by unit: the whole population is read to be drawn from. */
export const POPULATION_MAX = 300_000;

/** A record that can be drawn. */
export interface PopulationItem {
  readonly id: string;
  /** Responsible unit. */
  readonly unit: string;
  /** Without its sign; 0 for milestones. */
  readonly amount: Fen;
}

export type Stratum = 'random' | 'top' | 'systematic' | 'unit';

export const STRATUM_NAMES: Readonly<Record<Stratum, string>> = {
  random: '随机',
  top: '大额必查',
  systematic: '等距',
  unit: '单位内随机',
};

export interface DrawnItem extends PopulationItem {
  readonly stratum: Stratum;
}

export interface Drawn {
  /** In the order in which they were drawn. */
  readonly items: readonly DrawnItem[];
  /** By money only: 分 between two draws, the first draw, and how many were taken for their size. */
  readonly interval: bigint | null;
  readonly start: bigint | null;
}

/** `size` is the number of records, for `unit` the number in each unit. */
export interface SampleWanted {
  readonly method: SampleMethod;
  readonly size: number;
  readonly seed: string;
}

/** The population as text, one line a record in the order of ids: two populations are the same when its digest is. */
export function* populationLines(population: readonly PopulationItem[]): Generator<string> {
  for (const { id, unit, amount } of inOrder(population)) yield `${id}|${unit}|${amount}\n`;
}

/** The same population, method, size and seed give the same sample. @throws RuleBroken SAMPLE_SIZE_INVALID, SAMPLE_POPULATION_EMPTY */
export function drawSample(population: readonly PopulationItem[], { method, size, seed }: SampleWanted): Drawn {
  if (!Number.isInteger(size) || size < 1 || size > SAMPLE_SIZE_MAX) {
    throw new RuleBroken('SAMPLE_SIZE_INVALID', { max: SAMPLE_SIZE_MAX }, 'size');
  }
  if (population.length === 0) throw new RuleBroken('SAMPLE_POPULATION_EMPTY');
  return DRAW[method](inOrder(population), size, seed);
}

type Draw = (population: readonly PopulationItem[], size: number, seed: string) => Drawn;

const DRAW: Readonly<Record<SampleMethod, Draw>> = {
  random: (population, size, seed) => ({ items: pick(population, size, seed, 'random'), interval: null, start: null }),
  money: drawByMoney,
  unit: drawByUnit,
};

/** Fisher–Yates, as far as it is needed. */
function pick(population: readonly PopulationItem[], size: number, seed: string, stratum: Stratum): DrawnItem[] {
  const random = SeededRandom.ofSeed(seed);
  const left = [...population];
  const count = Math.min(size, left.length);
  for (let at = 0; at < count; at++) {
    const other = at + Number(random.below(BigInt(left.length - at)));
    [left[at], left[other]] = [left[other]!, left[at]!];
  }
  return left.slice(0, count).map((item) => ({ ...item, stratum }));
}

/** Each unit has its own numbers: its sample does not depend on which other units are in the population. */
function drawByUnit(population: readonly PopulationItem[], perUnit: number, seed: string): Drawn {
  const units = [...new Set(population.map((item) => item.unit))].sort();
  const items = units.flatMap((unit) =>
    pick(
      population.filter((item) => item.unit === unit),
      perUnit,
      `${seed}/${unit}`,
      'unit',
    ),
  );
  return { items, interval: null, start: null };
}

/**
 * Monetary unit sampling. Records that reach the interval are taken for certain, until none of the rest does; the rest is laid
 * end to end in the order of ids, and every `interval`-th 分 from a random start picks the record that it lies in.
 */
function drawByMoney(population: readonly PopulationItem[], size: number, seed: string): Drawn {
  let rest = population.filter((item) => item.amount > 0n);
  if (rest.length === 0) throw new RuleBroken('SAMPLE_POPULATION_WITHOUT_MONEY', {}, 'method');
  const top: DrawnItem[] = [];
  let interval = 0n;
  for (;;) {
    const left = BigInt(size - top.length);
    const total = rest.reduce((sum, item) => sum + item.amount, 0n);
    if (left <= 0n || total === 0n) return { items: top, interval: interval === 0n ? null : interval, start: null };
    interval = max(total / left, 1n);
    const large = rest.filter((item) => item.amount >= interval);
    if (large.length === 0) break;
    top.push(...large.map((item) => ({ ...item, stratum: 'top' as const })));
    rest = rest.filter((item) => item.amount < interval);
  }
  const start = SeededRandom.ofSeed(seed).below(interval) + 1n;
  return { items: [...top, ...everyNth(rest, start, interval, size - top.length)], interval, start };
}

function everyNth(rest: readonly PopulationItem[], start: bigint, interval: bigint, most: number): DrawnItem[] {
  const drawn: DrawnItem[] = [];
  let passed = 0n;
  let next = start;
  for (const item of rest) {
    passed += item.amount;
    // Below the interval a record holds at most one of the draws.
    if (passed < next || drawn.length === most) continue;
    drawn.push({ ...item, stratum: 'systematic' });
    next += interval;
  }
  return drawn;
}

function inOrder(population: readonly PopulationItem[]): PopulationItem[] {
  return [...population].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
