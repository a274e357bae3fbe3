import { Injectable } from '@nestjs/common';
import { newId, type Queryable, type Tx } from '@yipanqi/api/platform';
import type { EditionDifference, EditionKind, EditionStatus } from '@yipanqi/contract';
import type { Month } from '@yipanqi/domain';

export interface StoredStep {
  readonly userId: string;
  readonly name: string;
  readonly at: Date;
}

/** An edition as it is stored. `contentText` is canonical JSON: its bytes are what the digest is of. */
export interface StoredEdition<Content extends object = object> {
  readonly id: string;
  readonly kind: EditionKind;
  /** 2021-03, 2021-Q1 or 2021 */
  readonly period: string;
  readonly edition: number;
  readonly status: EditionStatus;
  readonly planVersion: number;
  readonly schemeVersion: number | null;
  readonly contentText: string;
  readonly content: Content;
  readonly inputDigest: string;
  readonly digest: string;
  readonly reason: string;
  readonly differences: readonly EditionDifference[];
  readonly computed: StoredStep;
  readonly approved: StoredStep | null;
  readonly published: StoredStep | null;
  readonly version: number;
}

/** What a computation yields. */
export interface ComputedContent {
  readonly kind: EditionKind;
  readonly period: string;
  readonly planVersion: number;
  readonly schemeVersion: number | null;
  readonly contentText: string;
  /** Canonical text of everything it was computed from. */
  readonly inputText: string;
  readonly inputDigest: string;
  readonly digest: string;
}

interface Row {
  id: string;
  kind: EditionKind;
  period: string;
  edition: number;
  status: EditionStatus;
  planVersion: number;
  schemeVersion: number | null;
  content: string;
  inputDigest: string;
  digest: string;
  reason: string;
  differences: EditionDifference[] | null;
  computedBy: string;
  computedName: string;
  computedAt: Date;
  approvedBy: string | null;
  approvedName: string | null;
  approvedAt: Date | null;
  publishedBy: string | null;
  publishedName: string | null;
  publishedAt: Date | null;
  version: number;
}

const SELECT = `SELECT e.id, e.kind, e.period, e.edition_no AS edition, e.status, e.plan_version AS "planVersion",
    e.scheme_version AS "schemeVersion", e.content, e.input_digest AS "inputDigest", e.digest, e.reason, e.differences,
    e.computed_by AS "computedBy", c.name AS "computedName", e.computed_at AS "computedAt",
    e.approved_by AS "approvedBy", a.name AS "approvedName", e.approved_at AS "approvedAt",
    e.published_by AS "publishedBy", p.name AS "publishedName", e.published_at AS "publishedAt", e.version
  FROM edition e
  JOIN app_user c ON c.id = e.computed_by
  LEFT JOIN app_user a ON a.id = e.approved_by
  LEFT JOIN app_user p ON p.id = e.published_by`;

@Injectable()
export class EditionRepository {
  async byId(db: Queryable, id: string): Promise<StoredEdition | null> {
    const [row] = await db.named<Row & Record<string, unknown>>('edition-by-id', `${SELECT} WHERE e.id = $1`, [id]);
    return row ? stored(row) : null;
  }

  /** The newest edition of a period; nobody else computes or decides on one of it until the transaction ends. */
  async lockLatest(tx: Tx, kind: EditionKind, period: string): Promise<StoredEdition | null> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`edition:${kind}:${period}`]);
    const row = await tx.one<Row & Record<string, unknown>>(
      `${SELECT} WHERE e.kind = $1 AND e.period = $2 ORDER BY e.edition_no DESC LIMIT 1 FOR UPDATE OF e`,
      [kind, period],
    );
    return row && stored(row);
  }

  async lockById(tx: Tx, id: string): Promise<StoredEdition | null> {
    const row = await tx.one<Row & Record<string, unknown>>(`${SELECT} WHERE e.id = $1 FOR UPDATE OF e`, [id]);
    return row && stored(row);
  }

  /** What an edition was computed from; read only to verify it. */
  async inputOf(db: Queryable, id: string): Promise<string> {
    const row = await db.one<{ input: string }>('SELECT input FROM edition WHERE id = $1', [id]);
    return row?.input ?? '';
  }

  /** A bulletin of the month. */
  async isPublished(db: Queryable, period: Month): Promise<boolean> {
    const rows = await db.named(
      'edition-is-published',
      `SELECT 1 FROM edition WHERE kind = 'monthly' AND period = $1 AND status = 'published' LIMIT 1`,
      [period],
    );
    return rows.length > 0;
  }

  /** Months from the first to the last that have a published bulletin. */
  async publishedMonths(db: Queryable, from: Month, to: Month): Promise<ReadonlySet<string>> {
    const rows = await db.named<{ period: string }>(
      'editions-published-months',
      `SELECT DISTINCT period FROM edition WHERE kind = 'monthly' AND status = 'published' AND period BETWEEN $1 AND $2`,
      [from, to],
    );
    return new Set(rows.map(({ period }) => period));
  }

  async lastPublished<Content extends object = object>(
    db: Queryable,
    kind: EditionKind,
    period: string,
  ): Promise<StoredEdition<Content> | null> {
    const [row] = await db.named<Row & Record<string, unknown>>(
      'edition-published',
      `${SELECT} WHERE e.kind = $1 AND e.period = $2 AND e.status = 'published' ORDER BY e.edition_no DESC LIMIT 1`,
      [kind, period],
    );
    return row ? (stored(row) as StoredEdition<Content>) : null;
  }

  /** The unique key (kind, period, edition) fences a second one. */
  async insert(
    tx: Tx,
    computed: ComputedContent,
    facts: { edition: number; reason: string; differences: readonly EditionDifference[] | null; computedBy: string },
  ): Promise<string> {
    const id = newId();
    await tx.run(
      `INSERT INTO edition (id, kind, period, edition_no, status, plan_version, content, input, input_digest, digest, reason,
         differences, computed_by, scheme_version)
       VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        id,
        computed.kind,
        computed.period,
        facts.edition,
        computed.planVersion,
        computed.contentText,
        computed.inputText,
        computed.inputDigest,
        computed.digest,
        facts.reason,
        facts.differences && JSON.stringify(facts.differences),
        facts.computedBy,
        computed.schemeVersion,
      ],
    );
    return id;
  }

  /** An unpublished edition gets new figures and is a draft again. */
  async redraft(
    tx: Tx,
    id: string,
    computed: ComputedContent,
    facts: { reason: string; differences: readonly EditionDifference[] | null; computedBy: string },
  ): Promise<void> {
    await tx.run(
      `UPDATE edition SET status = 'draft', plan_version = $2, content = $3, input = $4, input_digest = $5, digest = $6,
              reason = $7, differences = $8, computed_by = $9, computed_at = now(), scheme_version = $10, approved_by = NULL, approved_at = NULL,
              version = version + 1
        WHERE id = $1`,
      [
        id,
        computed.planVersion,
        computed.contentText,
        computed.inputText,
        computed.inputDigest,
        computed.digest,
        facts.reason,
        facts.differences && JSON.stringify(facts.differences),
        facts.computedBy,
        computed.schemeVersion,
      ],
    );
  }
}

function stored(row: Row): StoredEdition {
  const { id, kind, period, edition, status, planVersion, schemeVersion, inputDigest, digest, reason, version } = row;
  return {
    id,
    kind,
    period,
    edition,
    status,
    planVersion,
    schemeVersion,
    contentText: row.content,
    content: JSON.parse(row.content) as object,
    inputDigest,
    digest,
    reason,
    differences: row.differences ?? [],
    computed: { userId: row.computedBy, name: row.computedName, at: row.computedAt },
    approved: step(row.approvedBy, row.approvedName, row.approvedAt),
    published: step(row.publishedBy, row.publishedName, row.publishedAt),
    version,
  };
}

function step(userId: string | null, name: string | null, at: Date | null): StoredStep | null {
  return userId === null || name === null || at === null ? null : { userId, name, at };
}
