import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Clock, Database, Files, newId, type Actor } from '@yipanqi/api/platform';
import type { PackOf } from './pack-rows.query';
import { WritePack } from './write-pack';

const ZIP_MIME = 'application/zip';

export interface PackMade {
  readonly id: string;
  readonly records: number;
  readonly files: number;
}

/** Builds an evidence pack and stores it with its digests. A job that runs again finds the pack of its first run. */
@Injectable()
export class MakePack {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly files: Files,
    private readonly clock: Clock,
    private readonly units: UnitTree,
    private readonly writing: WritePack,
  ) {}

  /** @throws RuleBroken FORBIDDEN */
  async run(
    actor: Actor,
    jobId: string,
    of: PackOf,
    onProgress: (done: number, total: number) => Promise<void>,
  ): Promise<PackMade> {
    scopeOf(actor, 'auditing.work');
    const known = await this.db.one<PackMade & Record<string, unknown>>(
      'SELECT id, records, files FROM auditing_pack WHERE job_id = $1',
      [jobId],
    );
    if (known) return known;
    const path = join(tmpdir(), `yipanqi-${newId()}.zip`);
    try {
      const out = createWriteStream(path, { mode: 0o600 });
      const written = await this.writing.run(out, of, actor.name, onProgress);
      return await this.store(actor, jobId, of, path, written);
    } finally {
      await rm(path, { force: true });
    }
  }

  private store(
    actor: Actor,
    jobId: string,
    { year, unit }: PackOf,
    path: string,
    { records, files, manifestDigest }: { records: number; files: number; manifestDigest: string },
  ): Promise<PackMade> {
    const name = `证据包-${this.units.get(unit).name}-${year}-${this.clock.today()}.zip`;
    return this.db.tx(async (tx) => {
      const file = await this.files.storePath(tx, path, { name, mime: ZIP_MIME, createdBy: actor.userId });
      const id = newId();
      await tx.run(
        `INSERT INTO auditing_pack (id, job_id, year, unit_id, file_id, files, records, manifest_digest, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, jobId, year, unit, file.id, files, records, manifestDigest, actor.userId],
      );
      await this.audit.record(tx, actor, {
        action: 'pack.make',
        entity: 'pack',
        entityId: id,
        after: { year, unit, records, files, manifestDigest },
      });
      return { id, records, files };
    });
  }
}
