import { Injectable } from '@nestjs/common';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Outbox, Writes, type Write } from '@yipanqi/api/platform';
import type { ExportLedgerBody, LedgerExportStarted } from '@yipanqi/contract';

/** Asks for the ledger as a workbook; the file is fetched from the job. */
@Injectable()
export class StartExport {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly units: UnitTree,
  ) {}

  run(write: Write, body: ExportLedgerBody): Promise<LedgerExportStarted> {
    const scope = scopeOf(write.actor, 'export.run');
    const unit = body.unit ? this.units.get(body.unit).id : '';
    if (unit) assertInScope(scope, unit);
    return this.writes.run(write, async (tx) => ({
      jobId: await this.outbox.add(tx, { kind: 'ledger-export', payload: { unit }, createdBy: write.actor.userId }),
    }));
  }
}
