import { Injectable } from '@nestjs/common';
import { type Scope, scopeClause } from '@yipanqi/api/identity';
import { newId, type Queryable, type Tx } from '@yipanqi/api/platform';
import type { CorrectionKind, ObjectionStatus } from '@yipanqi/domain';
import type { EditionStatus } from '@yipanqi/contract';

export interface StoredObjection {
  readonly id: string;
  readonly number: string;
  readonly year: number;
  readonly editionId: string;
  readonly edition: number;
  readonly unit: string;
  readonly list: string;
  readonly item: string;
  readonly grounds: string;
  readonly evidence: string;
  readonly status: ObjectionStatus;
  readonly raisedById: string;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly comment: string;
  readonly commentedBy: string | null;
  readonly commentedAt: Date | null;
  readonly reply: string;
  readonly correction: CorrectionKind | null;
  readonly vouchers: string[];
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** The first edition computed after it was granted. */
  readonly corrected: { readonly id: string; readonly edition: number; readonly status: EditionStatus } | null;
  readonly version: number;
}

export interface NewObjection {
  readonly year: number;
  readonly editionId: string;
  readonly unit: string;
  readonly list: string;
  readonly item: string;
  readonly grounds: string;
  readonly evidence: string;
  readonly raisedBy: string;
}

export interface ObjectionFilter {
  readonly year?: number;
  readonly status?: ObjectionStatus;
  readonly unit?: string;
}

/** A granted objection with what it puts right, as an edition is computed from it. */
export interface GrantedRow {
  readonly number: string;
  readonly unit: string;
  readonly list: string;
  readonly item: string;
  readonly reply: string;
  readonly correction: CorrectionKind;
}

const SELECT = `SELECT o.id, o.number, o.year, o.edition_id AS "editionId", e.edition_no AS edition, o.unit_id AS unit,
    o.list_key AS list, o.item_key AS item, o.grounds, o.evidence, o.status, o.raised_by AS "raisedById", r.name AS "raisedBy",
    o.raised_at AS "raisedAt", o.comment, c.name AS "commentedBy", o.commented_at AS "commentedAt", o.reply, o.correction,
    ARRAY(SELECT v.voucher_no FROM assessment_late_record l JOIN ledger_record v ON v.id = l.record_id
           WHERE l.objection_id = o.id ORDER BY v.voucher_no COLLATE "C") AS vouchers,
    d.name AS "decidedBy", o.decided_at AS "decidedAt",
    (SELECT json_build_object('id', n.id, 'edition', n.edition_no, 'status', n.status) FROM edition n
      WHERE o.status = 'granted' AND n.kind = 'yearly' AND n.period = o.year::text AND n.edition_no > e.edition_no
        AND n.computed_at >= o.decided_at ORDER BY n.edition_no LIMIT 1) AS corrected,
    o.version
  FROM assessment_objection o
  JOIN edition e ON e.id = o.edition_id
  JOIN app_user r ON r.id = o.raised_by
  LEFT JOIN app_user c ON c.id = o.commented_by
  LEFT JOIN app_user d ON d.id = o.decided_by`;

const LIST_MAX = 500;

@Injectable()
export class ObjectionRepository {
  async list(db: Queryable, scope: Scope, { year, status, unit }: ObjectionFilter): Promise<StoredObjection[]> {
    const params: unknown[] = [year ?? null, status ?? null, unit ?? null];
    const within = scopeClause(scope, 'o.unit_id', params);
    return db.query<StoredObjection & Record<string, unknown>>(
      `${SELECT} WHERE ($1::int IS NULL OR o.year = $1) AND ($2::text IS NULL OR o.status = $2)
         AND ($3::text IS NULL OR o.unit_id = $3)${within}
        ORDER BY (o.status = 'open') DESC, o.raised_at DESC, o.id DESC LIMIT ${LIST_MAX}`,
      params,
    );
  }

  async byId(db: Queryable, id: string): Promise<StoredObjection | null> {
    return db.one<StoredObjection & Record<string, unknown>>(`${SELECT} WHERE o.id = $1`, [id]);
  }

  async lockById(tx: Tx, id: string): Promise<StoredObjection | null> {
    return tx.one<StoredObjection & Record<string, unknown>>(`${SELECT} WHERE o.id = $1 FOR UPDATE OF o`, [id]);
  }

  /** Numbered within its year; the partial unique index keeps one open objection for an item of a unit. */
  async insert(tx: Tx, objection: NewObjection): Promise<string> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`objection:${objection.year}`]);
    const id = newId();
    await tx.run(
      `INSERT INTO assessment_objection (id, number, year, edition_id, unit_id, list_key, item_key, grounds, evidence, status, raised_by)
       SELECT $1, 'YY-' || $2::int || '-' || lpad((count(*) + 1)::text, 3, '0'), $2::int, $3, $4, $5, $6, $7, $8, 'open', $9
         FROM assessment_objection WHERE year = $2::int`,
      [
        id,
        objection.year,
        objection.editionId,
        objection.unit,
        objection.list,
        objection.item,
        objection.grounds,
        objection.evidence,
        objection.raisedBy,
      ],
    );
    return id;
  }

  /** Vouchers of a unit that happened in the year, are verified, and were booked after it. */
  async lateRecords(
    tx: Tx,
    year: number,
    unit: string,
    vouchers: readonly string[],
  ): Promise<{ id: string; voucherNo: string }[]> {
    return tx.query<{ id: string; voucherNo: string }>(
      `SELECT DISTINCT r.id, r.voucher_no AS "voucherNo" FROM ledger_record r JOIN ledger_posting p ON p.record_id = r.id
        WHERE r.voucher_no = ANY($1) AND r.status = 'verified' AND p.unit_id = $2
          AND left(r.occurred_on::text, 4) = $3 AND p.booked_month > $3 || '-12'`,
      [vouchers, unit, String(year)],
    );
  }

  async keepLateRecords(tx: Tx, id: string, records: readonly string[]): Promise<void> {
    await tx.run(
      'INSERT INTO assessment_late_record (objection_id, record_id) SELECT $1, r FROM unnest($2::uuid[]) AS r',
      [id, records],
    );
  }

  granted(db: Queryable, year: number): Promise<GrantedRow[]> {
    return db.named<GrantedRow & Record<string, unknown>>(
      'objections-granted',
      `SELECT number, unit_id AS unit, list_key AS list, item_key AS item, reply, correction
         FROM assessment_objection WHERE year = $1 AND status = 'granted' ORDER BY number COLLATE "C"`,
      [year],
    );
  }

  async openCounts(db: Queryable, scope: Scope): Promise<Map<number, number>> {
    const params: unknown[] = [];
    const rows = await db.query<{ year: number; count: number }>(
      `SELECT o.year, count(*)::int AS count FROM assessment_objection o
        WHERE o.status = 'open'${scopeClause(scope, 'o.unit_id', params)} GROUP BY o.year`,
      params,
    );
    return new Map(rows.map(({ year, count }) => [year, count]));
  }
}
