import { fork, type ChildProcess } from 'node:child_process';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { RuleBroken, type ErrorCode, type ErrorDetails } from '@yipanqi/domain';
import type { CellValue } from './sheet-rows';

/** What a workbook yields: a sheet begins, or rows of the sheet that began last. */
export type SheetPart =
  | { readonly sheet: string; readonly rows?: undefined }
  | { readonly sheet?: undefined; readonly rows: readonly (readonly [row: number, cells: readonly CellValue[]])[] };

/** Heap of the parsing process in MiB: a workbook within the size limits stays far below it. */
const HEAP_MIB = 64;

/**
 * Parses a workbook from outside in a process of its own with a capped heap and no secrets in its environment, and yields
 * what it finds as it comes. @throws RuleBroken FILE_NOT_XLSX, FILE_INFLATES_TOO_LARGE, FILE_UNREADABLE
 */
export async function* readSheetsInChild(path: string, maxInflated: number): AsyncGenerator<SheetPart> {
  const child = fork(join(__dirname, `reader.child${extname(__filename)}`), [path, String(maxInflated)], {
    execArgv: [`--max-old-space-size=${HEAP_MIB}`, '--max-semi-space-size=2'],
    env: process.env['NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['NODE_OPTIONS'] } : {},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ending = endOf(child, maxInflated);
  // Heard below; a child that fails early must not count as unhandled until then.
  ending.catch(() => undefined);
  try {
    yield* parts(child.stdout!);
    await ending;
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
}

async function* parts(stdout: Readable): AsyncGenerator<SheetPart> {
  let rest = '';
  stdout.setEncoding('utf8');
  for await (const chunk of stdout as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    let rows: (readonly [number, readonly CellValue[]])[] = [];
    for (const line of lines) {
      if (line.startsWith('[')) rows.push(JSON.parse(line) as [number, CellValue[]]);
      else {
        if (rows.length > 0) yield { rows };
        rows = [];
        if (line !== 'null') yield { sheet: JSON.parse(line) as string };
      }
    }
    if (rows.length > 0) yield { rows };
  }
}

/** Settles when the process is over; how it ended says what was wrong with the file. */
function endOf(child: ChildProcess, maxInflated: number): Promise<void> {
  return new Promise((done, failed) => {
    let refusal: RuleBroken | null = null;
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
    child.on('message', (message: { code: ErrorCode; details: ErrorDetails }) => {
      refusal = new RuleBroken(message.code, message.details);
    });
    child.once('error', failed);
    child.once('close', (code, signal) => {
      if (refusal) failed(refusal);
      else if (code === 0) done();
      else if (signal === 'SIGABRT' || code === 134 || said.includes('heap out of memory')) {
        failed(new RuleBroken('FILE_INFLATES_TOO_LARGE', { max: `${Math.round(maxInflated / (1 << 20))} MB` }));
      } else failed(new Error(`workbook reader ended with ${code ?? signal}: ${said}`));
    });
  });
}
