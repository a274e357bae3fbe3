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
