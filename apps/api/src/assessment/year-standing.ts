import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@yipanqi/api/platform';
import { EditionRepository, type StoredEdition } from '@yipanqi/api/reports';
import type { EditionStatus, YearEdition } from '@yipanqi/contract';
import { RuleBroken, type YearlyContent } from '@yipanqi/domain';

export type YearlyEdition = StoredEdition<YearlyContent>;

const FROZEN_WORDS = { approved: '已批准', published: '已发布' } as const;

/** How far the editions of a year's assessment have come. */
@Injectable()
export class YearStanding {
  constructor(private readonly editions: EditionRepository) {}

  /** Newest first. */
  async editionsOf(db: Queryable, year: number | null): Promise<(YearEdition & { year: number })[]> {
    const rows = await db.named<{
      id: string;
      year: number;
      edition: number;
      status: EditionStatus;
      publishedAt: Date | null;
      publishedBy: string | null;
    }>(
      'yearly-editions',
      `SELECT e.id, e.period::int AS year, e.edition_no AS edition, e.status, e.published_at AS "publishedAt", p.name AS "publishedBy"
         FROM edition e LEFT JOIN app_user p ON p.id = e.published_by
        WHERE e.kind = 'yearly' AND ($1::int IS NULL OR e.period = $1::text) ORDER BY e.period DESC, e.edition_no DESC`,
      [year],
    );
    return rows.map((row) => ({ ...row, publishedAt: row.publishedAt && row.publishedAt.toISOString() }));
  }

  /**
   * Nobody computes, approves or publishes an edition of the year until the transaction ends.
   * Scheme, units and inputs stand once one is approved; after publication only a granted objection changes an input.
   */
  async lock(tx: Tx, year: number): Promise<'approved' | 'published' | null> {
    const latest = await this.editions.lockLatest(tx, 'yearly', String(year));
    if (!latest) return null;
    if (latest.status !== 'draft') return latest.status;
    return latest.edition > 1 ? 'published' : null;
  }

  /** @throws RuleBroken ENROLMENT_FROZEN */
  async assertOpen(tx: Tx, year: number): Promise<void> {
    const frozen = await this.lock(tx, year);
    if (frozen) throw new RuleBroken('ENROLMENT_FROZEN', { year, status: FROZEN_WORDS[frozen] });
  }

  /** @throws RuleBroken MANUAL_INPUT_FROZEN unless the year is open, or published and a granted objection asks for the change */
  async assertInputOpen(tx: Tx, year: number, byObjection: boolean): Promise<void> {
    const frozen = await this.lock(tx, year);
    if (frozen === null || (frozen === 'published' && byObjection)) return;
    throw new RuleBroken('MANUAL_INPUT_FROZEN', { year, status: FROZEN_WORDS[frozen] }, 'objectionId');
  }

  async published(db: Queryable, year: number): Promise<YearlyEdition | null> {
    return this.editions.lastPublished<YearlyContent>(db, 'yearly', String(year));
  }
}

/** What of the editions' state a page needs to know. */
export function frozenBy(
  editions: readonly { status: EditionStatus; edition: number }[],
): 'approved' | 'published' | null {
  const [latest] = editions;
  if (!latest) return null;
  if (latest.status !== 'draft') return latest.status;
  return latest.edition > 1 ? 'published' : null;
}
