import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '@yipanqi/api/platform';
import {
  headCandidate,
  isEarlierHead,
  stageAfterRecords,
  verifyRecord,
  type HeadCount,
  type Month,
  type Posting,
  type RecordFacts,
  type Verification,
  type VerifiedRecord,
} from '@yipanqi/domain';
import { headKey, loadBooks, loadFacts, loadHeads, type LeadBook } from './lead-book';
import { storeBooked } from './store-booked';
import { aboutVoucher } from './about-voucher';

/** A verified record and whether it was booked later than it happened. */
export interface Booked {
  record: VerifiedRecord;
  late: boolean;
}

/** What the verification of a portion changes. */
export interface Changes {
  booked: Booked[];
  postings: Posting[];
  heads: Map<string, { head: HeadCount; enterpriseId: string; headGroup: string }>;
  books: Map<string, LeadBook>;
}

/** Plays the domain's `verifyRecord` over records in the given order and stores the outcome by one statement a table. */
@Injectable()
export class BookRecords {
  async run(tx: Tx, actor: Actor, recordIds: readonly string[], lastClosed: Month | null): Promise<Booked[]> {
    const facts = await loadFacts(tx, recordIds);
    const books = await loadBooks(tx, [...new Set([...facts.values()].map((record) => record.leadId))]);
    const heads = await loadHeads(
      tx,
      [...books.values()].map((book) => book.lead),
    );
    const changes: Changes = { booked: [], postings: [], heads: new Map(), books };
    for (const id of recordIds) {
      const record = facts.get(id)!;
      aboutVoucher(record.voucherNo, () => book(record, heads, lastClosed, changes));
    }
    await storeBooked(tx, actor, changes);
    return changes.booked;
  }
}

function book(record: RecordFacts, heads: Map<string, HeadCount>, lastClosed: Month | null, changes: Changes): void {
  const own = changes.books.get(record.leadId)!;
  const headsBefore = heads.get(headKey(own.lead)) ?? null;
  const { lead, splits, verified: before } = own;
  const done = verifyRecord({ lead, before, record, splits, lastClosed, headsBefore });
  own.verified.push(done.record);
  own.stage = { ...own.stage, stage: stageAfterRecords(own.stage, standingKinds(own.verified)) };
  changes.postings.push(...done.postings);
  changes.booked.push({ record: done.record, late: done.late });
  noteHead(own, done, heads, changes);
}

function noteHead(own: LeadBook, done: Verification, heads: Map<string, HeadCount>, changes: Changes): void {
  const { enterpriseId, headGroup } = own.lead;
  const head = headCandidate(own.lead, done.record);
  if (head === null || headGroup === null) return;
  const key = headKey(own.lead);
  const counted = heads.get(key);
  if (counted !== undefined && !isEarlierHead(head, counted)) return;
  heads.set(key, head);
  changes.heads.set(key, { head, enterpriseId, headGroup });
}

/** Kinds of the records that still stand: those whose reversals take back all of them are left out. */
export function standingKinds(history: readonly VerifiedRecord[]): string[] {
  const reversed = new Map<string, bigint>();
  for (const { reverses, fen } of history) {
    if (reverses !== null) reversed.set(reverses, (reversed.get(reverses) ?? 0n) + (fen ?? 0n));
  }
  return history
    .filter(({ id, fen }) => fen === null || fen + (reversed.get(id) ?? 0n) !== 0n || !reversed.has(id))
    .map(({ kind }) => kind);
}
