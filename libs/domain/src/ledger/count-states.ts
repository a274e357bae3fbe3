import type { Measure } from '../plan/measure';
import type { Month } from '../shared/calendar';
import { YI } from '../shared/money';
import type { LeadFacts, Posting } from './posting';
import type { RecordKind, VerifiedRecord } from './record';

/** Contracted capital from which a project is one “of 50 亿元 and more”. */
export const OVER_5BN_FEN = 50n * YI;

/** How much a count of a lead changes by month: +1 when it enters the state, −1 when it leaves it. */
type Changes = ReadonlyMap<Month, bigint>;

type CountedState = Extract<Measure, 'signedProjects' | 'projectsOver5bn' | 'startedProjects' | 'producingProjects'>;

interface Counted {
  readonly measure: CountedState;
  readonly changes: (history: readonly VerifiedRecord[]) => Changes;
}

const COUNTED_STATES: readonly Counted[] = [
  { measure: 'signedProjects', changes: (history) => entered(history, 'formal') },
  { measure: 'projectsOver5bn', changes: over5bn },
  { measure: 'startedProjects', changes: (history) => entered(history, 'construction') },
  { measure: 'producingProjects', changes: (history) => entered(history, 'production') },
];

export interface CountChange {
  readonly measure: CountedState;
  readonly month: Month;
  readonly value: bigint;
}

/** The counts of a lead by month, as its verified records leave them. */
export function countChanges(history: readonly VerifiedRecord[]): CountChange[] {
  return COUNTED_STATES.flatMap(({ measure, changes }) =>
    [...changes(history)].map(([month, value]) => ({ measure, month, value })),
  );
}

/** The postings that turn the counts after `before` into those after `record`; all lie in or after its month. */
export function countPostings(lead: LeadFacts, before: readonly VerifiedRecord[], record: VerifiedRecord): Posting[] {
  const after = [...before, record];
  const { unit, quotaLine } = lead;
  return COUNTED_STATES.flatMap(({ measure, changes }) =>
    differences(changes(before), changes(after)).map(([month, value]) => ({
      recordId: record.id,
      leadId: lead.id,
      unit,
      quotaLine,
      month,
      measure,
      value,
    })),
  );
}

/** Once a record of that kind is booked, the lead stays in the state. */
function entered(history: readonly VerifiedRecord[], kind: RecordKind): Changes {
  const months = history.filter((record) => record.kind === kind).map((record) => record.bookedMonth);
  const first = months.reduce<Month | null>((least, month) => (least === null || month < least ? month : least), null);
  return first === null ? new Map() : new Map([[first, 1n]]);
}

function over5bn(history: readonly VerifiedRecord[]): Changes {
  const changes = new Map<Month, bigint>();
  let contracted = 0n;
  let state = 0n;
  for (const [month, amount] of contractedByMonth(history)) {
    contracted += amount;
    const next = contracted >= OVER_5BN_FEN ? 1n : 0n;
    if (next !== state) changes.set(month, next - state);
    state = next;
  }
  return changes;
}

function contractedByMonth(history: readonly VerifiedRecord[]): [Month, bigint][] {
  const months = new Map<Month, bigint>();
  for (const record of history.filter(({ type }) => type === 'agreement')) {
    const amount = record.allocations.reduce((sum, { fen }) => sum + fen, 0n);
    months.set(record.bookedMonth, (months.get(record.bookedMonth) ?? 0n) + amount);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1));
}

function differences(before: Changes, after: Changes): [Month, bigint][] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((month): [Month, bigint] => [month, (after.get(month) ?? 0n) - (before.get(month) ?? 0n)])
    .filter(([, value]) => value !== 0n);
}
