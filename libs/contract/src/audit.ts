/** One row of the trail. */
export interface AuditRow {
  id: string;
  at: string;
  userName: string;
  unitId: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  ip: string;
  requestId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** GET /api/audit: newest first; `next` continues where the page ends. */
export interface AuditPage {
  rows: AuditRow[];
  next: string | null;
}

export type TrailFaultKind = 'changed' | 'deleted' | 'inserted' | 'linkBroken' | 'linkMissing' | 'sealedLate';

/** A place at which the trail is not what it was. */
export interface TrailFault {
  kind: TrailFaultKind;
  /** Place in the chain; null for a row that is in no chain. */
  seq: number | null;
  eventId: string | null;
  /** What is wrong, as a sentence. */
  sentence: string;
}

/** GET /api/audit/verification : the whole chain followed from its beginning. */
export interface TrailVerification {
  intact: boolean;
  /** Rows in the chain, and the hash of the last: noted elsewhere, they prove later that no tail was cut and nothing re-chained. */
  count: number;
  head: string;
  sealedAt: string | null;
  /** Rows written a moment ago whose transactions have not all ended. */
  unsealed: number;
  faults: TrailFault[];
  /** There are more faults than are listed. */
  more: boolean;
}
