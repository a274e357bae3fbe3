import { Injectable } from '@nestjs/common';
import { Outbox, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { LedgerImportStarted, LedgerImportStatus, LedgerImportVersionBody } from '@yipanqi/contract';
import { RuleBroken, type ErrorDetails } from '@yipanqi/domain';
import { IMPORT_STATUS_NAMES } from './import-status';
import { lockOwnImport } from './own-import';

/** Asks for a checked import to be written into the ledger in the background, or for an import to be checked again. */
@Injectable()
export class StartApply {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  /** @throws RuleBroken IMPORT_HAS_ERRORS, IMPORT_STATUS, VERSION_STALE */
  apply(write: Write, id: string, { version }: LedgerImportVersionBody): Promise<LedgerImportStarted> {
    return this.start(write, id, version, 'ledger-import', 'applying', (status, faults) => {
      if (status === 'faulty') throw new RuleBroken('IMPORT_HAS_ERRORS', { count: faults });
      if (status !== 'checked') throw new RuleBroken('IMPORT_STATUS', refusal(status, '写入台账'));
    });
  }

  /** For a file whose faults lay in the ledger, or after the ledger changed. @throws RuleBroken IMPORT_STATUS, VERSION_STALE */
  check(write: Write, id: string, { version }: LedgerImportVersionBody): Promise<LedgerImportStarted> {
    return this.start(write, id, version, 'ledger-import-check', 'uploaded', (status) => {
      if (!CHECKABLE.includes(status)) throw new RuleBroken('IMPORT_STATUS', refusal(status, '重新校验'));
    });
  }

  private start(
    write: Write,
    id: string,
    version: number,
    kind: 'ledger-import' | 'ledger-import-check',
    next: LedgerImportStatus,
    allow: (status: LedgerImportStatus, faults: number) => void,
  ): Promise<LedgerImportStarted> {
    return this.writes.run(write, async (tx) => {
      const { status } = await lockOwnImport(tx, write.actor, id, version);
      allow(status, await faultsOf(tx, id));
      const jobId = await this.outbox.add(tx, { kind, payload: { id }, createdBy: write.actor.userId });
      await tx.run(
        `UPDATE ledger_import SET status = $2, job_id = $3, failure = '', version = version + 1 WHERE id = $1`,
        [id, next, jobId],
      );
      return { id, jobId, version: version + 1 };
    });
  }
}

const CHECKABLE: readonly LedgerImportStatus[] = ['checked', 'faulty', 'failed'];

async function faultsOf(tx: Tx, id: string): Promise<number> {
  return (await tx.one<{ faults: number }>('SELECT faults FROM ledger_import WHERE id = $1', [id]))!.faults;
}

function refusal(status: LedgerImportStatus, action: string): ErrorDetails {
  return { status: IMPORT_STATUS_NAMES[status], action };
}
