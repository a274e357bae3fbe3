import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, type Queryable, type Tx, updateVersioned } from '@yipanqi/api/platform';
import { asScheme, canonicalJson, type Scheme, type SchemeStatus } from '@yipanqi/domain';

export interface StoredScheme {
  readonly id: string;
  readonly key: string;
  readonly number: number;
  readonly status: SchemeStatus;
  readonly content: Scheme;
  readonly draftedBy: string | null;
  readonly version: number;
}

type Row = Omit<StoredScheme, 'content'> & { content: string } & Record<string, unknown>;

const SELECT = `SELECT id, key, number, status, content, drafted_by AS "draftedBy", version FROM assessment_scheme`;

/** Versions of schemes. One draft of a key at a time; what is approved never changes. */
@Injectable()
export class SchemeRepository {
  /** An approved version's content; null when there is none such. */
  async approved(db: Queryable, key: string, number: number): Promise<Scheme | null> {
    const stored = await this.of(db, key, number);
    return stored?.status === 'approved' ? stored.content : null;
  }

  async of(db: Queryable, key: string, number: number): Promise<StoredScheme | null> {
    // As numeric: a client may send a number that no integer column holds.
    const [row] = await db.named<Row>('scheme', `${SELECT} WHERE key = $1 AND number = $2::numeric`, [key, number]);
    return row ? stored(row) : null;
  }

  /** Every version of a key, newest first; nobody adds, changes or approves one until the transaction ends. */
  async lock(tx: Tx, key: string): Promise<StoredScheme[]> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`assessment-scheme:${key}`]);
    const rows = await tx.query<Row>(`${SELECT} WHERE key = $1 ORDER BY number DESC FOR UPDATE`, [key]);
    return rows.map(stored);
  }

  async insertDraft(tx: Tx, scheme: Scheme, number: number, reason: string, draftedBy: string): Promise<string> {
    const id = newId();
    const { content, digest } = canonical(scheme);
    await tx.run(
      `INSERT INTO assessment_scheme (id, key, number, name, sample, status, content, digest, reason, drafted_by)
       VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9)`,
      [id, scheme.key, number, scheme.name, scheme.sample, content, digest, reason, draftedBy],
    );
    return id;
  }

  /** @throws RuleBroken VERSION_STALE */
  async replaceDraft(
    tx: Tx,
    id: string,
    version: number,
    scheme: Scheme,
    { reason, draftedBy }: { reason: string; draftedBy: string },
  ): Promise<void> {
    const { content, digest } = canonical(scheme);
    await updateVersioned(
      tx,
      'assessment_scheme',
      id,
      version,
      'name = $3, sample = $4, content = $5, digest = $6, reason = $7, drafted_by = $8, drafted_at = now()',
      [scheme.name, scheme.sample, content, digest, reason, draftedBy],
    );
  }

  /** @throws RuleBroken VERSION_STALE */
  async approve(tx: Tx, id: string, version: number, approvedBy: string): Promise<void> {
    await updateVersioned(
      tx,
      'assessment_scheme',
      id,
      version,
      `status = 'approved', approved_by = $3, approved_at = now()`,
      [approvedBy],
    );
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.run('DELETE FROM assessment_scheme WHERE id = $1', [id]);
  }
}

/** What is stored of a scheme, and its SHA-256. */
export function canonical(scheme: Scheme): { content: string; digest: Buffer } {
  const content = canonicalJson(scheme);
  return { content, digest: createHash('sha256').update(content).digest() };
}

function stored(row: Row): StoredScheme {
  return { ...row, content: asScheme(JSON.parse(row.content)) };
}
