import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { scopeOf } from '@yipanqi/api/identity';
import {
  assertWorkbookFile,
  digestOf,
  Files,
  newId,
  Outbox,
  Writes,
  XLSX_MIME,
  type Tx,
  type Write,
} from '@yipanqi/api/platform';
import type { LedgerImportStarted } from '@yipanqi/contract';
import { IMPORT_FILE_MAX_BYTES, IMPORT_INFLATED_MAX_BYTES, RuleBroken } from '@yipanqi/domain';

const NAME_MAX = 200;

/** Takes a workbook in: looked at by content and size, stored, and checked in the background. */
@Injectable()
export class StartImport {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly files: Files,
    private readonly outbox: Outbox,
  ) {}

  /** @throws RuleBroken FILE_REQUIRED, FILE_TOO_LARGE, FILE_NOT_XLSX, FILE_INFLATES_TOO_LARGE, FILE_UNREADABLE */
  async run(write: Write, body: Readable, encodedName: string | undefined): Promise<LedgerImportStarted> {
    scopeOf(write.actor, 'import.run');
    const path = join(tmpdir(), `yipanqi-${newId()}.xlsx`);
    try {
      await receive(body, path);
      await assertWorkbookFile(path, IMPORT_INFLATED_MAX_BYTES);
      // The body is no JSON: what makes two requests the same is the file.
      const digest = await digestOf(path);
      return await this.writes.run({ ...write, digest }, async (tx) => {
        const id = await this.store(tx, write, path, fileName(encodedName));
        const jobId = await this.outbox.add(tx, {
          kind: 'ledger-import-check',
          payload: { id },
          createdBy: write.actor.userId,
        });
        await tx.run('UPDATE ledger_import SET job_id = $2 WHERE id = $1', [id, jobId]);
        return { id, jobId, version: 1 };
      });
    } finally {
      await rm(path, { force: true });
    }
  }

  /** The file and its row, not checked yet. Answers the import's id. */
  async store(tx: Tx, { actor }: Pick<Write, 'actor'>, path: string, name: string): Promise<string> {
    const id = newId();
    const file = await this.files.storePath(tx, path, { name, mime: XLSX_MIME, createdBy: actor.userId });
    await tx.run(
      `INSERT INTO ledger_import (id, file_id, file_name, status, created_by) VALUES ($1, $2, $3, 'uploaded', $4)`,
      [id, file.id, name, actor.userId],
    );
    await this.audit.record(tx, actor, {
      action: 'ledger.upload',
      entity: 'ledgerImport',
      entityId: id,
      after: { fileName: name, size: file.size },
    });
    return id;
  }
}

/** Streams the body to the disk and counts it. */
async function receive(body: Readable, path: string): Promise<void> {
  if (!(body instanceof Readable)) throw new RuleBroken('FILE_REQUIRED');
  let left = IMPORT_FILE_MAX_BYTES;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      left -= chunk.length;
      if (left < 0) done(new RuleBroken('FILE_TOO_LARGE', { max: `${IMPORT_FILE_MAX_BYTES >> 20} MB` }));
      else done(null, chunk);
    },
  });
  await pipeline(body, counted, createWriteStream(path, { mode: 0o600 }));
  if (left === IMPORT_FILE_MAX_BYTES) throw new RuleBroken('FILE_REQUIRED');
}

function fileName(encoded: string | undefined): string {
  try {
    const name = decodeURIComponent(encoded ?? '')
      .replace(/[\\/\p{Cc}]/gu, '')
      .trim();
    return [...name].slice(0, NAME_MAX).join('') || '台账.xlsx';
  } catch (error) {
    // Not percent-encoded as asked; the name is for people only.
    if (error instanceof URIError) return '台账.xlsx';
    throw error;
  }
}
