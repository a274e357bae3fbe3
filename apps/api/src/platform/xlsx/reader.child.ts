import { isErrorCode, RuleBroken } from '@yipanqi/domain';
import { WorkbookReader } from './workbook-reader';

/**
 * The process that parses a workbook from outside: `node --max-old-space-size=… reader.child.js FILE MAX_INFLATED`. It writes one
 * JSON line a sheet (its name) and a row ([row, cells]) and ends with `null`; a refusal goes to its parent as a message.
 */
async function main(path: string, maxInflated: number): Promise<void> {
  const reader = await WorkbookReader.open(path, maxInflated);
  for (const sheet of reader.sheets) {
    await write(`${JSON.stringify(sheet)}\n`);
    for await (const rows of reader.rows(sheet)) {
      await write(`${rows.map(({ row, cells }) => JSON.stringify([row, cells])).join('\n')}\n`);
    }
  }
  await write('null\n');
  await reader.close();
}

/** Waits for the reader of the pipe: nothing heaps up here. */
function write(text: string): Promise<void> | undefined {
  if (process.stdout.write(text)) return undefined;
  return new Promise((done) => process.stdout.once('drain', done));
}

main(process.argv[2]!, Number(process.argv[3])).then(
  () => process.disconnect(),
  (error: unknown) => {
    const broken = error instanceof RuleBroken && isErrorCode(error.code) ? error : new RuleBroken('FILE_UNREADABLE');
    if (!(error instanceof RuleBroken)) console.error(error);
    process.send!({ code: broken.code, details: broken.details }, () => process.exit(1));
  },
);
