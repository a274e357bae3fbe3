import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { scopeOf } from '@yipanqi/api/identity';
import {
  ApplyImport,
  CheckImport,
  discardImport,
  StartImport,
  VerifyRecords,
  type ImportApplied,
} from '@yipanqi/api/ledger';
import { assertWorkbookFile, Database, type Actor } from '@yipanqi/api/platform';
import type { LedgerImportFault } from '@yipanqi/contract';
import { IMPORT_FILE_MAX_BYTES, IMPORT_INFLATED_MAX_BYTES, RuleBroken } from '@yipanqi/domain';
import type { Command } from './command-line';
import type { Done } from './done';
import { Refused } from './refusal';
import { actorOf } from './actor-of';

const noProgress = (): Promise<void> => Promise.resolve();

/** The same use cases as the page, without the queue; what is refused leaves nothing behind but its row in the trail. */
export async function importLedger(
  app: INestApplicationContext,
  command: Command & { name: 'import' },
  path: string,
): Promise<Done> {
  const actor = await actorOf(app, command.as);
  const verifier = command.verifiedBy === null ? null : await actorOf(app, command.verifiedBy);
  scopeOf(actor, 'import.run');
  if (verifier) scopeOf(verifier, 'record.verify');
  await assertFile(path);
  const db = app.get(Database);
  const id = await db.tx((tx) => app.get(StartImport).store(tx, { actor }, path, basename(path)));
  try {
    const { counts } = await checked(app, actor, id);
    if (command.dryRun) {
      await discardImport(db, id);
      return {
        json: { file: basename(path), dryRun: true, counts },
        lines: [`校验通过，可以导入：${rowsLine(counts)}`],
      };
    }
    const { pending, ...applied } = await apply(app, actor, id, verifier);
    const verified = verifier ? pending.length : 0;
    return {
      json: { file: basename(path), import: id, dryRun: false, counts, ...applied, verified },
      lines: [
        `已导入：新增企业 ${applied.enterprises} 家、项目 ${applied.leads} 个、凭证 ${applied.records} 张，更新项目 ${applied.changed} 个。`,
        ...(verifier ? [`已审核凭证 ${verified} 张。`] : []),
      ],
    };
  } catch (error) {
    await discardImport(db, id);
    throw error;
  }
}

async function assertFile(path: string): Promise<void> {
  const { size } = await stat(path);
  if (size > IMPORT_FILE_MAX_BYTES)
    throw new RuleBroken('FILE_TOO_LARGE', { max: `${IMPORT_FILE_MAX_BYTES >> 20} MB` });
  await assertWorkbookFile(path, IMPORT_INFLATED_MAX_BYTES);
}

async function checked(app: INestApplicationContext, actor: Actor, id: string): Promise<{ counts: object }> {
  const { status, counts } = await app.get(CheckImport).run(actor, id, noProgress);
  if (status === 'checked') return { counts };
  const faults = await app
    .get(Database)
    .query<LedgerImportFault & Record<string, unknown>>(
      'SELECT sheet, row, heading, value, code, message FROM ledger_import_fault WHERE import_id = $1 ORDER BY seq',
      [id],
    );
  throw new Refused(faults);
}

/** Import and verification are one: when a record cannot be verified, nothing is imported. */
function apply(app: INestApplicationContext, actor: Actor, id: string, verifier: Actor | null): Promise<ImportApplied> {
  return app.get(Database).tx(async (tx) => {
    await tx.run(`UPDATE ledger_import SET status = 'applying', version = version + 1 WHERE id = $1`, [id]);
    const applied = await app.get(ApplyImport).run(tx, actor, id, noProgress);
    if (verifier && applied.pending.length > 0) await app.get(VerifyRecords).run(tx, verifier, applied.pending);
    return applied;
  });
}

function rowsLine(counts: object): string {
  return Object.entries(counts as Record<string, { rows: number }>)
    .map(([sheet, { rows }]) => `${sheet} ${rows} 行`)
    .join('，');
}
