import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { UnitTree } from '@yipanqi/api/identity';
import { Database, Files, isId, Outbox, Writes, type Actor, type StoredFile, type Write } from '@yipanqi/api/platform';
import type { EvidencePack, MakePackBody, PackStarted } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { AuditYears } from '../audit-years';

/** Evidence packs: asked for, listed, fetched by any auditor. */
@Injectable()
export class Packs {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly files: Files,
    private readonly units: UnitTree,
    private readonly years: AuditYears,
  ) {}

  /** @throws RuleBroken UNIT_UNKNOWN, AUDIT_YEAR_AHEAD */
  start(write: Write, body: MakePackBody): Promise<PackStarted> {
    const year = this.years.begun(body.year);
    const unit = this.units.get(body.unit, 'unit').id;
    return this.writes.run(write, async (tx) => {
      const createdBy = write.actor.userId;
      const jobId = await this.outbox.add(tx, { kind: 'evidence-pack', payload: { year, unit }, createdBy });
      await this.audit.record(tx, write.actor, {
        action: 'pack.request',
        entity: 'pack',
        after: { year, unit, jobId },
      });
      return { jobId };
    });
  }

  async list(year: number | null, unit: string | null): Promise<EvidencePack[]> {
    const rows = await this.db.query<Omit<EvidencePack, 'unitName'> & Record<string, unknown>>(
      `SELECT p.id, p.year, p.unit_id AS unit, f.name AS "fileName", f.size::float8 AS bytes, p.files, p.records,
              p.manifest_digest AS "manifestDigest", encode(f.sha256, 'hex') AS "archiveDigest", a.name AS "madeBy", p.made_at AS "madeAt"
         FROM auditing_pack p JOIN stored_file f ON f.id = p.file_id JOIN app_user a ON a.id = p.made_by
        WHERE ($1::int IS NULL OR p.year = $1) AND ($2::text IS NULL OR p.unit_id = $2) ORDER BY p.made_at DESC, p.id DESC LIMIT 200`,
      [year, unit],
    );
    return rows.map((row) => ({ ...row, unitName: this.units.get(row.unit).name }));
  }

  /** What leaves the system leaves a row in the trail. @throws RuleBroken NOT_FOUND */
  async fetch(actor: Actor, id: string): Promise<StoredFile> {
    const row = isId(id)
      ? await this.db.one<{ fileId: string }>('SELECT file_id AS "fileId" FROM auditing_pack WHERE id = $1', [id])
      : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    await this.db.tx((tx) => this.audit.record(tx, actor, { action: 'pack.fetch', entity: 'pack', entityId: id }));
    return this.files.describe(row.fileId);
  }
}
