import { existsSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { scopeOf, UnitTree } from '@yipanqi/api/identity';
import { CloseMonth, ExportLedger } from '@yipanqi/api/ledger';
import { ComputeEdition, EditionFiles, EditionQuery, PlanProgressQuery } from '@yipanqi/api/reports';
import { formatMoney, RuleBroken } from '@yipanqi/domain';
import { actorOf, NOBODY } from './actor-of';
import type { Command } from './command-line';
import type { Done } from './done';
import { importLedger } from './import-ledger';
import { verifyAudit } from './verify-audit';
import { Refused } from './refusal';

/** Where paths of the command line start: the folder in which it was typed, not the one that npm changed to. */
export interface Place {
  typedIn: string;
}

/** Runs a command under the rights of the user that it names. @throws Refused, RuleBroken */
export async function runCommand(app: INestApplicationContext, command: Command, place: Place): Promise<Done> {
  switch (command.name) {
    case 'import':
      return importLedger(app, command, existingFile(command.file, place));
    case 'export':
      return exportLedger(app, command, resolve(place.typedIn, command.file));
    case 'close':
      return close(app, command);
    case 'report':
      return report(app, command, resolve(place.typedIn, command.out));
    case 'verify-edition':
      return verifyEdition(app, command);
    case 'progress':
      return progress(app, command);
    case 'verify-audit':
      return verifyAudit(app, command);
  }
}

function existingFile(file: string, { typedIn }: Place): string {
  const path = [resolve(typedIn, file), resolve(file)].find((each) => existsSync(each) && statSync(each).isFile());
  if (!path) throw new Refused([{ code: 'FILE_REQUIRED', message: `没有找到文件 ${file}，请核对路径。` }]);
  return path;
}

/** The file appears under its name when it is whole. */
async function exportLedger(
  app: INestApplicationContext,
  command: Command & { name: 'export' },
  path: string,
): Promise<Done> {
  const actor = await actorOf(app, command.as);
  const unit = command.unit === null ? null : unitId(app, command.unit);
  const unfinished = `${path}.part`;
  try {
    const counts = await app.get(ExportLedger).toFile((await open(unfinished, 'w')).createWriteStream(), actor, unit);
    await rename(unfinished, path);
    return {
      json: { file: path, ...counts },
      lines: [`已导出 ${counts.leads} 个项目、${counts.records} 张凭证：${path}`],
    };
  } finally {
    await rm(unfinished, { force: true });
  }
}

function unitId(app: INestApplicationContext, name: string): string {
  const unit = app.get(UnitTree).find(name);
  if (!unit) throw new RuleBroken('UNIT_UNKNOWN', { value: name });
  return unit.id;
}

async function close(app: INestApplicationContext, { month, as }: Command & { name: 'close' }): Promise<Done> {
  const closed = await app.get(CloseMonth).upTo(await actorOf(app, as), month);
  return { json: { closed }, lines: closed.map((each) => `${each.month} 已月结，共 ${each.postings} 笔记账。`) };
}

async function report(
  app: INestApplicationContext,
  command: Command & { name: 'report' },
  folder: string,
): Promise<Done> {
  const { kind, period, reason } = command;
  const actor = await actorOf(app, command.as);
  const edition = await app.get(ComputeEdition).run(actor, { kind, period, ...(reason && { reason }) });
  const files = app.get(EditionFiles);
  const made = [
    { name: 'edition.json', file: files.json(edition) },
    { name: 'edition.xlsx', file: await files.xlsx(edition) },
    { name: 'edition.docx', file: await files.docx(edition) },
  ];
  await mkdir(folder, { recursive: true });
  for (const { name, file } of made) await writeFile(join(folder, name), file.bytes);
  const paths = made.map(({ name }) => join(folder, name));
  return {
    json: {
      kind: edition.kind,
      period: edition.period,
      edition: edition.edition,
      status: edition.status,
      digest: edition.digest,
      files: paths,
    },
    lines: paths.map((path) => `已写出 ${basename(path)}：${path}`),
  };
}

/** The newest edition that the user sees, or the one asked for. @throws Refused when it is not what was stored */
async function verifyEdition(
  app: INestApplicationContext,
  { kind, period, as, edition }: Command & { name: 'verify-edition' },
): Promise<Done> {
  const actor = await actorOf(app, as);
  const query = app.get(EditionQuery);
  const found = (await query.list(actor, { kind, period })).find(
    (each) => edition === null || each.edition === edition,
  );
  if (!found) throw new RuleBroken('NOT_FOUND');
  const verified = await query.verification(actor, found.id);
  const about = `${found.title}，${found.number}`;
  if (!verified.intact || !verified.reproduced) {
    const message = verified.intact
      ? `${about}：按编制时的数据重新计算，摘要不同（${verified.recomputed}），应为 ${verified.stored}。`
      : `${about}：所存内容与编制时的摘要 ${verified.stored} 不一致。`;
    throw new Refused([{ code: 'EDITION_TOUCHED', message }]);
  }
  return {
    json: { kind, period, edition: found.edition, status: found.status, ...verified },
    lines: [
      `${about}：所存内容与编制时的摘要一致，按编制时的数据重新计算，摘要相同。`,
      `SHA-256 ${verified.stored}`,
      verified.current === false
        ? '按现在的台账计算有不同：数据、目标或名称在编制后有变化。'
        : '按现在的台账计算，数字相同。',
    ],
  };
}

async function progress(app: INestApplicationContext, { month, as }: Command & { name: 'progress' }): Promise<Done> {
  const actor = as === null ? NOBODY : await actorOf(app, as);
  if (as !== null) scopeOf(actor, 'plan.read');
  const answer = await app.get(PlanProgressQuery).run(actor, month);
  const money = (yuan: string): string => `${formatMoney(yuan).text} ${formatMoney(yuan).unit}`;
  const lines = answer.quotaLines.map(
    (line) =>
      `${line.name}  额度 ${money(line.quota)}  已签 ${money(line.contracted)}  完成 ${line.completion ?? '—'}%  超欠时序 ${line.paceGap ?? '—'}`,
  );
  return { json: answer, lines: [`${answer.title} ${month}${answer.interim ? '（快报）' : ''}`, ...lines] };
}
