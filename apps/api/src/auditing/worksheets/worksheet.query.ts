import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, type Scope } from '@yipanqi/api/identity';
import { Clock, Database, isId, type Queryable } from '@yipanqi/api/platform';
import type { AuditFindingView, WorksheetDetail } from '@yipanqi/contract';
import {
  type CheckResult,
  type Day,
  type FindingGrade,
  RuleBroken,
  type Stratum,
  toYuan,
  type WorksheetCheck,
  type WorksheetStatus,
} from '@yipanqi/domain';
import { auditRecords } from '../audit-record.query';

interface Row {
  id: string;
  sampleId: string;
  seq: number;
  year: number;
  stratum: Stratum;
  recordId: string;
  unit: string;
  unitName: string;
  status: WorksheetStatus;
  checks: Partial<Record<WorksheetCheck, CheckResult>>;
  grade: FindingGrade;
  finding: string;
  errorFen: string;
  checkedBy: string | null;
  checkedAt: string | null;
  dueOn: Day | null;
  sentBy: string | null;
  sentAt: string | null;
  reply: string;
  repliedBy: string | null;
  repliedAt: string | null;
  conclusion: string;
  concludedBy: string | null;
  concludedAt: string | null;
  version: number;
  [column: string]: unknown;
}

const SELECT = `SELECT w.id, w.sample_id AS "sampleId", w.seq, s.year, w.stratum, w.record_id AS "recordId", w.unit_id AS unit,
    u.name AS "unitName", w.status, w.checks, w.grade, w.finding, w.error_amount::text AS "errorFen", c.name AS "checkedBy",
    w.checked_at AS "checkedAt", w.due_on::text AS "dueOn", b.name AS "sentBy", w.sent_at AS "sentAt", w.reply, p.name AS "repliedBy",
    w.replied_at AS "repliedAt", w.conclusion, z.name AS "concludedBy", w.concluded_at AS "concludedAt", w.version
  FROM auditing_worksheet w JOIN auditing_sample s ON s.id = w.sample_id JOIN unit u ON u.id = w.unit_id
  LEFT JOIN app_user c ON c.id = w.checked_by LEFT JOIN app_user b ON b.id = w.sent_by
  LEFT JOIN app_user p ON p.id = w.replied_by LEFT JOIN app_user z ON z.id = w.concluded_by`;

/** Worksheets whole, for auditors; what was sent of them, for the unit. */
@Injectable()
export class WorksheetQuery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  one(id: string): Promise<WorksheetDetail> {
    return this.detail(this.db, id);
  }

  /** @throws RuleBroken NOT_FOUND */
  async detail(db: Queryable, id: string): Promise<WorksheetDetail> {
    const row = isId(id) ? await db.one<Row>(`${SELECT} WHERE w.id = $1`, [id]) : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    const { recordId, errorFen, unit: _, unitName: __, ...facts } = row;
    const records = await auditRecords(db, [recordId]);
    return { ...facts, record: records.get(recordId)!, errorAmount: toYuan(BigInt(errorFen)) };
  }

  /** What was sent to the units in scope, latest first. */
  async findings(scope: Scope): Promise<AuditFindingView[]> {
    const params: unknown[] = [];
    const rows = await this.db.query<Row>(
      `${SELECT} WHERE w.sent_at IS NOT NULL${scopeClause(scope, 'w.unit_id', params)} ORDER BY w.sent_at DESC, w.id LIMIT 500`,
      params,
    );
    return this.views(this.db, rows);
  }

  /** What was not sent is as unknown to a unit as what does not exist. @throws RuleBroken NOT_FOUND */
  async finding(db: Queryable, scope: Scope, id: string): Promise<AuditFindingView> {
    const row = isId(id) ? await db.one<Row>(`${SELECT} WHERE w.id = $1 AND w.sent_at IS NOT NULL`, [id]) : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    assertInScope(scope, row.unit);
    const [view] = await this.views(db, [row]);
    return view!;
  }

  findingOf(scope: Scope, id: string): Promise<AuditFindingView> {
    return this.finding(this.db, scope, id);
  }

  private async views(db: Queryable, rows: readonly Row[]): Promise<AuditFindingView[]> {
    const records = await auditRecords(
      db,
      rows.map((row) => row.recordId),
    );
    return rows.map((row) => findingView(row, records.get(row.recordId)!, this.clock.today()));
  }
}

/** Nothing of the auditor's own: neither the sample, nor the checks, nor who concluded. */
function findingView(row: Row, record: AuditFindingView['record'], today: Day): AuditFindingView {
  const { id, year, unit, unitName, grade, finding, status, reply, repliedBy, repliedAt, conclusion, version } = row;
  const { type, kind, voucherNo, leadId, leadName, occurredOn, bookedMonth, amount, evidence } = record;
  return {
    id,
    year,
    unit,
    unitName,
    record: { id: record.id, type, kind, voucherNo, leadId, leadName, occurredOn, bookedMonth, amount, evidence },
    grade,
    finding,
    errorAmount: toYuan(BigInt(row.errorFen)),
    status,
    sentBy: row.sentBy!,
    sentAt: row.sentAt!,
    dueOn: row.dueOn!,
    overdue: status === 'sent' && row.dueOn! < today,
    reply,
    repliedBy,
    repliedAt,
    conclusion,
    concludedAt: row.concludedAt,
    version,
  };
}
