import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { RuleBroken } from '@yipanqi/domain';
import { Database, type Tx } from './database';
import { newId } from './ids';

const PART_BYTES = 1 << 20;

export interface StoredFile {
  id: string;
  name: string;
  mime: string;
  size: number;
}

/** Files in the database, a megabyte a row: streamed in and out, never whole in memory. */
@Injectable()
export class Files {
  constructor(private readonly db: Database) {}

  /** Stores a file of the local disk; the row and its parts belong to `tx`. */
  async storePath(tx: Tx, path: string, facts: { name: string; mime: string; createdBy: string }): Promise<StoredFile> {
    const id = newId();
    const hash = createHash('sha256');
    const handle = await open(path, 'r');
    let size = 0;
    try {
      for (let seq = 0; ; seq++) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES);
        if (bytesRead === 0) break;
        const bytes = buffer.subarray(0, bytesRead);
        hash.update(bytes);
        size += bytesRead;
        await tx.run('INSERT INTO stored_file_part (file_id, seq, bytes) VALUES ($1, $2, $3)', [id, seq, bytes]);
      }
    } finally {
      await handle.close();
    }
    await tx.run('INSERT INTO stored_file (id, name, mime, size, sha256, created_by) VALUES ($1, $2, $3, $4, $5, $6)', [
      id,
      facts.name,
      facts.mime,
      size,
      hash.digest(),
      facts.createdBy,
    ]);
    return { id, name: facts.name, mime: facts.mime, size };
  }

  /** Stores what is small enough to be in memory, e.g. a document. */
  async storeBytes(
    tx: Tx,
    bytes: Buffer,
    facts: { name: string; mime: string; createdBy: string },
  ): Promise<StoredFile> {
    const id = newId();
    for (let seq = 0; seq * PART_BYTES < bytes.length; seq++) {
      const part = bytes.subarray(seq * PART_BYTES, (seq + 1) * PART_BYTES);
      await tx.run('INSERT INTO stored_file_part (file_id, seq, bytes) VALUES ($1, $2, $3)', [id, seq, part]);
    }
    await tx.run('INSERT INTO stored_file (id, name, mime, size, sha256, created_by) VALUES ($1, $2, $3, $4, $5, $6)', [
      id,
      facts.name,
      facts.mime,
      bytes.length,
      createHash('sha256').update(bytes).digest(),
      facts.createdBy,
    ]);
    return { id, name: facts.name, mime: facts.mime, size: bytes.length };
  }

  /** The file's facts; unknown → NOT_FOUND. */
  async describe(id: string): Promise<StoredFile & { createdBy: string }> {
    const row = await this.db.one<StoredFile & { createdBy: string }>(
      'SELECT id, name, mime, size::float8 AS size, created_by AS "createdBy" FROM stored_file WHERE id = $1',
      [id],
    );
    if (!row) throw new RuleBroken('NOT_FOUND');
    return row;
  }

  /** The file's bytes, part by part. */
  stream(id: string): Readable {
    return Readable.from(this.parts(id));
  }

  /** Writes the file to the local disk, for a reader that needs a path. */
  async toPath(id: string, path: string): Promise<void> {
    await pipeline(this.stream(id), createWriteStream(path, { mode: 0o600 }));
  }

  private async *parts(id: string): AsyncGenerator<Buffer> {
    for (let seq = 0; ; seq++) {
      const part = await this.db.one<{ bytes: Buffer }>(
        'SELECT bytes FROM stored_file_part WHERE file_id = $1 AND seq = $2',
        [id, seq],
      );
      if (!part) return;
      yield part.bytes;
    }
  }
}

/** SHA-256 of a local file. */
export async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}
