import { Injectable } from '@nestjs/common';
import { Database, isId, type Actor } from '@yipanqi/api/platform';
import type {
  EditionComparison,
  EditionDetail,
  EditionKind,
  EditionStatus,
  EditionSummary,
  EditionVerification,
} from '@yipanqi/contract';
import { reach, RuleBroken } from '@yipanqi/domain';
import { ComputeEdition } from './compute-edition';
import { sha256 } from './digest';
import { EditionRepository, type StoredEdition } from './edition.repository';
import { differencesWithin, editionDifferences } from './edition-differences';
import { EDITION_KIND_NAMES } from './edition-kind';
import { EditionFiles } from './edition-files';
import { EditionMakers } from './edition-makers';
import { EditionView } from './edition-view';

export interface EditionFilter {
  kind?: EditionKind;
  period?: string;
  status?: EditionStatus;
}

interface SummaryRow {
  id: string;
  kind: EditionKind;
  period: string;
  edition: number;
  status: EditionStatus;
  planVersion: number;
  schemeVersion: number | null;
  digest: string;
  reason: string;
  computed: StepRow;
  approved: StepRow | null;
  published: StepRow | null;
  version: number;
}

interface StepRow {
  userId: string;
  name: string;
  at: string;
}

/** Editions as the caller may see them: officers see published ones only, all others are unknown to them. */
@Injectable()
export class EditionQuery {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionRepository,
    private readonly compute: ComputeEdition,
    private readonly view: EditionView,
    private readonly makers: EditionMakers,
    private readonly files: EditionFiles,
  ) {}

  async list(actor: Actor, filter: EditionFilter): Promise<EditionSummary[]> {
    const status = publishedOnly(actor) ? 'published' : (filter.status ?? null);
    const rows = await this.db.named<SummaryRow & Record<string, unknown>>(
      'edition-list',
      `SELECT e.id, e.kind, e.period, e.edition_no AS edition, e.status, e.plan_version AS "planVersion",
              e.scheme_version AS "schemeVersion", e.digest, e.reason,
              json_build_object('userId', c.id, 'name', c.name, 'at', e.computed_at) AS computed,
              CASE WHEN a.id IS NOT NULL THEN json_build_object('userId', a.id, 'name', a.name, 'at', e.approved_at) END AS approved,
              CASE WHEN p.id IS NOT NULL THEN json_build_object('userId', p.id, 'name', p.name, 'at', e.published_at) END AS published,
              e.version
         FROM edition e
         JOIN app_user c ON c.id = e.computed_by
         LEFT JOIN app_user a ON a.id = e.approved_by
         LEFT JOIN app_user p ON p.id = e.published_by
        WHERE ($1::text IS NULL OR e.kind = $1) AND ($2::text IS NULL OR e.period = $2) AND ($3::text IS NULL OR e.status = $3)
          AND NOT ($4 AND e.status <> 'published')
        ORDER BY e.period DESC, e.kind, e.edition_no DESC LIMIT 500`,
      [filter.kind ?? null, filter.period ?? null, status, publishedOnly(actor)],
    );
    return rows.map((row) =>
      this.view.summary(
        {
          ...row,
          computed: dated(row.computed),
          approved: row.approved && dated(row.approved),
          published: row.published && dated(row.published),
        },
        actor.userId,
      ),
    );
  }

  async detail(actor: Actor, id: string): Promise<EditionDetail<object>> {
    const edition = await this.visible(actor, id);
    return this.view.detail(edition, actor.userId, await this.files.paper(edition));
  }

  /** From the one to the other. @throws RuleBroken NOT_FOUND, EDITION_KINDS_DIFFER */
  async comparison(actor: Actor, id: string, other: string): Promise<EditionComparison> {
    const [a, b] = [await this.visible(actor, id), await this.visible(actor, other)];
    if (familyOf(a.kind) !== familyOf(b.kind)) {
      throw new RuleBroken('EDITION_KINDS_DIFFER', { a: EDITION_KIND_NAMES[a.kind], b: EDITION_KIND_NAMES[b.kind] });
    }
    return {
      a: this.view.summary(a, actor.userId),
      b: this.view.summary(b, actor.userId),
      differences: editionDifferences(a.content, b.content),
    };
  }

  /** For documents: the edition alone, as far as the caller sees into it. @throws RuleBroken NOT_FOUND */
  async visible(actor: Actor, id: string): Promise<StoredEdition> {
    const edition = isId(id) ? await this.editions.byId(this.db, id) : null;
    if (!edition || (publishedOnly(actor) && edition.status !== 'published')) throw new RuleBroken('NOT_FOUND');
    return publishedOnly(actor) ? this.narrowed(actor, edition) : edition;
  }

  private narrowed(actor: Actor, edition: StoredEdition): StoredEdition {
    const maker = this.makers.of(edition.kind);
    if (!maker.narrowed) return edition;
    const content = maker.narrowed(edition.content, actor);
    const differences = differencesWithin(edition.differences, content);
    return { ...edition, content, differences: differences.filter(({ path }) => !maker.hides?.(path, actor)) };
  }

  /** Is what was stored what is shown, does it follow from its input, and does the ledger still give it? */
  async verification(actor: Actor, id: string): Promise<EditionVerification> {
    const edition = await this.visible(actor, id);
    const input = await this.editions.inputOf(this.db, id);
    const content = sha256(edition.contentText);
    const recomputed = this.compute.recomputedDigest(edition.kind, input);
    const ledger = await this.ledgerDigest(edition);
    return {
      stored: edition.digest,
      content,
      intact: content === edition.digest && sha256(input) === edition.inputDigest,
      recomputed,
      reproduced: recomputed === edition.digest,
      ledger,
      current: ledger === null ? null : ledger === edition.digest,
    };
  }

  /** A 快报 is of the moment: nothing now is compared with it. */
  private async ledgerDigest({ kind, period }: StoredEdition): Promise<string | null> {
    return kind === 'monthlyInterim' ? null : (await this.compute.compute(kind, period)).digest;
  }
}

/** A 快报 can be set beside the bulletin that followed it. */
function familyOf(kind: EditionKind): EditionKind {
  return kind === 'monthlyInterim' ? 'monthly' : kind;
}

function publishedOnly(actor: Actor): boolean {
  const far = reach(actor.grants, 'report.read');
  if (far === 'none') throw new RuleBroken('FORBIDDEN');
  return far === 'published';
}

function dated({ userId, name, at }: StepRow): { userId: string; name: string; at: Date } {
  return { userId, name, at: new Date(at) };
}
