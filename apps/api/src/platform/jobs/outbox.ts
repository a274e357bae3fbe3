import { Injectable } from '@nestjs/common';
import type { JobKind } from '@yipanqi/contract';
import type { Tx } from '../database';
import { newId } from '../ids';

/** Asks for background work in the transaction that needs it: no commit, no job; commit, and the job will run. */
@Injectable()
export class Outbox {
  /**
   * Returns the job's id. With a fence that exists already, the existing job's id: the work is asked for once. A job that
   * failed gives its fence up: what was refused yesterday may be possible today.
   */
  async add(
    tx: Tx,
    job: { kind: JobKind; payload: Record<string, string | number | boolean>; createdBy: string; fence?: string },
  ): Promise<string> {
    if (job.fence) await tx.run(`UPDATE job SET fence = NULL WHERE fence = $1 AND status = 'failed'`, [job.fence]);
    const row = await tx.one<{ id: string }>(
      `INSERT INTO job (id, kind, payload, created_by, fence) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (fence) DO UPDATE SET fence = excluded.fence RETURNING id`,
      [newId(), job.kind, JSON.stringify(job.payload), job.createdBy, job.fence ?? null],
    );
    return row!.id;
  }
}
