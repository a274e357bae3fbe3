import fc from 'fast-check';
import type { CreditSplit } from '../leads/credit-split';
import type { PlanPeriod } from '../plan/plan';
import { addDays, type Day, type Month, monthOf } from '../shared/calendar';
import { type Fen, YI } from '../shared/money';
import { bookedMonth } from './booking';
import { headsCountedFor } from './recompute';
import { closeMonth, type MonthTotal, nextToClose } from './month-close';
import type { LeadFacts, Posting } from './posting';
import type { RecordFacts, RecordKind, RecordType, VerifiedRecord } from './record';
import { remainingOf } from './remaining';
import { verifyRecord } from './verify-record';

/** Generated histories of a small ledger, played through the product's own functions. For specs only. */

export const PLAN_PERIOD: PlanPeriod = { from: '2021-01' as Month, to: '2021-10' as Month };
const FIRST_DAY = '2020-11-01' as Day;
const DAYS = 420;
const UNITS = ['500101', '500102', '500103', '500104'] as const;

export interface Step {
  readonly act: 'record' | 'verify' | 'reverse' | 'terminate' | 'close';
  readonly lead: number;
  readonly pick: number;
  readonly kind: number;
  readonly day: number;
  readonly fen: bigint;
  readonly head: boolean;
  readonly whole: boolean;
  readonly foreign: boolean;
}

/** Kinds that a step may write down, the frequent ones twice. */
const KINDS: readonly (readonly [RecordType, RecordKind])[] = [
  ['agreement', 'formal'],
  ['agreement', 'formal'],
  ['agreement', 'increase'],
  ['agreement', 'framework'],
  ['funds', 'receipt'],
  ['funds', 'receipt'],
  ['milestone', 'construction'],
  ['milestone', 'production'],
  ['milestone', 'fullCapacity'],
];

const amount = fc.oneof(
  fc.bigInt(1n, 999n),
  fc.bigInt(1n, 80n * YI),
  fc.constantFrom(50n * YI, 25n * YI, 50n * YI - 1n),
);

export const steps = fc.array(
  fc.record<Step>({
    act: fc.oneof(
      { weight: 5, arbitrary: fc.constant('record' as const) },
      { weight: 5, arbitrary: fc.constant('verify' as const) },
      { weight: 2, arbitrary: fc.constant('reverse' as const) },
      { weight: 1, arbitrary: fc.constant('terminate' as const) },
      { weight: 2, arbitrary: fc.constant('close' as const) },
    ),
    lead: fc.nat(4),
    pick: fc.nat(1000),
    kind: fc.nat(KINDS.length - 1),
    day: fc.nat(DAYS),
    fen: amount,
    head: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    whole: fc.boolean(),
    foreign: fc.boolean(),
  }),
  { minLength: 20, maxLength: 120, size: 'max' },
);

const shares = fc
  .tuple(
    fc.shuffledSubarray([...UNITS], { minLength: 1 }),
    fc.array(fc.integer({ min: 1, max: 2500 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([units, weights]) => {
    const bps = units.slice(1).map((_, index) => weights[index] ?? 1);
    const first = 10_000 - bps.reduce((sum, bp) => sum + bp, 0);
    return units.map((unit, index) => ({ unit, bp: index === 0 ? first : (bps[index - 1] ?? 1) }));
  });

/** Of each of the five leads: none, one or several splits. */
export const splitsOfLeads = fc.array(
  fc.array(fc.record<CreditSplit>({ effectiveFrom: fc.nat(DAYS).map((day) => addDays(FIRST_DAY, day)), shares }), {
    maxLength: 3,
  }),
  { minLength: 5, maxLength: 5 },
);

/** Two enterprises in two groups over five leads, one of them without group; flags and lines differ. */
export const LEADS: readonly LeadFacts[] = [
  aLead({ id: 'a', enterpriseId: 'e1', unit: '500101', quotaLine: 'finance', headGroup: 'services', industrial: true }),
  aLead({ id: 'b', enterpriseId: 'e1', unit: '500102', quotaLine: 'logistics', headGroup: 'services', digital: true }),
  aLead({ id: 'c', enterpriseId: 'e1', unit: '500103', quotaLine: 'ngit', headGroup: 'ngit', strategicEmerging: true }),
  aLead({
    id: 'd',
    enterpriseId: 'e2',
    unit: '500101',
    quotaLine: 'ngit',
    headGroup: 'ngit',
    industrial: true,
    digital: true,
  }),
  aLead({ id: 'e', enterpriseId: 'e2', unit: '500104', quotaLine: 'other', headGroup: null }),
];

export function aLead(facts: Partial<LeadFacts> = {}): LeadFacts {
  return {
    id: 'lead',
    enterpriseId: 'enterprise',
    unit: '500101',
    quotaLine: 'ngit',
    headGroup: 'ngit.heads',
    industrial: false,
    strategicEmerging: false,
    digital: false,
    ...facts,
  };
}

export interface Ledger {
  readonly pending: RecordFacts[];
  /** In the order of verification. */
  readonly verified: VerifiedRecord[];
  readonly postings: Posting[];
  readonly closed: Map<Month, readonly MonthTotal[]>;
  lastClosed: Month | null;
  /** What a verification did that its invariants forbid; empty in a right ledger. */
  readonly faults: string[];
  readonly seen: { reversals: number; partial: number; terminations: number; closes: number; late: number };
}

/** Plays the steps one after the other; a step that makes no sense where it stands does nothing. */
export function play(history: readonly Step[], splits: readonly (readonly CreditSplit[])[]): Ledger {
  const ledger: Ledger = {
    pending: [],
    verified: [],
    postings: [],
    closed: new Map(),
    lastClosed: null,
    faults: [],
    seen: { reversals: 0, partial: 0, terminations: 0, closes: 0, late: 0 },
  };
  history.forEach((step, index) => ACTS[step.act](ledger, step, `v${index}`, splits));
  return ledger;
}

type Act = (ledger: Ledger, step: Step, voucher: string, splits: readonly (readonly CreditSplit[])[]) => void;

const ACTS: Readonly<Record<Step['act'], Act>> = { record, verify, reverse, terminate, close };

function record(ledger: Ledger, step: Step, voucherNo: string): void {
  const [type, kind] = KINDS[step.kind] ?? ['agreement', 'formal'];
  const fen = type === 'milestone' ? null : (step.fen as Fen);
  const headList = kind === 'formal' && step.head ? '世界500强 2021' : null;
  const currency = step.foreign ? 'USD' : 'CNY';
  ledger.pending.push({ ...base(step, voucherNo), type, kind, fen, currency, reverses: null, headList });
}

function verify(ledger: Ledger, step: Step, _: string, splits: readonly (readonly CreditSplit[])[]): void {
  const [chosen] = ledger.pending.splice(step.pick % Math.max(1, ledger.pending.length), 1);
  if (chosen !== undefined) book(ledger, chosen, splits);
}

function reverse(ledger: Ledger, step: Step, voucherNo: string, splits: readonly (readonly CreditSplit[])[]): void {
  const candidates = ledger.verified.filter(
    (original) => (original.fen ?? 0n) > 0n && remainingOf(original, historyOf(ledger, original.leadId)).fen > 0n,
  );
  const original = candidates[step.pick % Math.max(1, candidates.length)];
  if (original === undefined) return;
  const remaining = remainingOf(original, historyOf(ledger, original.leadId)).fen;
  const amountOff = step.whole ? remaining : (step.fen % remaining) + 1n;
  ledger.seen.reversals += 1;
  if (amountOff < remaining) ledger.seen.partial += 1;
  const { leadId, type, currency, id: reverses } = original;
  const fen = -amountOff as Fen;
  const reversal = { leadId, type, kind: 'reversal', fen, currency, reverses, headList: null } as const;
  book(ledger, { ...base(step, voucherNo), ...reversal }, splits);
}

function terminate(ledger: Ledger, step: Step, voucherNo: string, splits: readonly (readonly CreditSplit[])[]): void {
  const facts = base(step, voucherNo);
  if (!historyOf(ledger, facts.leadId).some(({ kind }) => kind === 'formal')) return;
  ledger.seen.terminations += 1;
  const termination = {
    type: 'agreement',
    kind: 'termination',
    fen: null,
    currency: 'CNY',
    reverses: null,
    headList: null,
  } as const;
  book(ledger, { ...facts, ...termination }, splits);
}

function close(ledger: Ledger): void {
  const booked = ledger.postings.map(({ month }) => month).sort();
  const month = nextToClose(ledger.lastClosed, booked[0] ?? null);
  if (month === null) return;
  const previous = ledger.lastClosed === null ? [] : (ledger.closed.get(ledger.lastClosed) ?? []);
  const entries = ledger.postings.filter((posting) => posting.month === month);
  ledger.closed.set(month, closeMonth(previous, entries, month, PLAN_PERIOD));
  ledger.lastClosed = month;
  ledger.seen.closes += 1;
}

function book(ledger: Ledger, facts: RecordFacts, splits: readonly (readonly CreditSplit[])[]): void {
  const index = LEADS.findIndex(({ id }) => id === facts.leadId);
  const lead = LEADS[index] ?? aLead();
  const headsBefore = countedHead(ledger, lead);
  const before = historyOf(ledger, lead.id);
  const { lastClosed } = ledger;
  const done = verifyRecord({ lead, before, record: facts, splits: splits[index] ?? [], lastClosed, headsBefore });
  ledger.verified.push(done.record);
  ledger.postings.push(...done.postings);
  if (done.late) ledger.seen.late += 1;
  note(ledger, facts, done);
}

function countedHead(ledger: Ledger, lead: LeadFacts): ReturnType<typeof headsCountedFor>[number] | null {
  const rivals = LEADS.filter((one) => one.enterpriseId === lead.enterpriseId && one.headGroup === lead.headGroup);
  return headsCountedFor(rivals, ledger.verified)[0] ?? null;
}

function note(ledger: Ledger, facts: RecordFacts, done: ReturnType<typeof verifyRecord>): void {
  const { record: booked, late, postings } = done;
  const own = monthOf(facts.occurredOn);
  const isOpen = ledger.lastClosed === null || own > ledger.lastClosed;
  const expected = isOpen ? own : nextToClose(ledger.lastClosed, null);
  if (booked.bookedMonth !== expected || late === isOpen)
    ledger.faults.push(`${facts.id} booked to ${booked.bookedMonth}`);
  if (postings.some(({ month }) => ledger.lastClosed !== null && month <= ledger.lastClosed)) {
    ledger.faults.push(`${facts.id} posts to a closed month`);
  }
  if (bookedMonth(facts.occurredOn, ledger.lastClosed).month !== booked.bookedMonth) ledger.faults.push(facts.id);
}

function base(step: Step, voucherNo: string): Pick<RecordFacts, 'id' | 'voucherNo' | 'leadId' | 'occurredOn'> {
  const leadId = LEADS[step.lead]?.id ?? 'a';
  return { id: voucherNo, voucherNo, leadId, occurredOn: addDays(FIRST_DAY, step.day) };
}

export function historyOf(ledger: Ledger, leadId: string): VerifiedRecord[] {
  return ledger.verified.filter((one) => one.leadId === leadId);
}
