import { Injectable } from '@nestjs/common';
import { type Actor, Database, type Queryable } from '@yipanqi/api/platform';
import type {
  SchemeDifferencesAnswer,
  SchemeMonths,
  SchemeSummary,
  SchemeVersionDetail,
  SchemeVersionRow,
} from '@yipanqi/contract';
import { RuleBroken, schemeDifferences } from '@yipanqi/domain';
import { SchemeCheck } from './scheme-check';
import { SchemeRepository } from './scheme.repository';

type Row = Omit<SchemeVersionRow, 'draftedAt' | 'approvedAt'> & {
  draftedAt: Date;
  approvedAt: Date | null;
} & Record<string, unknown>;

const SELECT = `SELECT s.key, s.number, s.name, s.sample, s.status, s.reason, encode(s.digest, 'hex') AS digest,
    d.name AS "draftedBy", s.drafted_at AS "draftedAt", a.name AS "approvedBy", s.approved_at AS "approvedAt",
    coalesce(s.drafted_by = $1, false) AS own, s.version
  FROM assessment_scheme s LEFT JOIN app_user d ON d.id = s.drafted_by LEFT JOIN app_user a ON a.id = s.approved_by`;

@Injectable()
export class SchemesQuery {
  constructor(
    private readonly db: Database,
    private readonly schemes: SchemeRepository,
    private readonly check: SchemeCheck,
  ) {}

  list(): Promise<SchemeSummary[]> {
    return this.db.named<SchemeSummary & Record<string, unknown>>(
      'schemes',
      `SELECT s.key, (array_agg(s.name ORDER BY s.number DESC))[1] AS name, (array_agg(s.sample ORDER BY s.number DESC))[1] AS sample,
              max(s.number) FILTER (WHERE s.status = 'approved') AS approved,
              max(s.number) FILTER (WHERE s.status = 'draft') AS draft, count(*)::int AS versions,
              ARRAY(SELECT y.year FROM assessment_year y WHERE y.scheme_key = s.key ORDER BY y.year DESC) AS years
         FROM assessment_scheme s GROUP BY s.key ORDER BY bool_and(s.sample), s.key COLLATE "C" DESC`,
    );
  }

  /** Newest first. @throws RuleBroken NOT_FOUND */
  async versions(actor: Actor, key: string): Promise<SchemeVersionRow[]> {
    const rows = await this.db.named<Row>('scheme-versions', `${SELECT} WHERE s.key = $2 ORDER BY s.number DESC`, [
      actor.userId,
      key,
    ]);
    if (rows.length === 0) throw new RuleBroken('NOT_FOUND');
    return rows.map(rowOf);
  }

  version(actor: Actor, key: string, number: number): Promise<SchemeVersionDetail> {
    return this.db.snapshot((tx) => this.detail(tx, actor, key, number));
  }

  /** @throws RuleBroken NOT_FOUND */
  async detail(db: Queryable, actor: Actor, key: string, number: number): Promise<SchemeVersionDetail> {
    const stored = await this.schemes.of(db, key, number);
    const [row] = await db.named<Row>('scheme-version', `${SELECT} WHERE s.key = $2 AND s.number = $3::numeric`, [
      actor.userId,
      key,
      number,
    ]);
    if (!stored || !row) throw new RuleBroken('NOT_FOUND');
    const { content, status } = stored;
    return { ...rowOf(row), content, faults: status === 'draft' ? this.check.faults(content) : [] };
  }

  /** @throws RuleBroken NOT_FOUND */
  async differences(key: string, from: number, to: number): Promise<SchemeDifferencesAnswer> {
    return this.db.snapshot(async (tx) => {
      const [before, after] = [await this.schemes.of(tx, key, from), await this.schemes.of(tx, key, to)];
      if (!before || !after) throw new RuleBroken('NOT_FOUND');
      return { key, from, to, differences: schemeDifferences(before.content, after.content) };
    });
  }

  async months(): Promise<SchemeMonths> {
    const rows = await this.db.named<{ month: string }>(
      'scheme-months',
      'SELECT month FROM month_close ORDER BY month DESC',
    );
    return { months: rows.map(({ month }) => month) };
  }
}

function rowOf(row: Row): SchemeVersionRow {
  const { draftedAt, approvedAt } = row;
  return { ...row, draftedAt: draftedAt.toISOString(), approvedAt: approvedAt && approvedAt.toISOString() };
}
