import { type CreditSplit, splitInForce } from '../leads/credit-split';
import { allocate, type Allocation } from '../shared/allocate';
import type { Month } from '../shared/calendar';
import { type Fen, sumFen, toYuan } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import { apportion, negated } from './apportion';
import { bookedMonth } from './booking';
import { countPostings } from './count-states';
import { type HeadCount, headPostings } from './head-count';
import { capitalPostings, type LeadFacts, type Posting } from './posting';
import { HOME_CURRENCY, type RecordFacts, type VerifiedRecord } from './record';
import { remainingOf, stillContracted, stillForeign } from './remaining';

export interface VerifyInput {
  readonly lead: LeadFacts;
  /** The verified records of this lead in the order in which they were verified. */
  readonly before: readonly VerifiedRecord[];
  readonly record: RecordFacts;
  readonly splits: readonly CreditSplit[];
  readonly lastClosed: Month | null;
  /** What now counts for the lead's enterprise in its head-target group, over all leads; null when nothing does. */
  readonly headsBefore: HeadCount | null;
}

export interface Verification {
  readonly record: VerifiedRecord;
  readonly postings: readonly Posting[];
  readonly late: boolean;
}

/**
 * Books a record, freezes its allocation to units and says what changes in the official figures. All changes lie in open
 * months: nothing before the booked month depends on the record.
 * @throws RuleBroken TERMINATION_WITHOUT_AGREEMENT, REVERSAL_TARGET_UNKNOWN, REVERSAL_EXCEEDS
 */
export function verifyRecord(input: VerifyInput): Verification {
  const { lead, before } = input;
  const { month, late } = bookedMonth(input.record.occurredOn, input.lastClosed);
  const record: VerifiedRecord = { ...input.record, ...moneyOf(input), bookedMonth: month };
  const postings = [
    ...capitalPostings(lead, record),
    ...countPostings(lead, before, record),
    ...headPostings(lead, record, input.headsBefore),
  ];
  return { record, postings, late };
}

type Money = Pick<VerifiedRecord, 'fen' | 'allocations' | 'foreign'>;

function moneyOf(input: VerifyInput): Money {
  const { record, lead } = input;
  if (record.kind === 'termination') return terminated(input.before);
  if (record.kind === 'reversal') return reversed(record, input.before);
  const counts = record.kind === 'formal' || record.kind === 'increase' || record.kind === 'receipt';
  if (!counts || record.fen === null) return { fen: record.fen, allocations: [], foreign: [] };
  const shares = splitInForce(input.splits, record.occurredOn, lead.unit);
  const allocations = byUnit(allocate(record.fen, shares));
  return { fen: record.fen, allocations, foreign: record.currency === HOME_CURRENCY ? [] : allocations };
}

function terminated(before: readonly VerifiedRecord[]): Money {
  if (!before.some(({ kind }) => kind === 'formal')) throw new RuleBroken('TERMINATION_WITHOUT_AGREEMENT');
  const allocations = negated(stillContracted(before));
  const foreign = negated(stillForeign(before));
  return { fen: sumFen(allocations.map(({ fen }) => fen)), allocations, foreign };
}

function reversed(record: RecordFacts, before: readonly VerifiedRecord[]): Money {
  const original = before.find(({ id, type }) => id === record.reverses && type === record.type);
  if (original === undefined) throw new RuleBroken('REVERSAL_TARGET_UNKNOWN');
  const remaining = remainingOf(original, before);
  const amount = -(record.fen ?? 0n) as Fen;
  if (amount > remaining.fen) throw new RuleBroken('REVERSAL_EXCEEDS', { remaining: toYuan(remaining.fen) });
  const allocations = negated(apportion(amount, remaining.allocations));
  // What was never posted as foreign is not taken back as foreign: the entry may be older than the measure.
  return { fen: record.fen, allocations, foreign: original.foreign.length > 0 ? allocations : [] };
}

function byUnit(allocations: readonly Allocation[]): Allocation[] {
  return [...allocations].sort((a, b) => (a.unit < b.unit ? -1 : 1));
}
