import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '@yipanqi/api/platform';
import type { DocumentTemplateView } from '@yipanqi/contract';
import type { DocumentKind, DocumentTemplate } from '@yipanqi/domain';

export type StoredTemplate = DocumentTemplate & { readonly kind: DocumentKind; readonly version: number };

const COLUMNS = `t.kind, t.version, t.mark, t.number_pattern AS "numberPattern", t.issuer, t.addressee, t.red_head AS "redHead",
  t.seal_place AS "sealPlace", t.charts`;
const SHOWN = `${COLUMNS}, u.name AS "madeBy", to_char(t.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "madeAt",
  (SELECT count(*)::int FROM edition_template e WHERE e.kind = t.kind AND e.template_version = t.version) AS editions`;

@Injectable()
export class TemplateRepository {
  constructor(private readonly db: Database) {}

  /** The newest version of every kind. */
  current(): Promise<DocumentTemplateView[]> {
    return this.db.query(
      `SELECT DISTINCT ON (array_position($1::text[], t.kind)) ${SHOWN}
         FROM document_template t LEFT JOIN app_user u ON u.id = t.made_by
        ORDER BY array_position($1::text[], t.kind), t.version DESC`,
      [['monthly', 'monthlyInterim', 'quarterly', 'yearly']],
    );
  }

  /** All versions of a kind, the newest first. */
  versions(db: Queryable, kind: DocumentKind): Promise<DocumentTemplateView[]> {
    return db.query(
      `SELECT ${SHOWN} FROM document_template t LEFT JOIN app_user u ON u.id = t.made_by
        WHERE t.kind = $1 ORDER BY t.version DESC`,
      [kind],
    );
  }

  /** What an edition is dressed in: the version it was published with, else the newest. */
  async ofEdition(db: Queryable, edition: { id: string; kind: DocumentKind; status: string }): Promise<StoredTemplate> {
    const [template] = await db.named<StoredTemplate>(
      'template-of-edition',
      `SELECT ${COLUMNS} FROM document_template t
        WHERE t.kind = $1 AND t.version = CASE WHEN $3 THEN coalesce((SELECT template_version FROM edition_template WHERE edition_id = $2), 1)
              ELSE (SELECT max(version) FROM document_template WHERE kind = $1) END`,
      [edition.kind, edition.id, edition.status === 'published'],
    );
    if (!template) throw new Error(`no template of ${edition.kind}`);
    return template;
  }

  /** An edition that is being published keeps the template of this moment. */
  async keep(tx: Tx, editionId: string, kind: DocumentKind): Promise<void> {
    await tx.run(
      `INSERT INTO edition_template (edition_id, kind, template_version)
       SELECT $1, $2, max(version) FROM document_template WHERE kind = $2`,
      [editionId, kind],
    );
  }

  async insert(tx: Tx, template: StoredTemplate, madeBy: string): Promise<void> {
    await tx.run(
      `INSERT INTO document_template (kind, version, mark, number_pattern, issuer, addressee, red_head, seal_place, charts, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        template.kind,
        template.version,
        template.mark,
        template.numberPattern,
        template.issuer,
        template.addressee,
        template.redHead,
        template.sealPlace,
        template.charts,
        madeBy,
      ],
    );
  }
}
