import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Actor, Database } from '@yipanqi/api/platform';
import { type EditionFile, EditionFiles, type FileFormat } from './edition-files';
import { EditionQuery } from './edition.query';

/** An edition taken away as a file: the trail says who took which. */
@Injectable()
export class DownloadEdition {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionQuery,
    private readonly files: EditionFiles,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken NOT_FOUND */
  async run(actor: Actor, id: string, format: FileFormat): Promise<EditionFile> {
    const edition = await this.editions.visible(actor, id);
    const file = await this.files.of(edition, format);
    const { kind, period, status, digest } = edition;
    await this.db.tx((tx) =>
      this.audit.record(tx, actor, {
        action: 'edition.download',
        entity: 'edition',
        entityId: id,
        after: { kind, period, edition: edition.edition, status, format, digest },
      }),
    );
    return file;
  }
}
