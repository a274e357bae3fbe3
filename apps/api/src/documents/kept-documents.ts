import { Injectable } from '@nestjs/common';
import { Database, Files } from '@yipanqi/api/platform';

export type DocumentFormat = 'docx' | 'xlsx' | 'pdf';

export interface KeptFacts {
  /** SHA-256 of everything that the document is made from. */
  readonly key: string;
  readonly format: DocumentFormat;
  readonly editionId: string;
  readonly name: string;
  readonly mime: string;
  readonly createdBy: string;
}

/** Documents that are written once: later versions of the product give out the same bytes, and a slow one is not made twice. */
@Injectable()
export class KeptDocuments {
  constructor(
    private readonly db: Database,
    private readonly files: Files,
  ) {}

  async find(key: string, format: DocumentFormat): Promise<Buffer | null> {
    const row = await this.db.one<{ fileId: string }>(
      'SELECT file_id AS "fileId" FROM kept_document WHERE key = $1 AND format = $2',
      [key, format],
    );
    if (!row) return null;
    const parts: Buffer[] = [];
    for await (const part of this.files.stream(row.fileId)) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }

  /** What was kept first is what everybody gets. */
  async keep(facts: KeptFacts, bytes: Buffer): Promise<Buffer> {
    const first = await this.db.tx(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`kept-document:${facts.key}:${facts.format}`]);
      const known = await tx.one('SELECT 1 FROM kept_document WHERE key = $1 AND format = $2', [
        facts.key,
        facts.format,
      ]);
      if (known) return false;
      const { id } = await this.files.storeBytes(tx, bytes, facts);
      await tx.run('INSERT INTO kept_document (key, format, edition_id, file_id) VALUES ($1, $2, $3, $4)', [
        facts.key,
        facts.format,
        facts.editionId,
        id,
      ]);
      return true;
    });
    return first ? bytes : ((await this.find(facts.key, facts.format)) ?? bytes);
  }
}
