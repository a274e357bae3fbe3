import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuleBroken } from '@yipanqi/domain';
import { chineseFont } from '../charts/chinese-font';
import { type Bounds, type Ending, findChromium, runBounded } from './chromium';

export const PDF_MIME = 'application/pdf';

const BOUNDS: Bounds = { milliseconds: 60_000, bytes: 1.5 * 2 ** 30 };
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-crash-reporter',
  '--disable-breakpad',
  '--no-pdf-header-footer',
  // The page is ours, and its policy lets neither script nor address in: there is no network to be had either.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
];
const REASONS: Readonly<Record<Exclude<Ending, null>, string>> = {
  time: '用时超过 60 秒',
  memory: '占用内存超过 1.5 GB',
  exit: 'Chromium 异常退出',
};

let turn: Promise<unknown> = Promise.resolve();

/** Prints an HTML file to PDF, one at a time. @throws RuleBroken PDF_NO_CHROMIUM, PDF_NO_FONT, PDF_FAILED */
export function printPdf(html: string, chromium = findChromium(), bounds = BOUNDS): Promise<Buffer> {
  const printed = turn.then(() => print(html, chromium, bounds));
  // The next one waits for the end of this one, however it ends; its own caller hears of a failure.
  turn = printed.then(
    () => undefined,
    () => undefined,
  );
  return printed;
}

async function print(html: string, chromium: string | null, bounds: Bounds): Promise<Buffer> {
  if (chromium === null) throw new RuleBroken('PDF_NO_CHROMIUM');
  if (chineseFont() === null) throw new RuleBroken('PDF_NO_FONT');
  const folder = await mkdtemp(join(tmpdir(), 'yipanqi-pdf-'));
  try {
    const page = join(folder, 'document.html');
    const out = join(folder, 'document.pdf');
    await writeFile(page, html);
    const args = [
      ...FLAGS,
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${out}`,
      pathToFileURL(page).href,
    ];
    const ending = await runBounded(chromium, args, folder, bounds);
    if (ending !== null) throw new RuleBroken('PDF_FAILED', { reason: REASONS[ending] });
    return await readPdf(out);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function readPdf(path: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new RuleBroken('PDF_FAILED', { reason: 'Chromium 没有写出文件' });
    throw error;
  });
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') {
    throw new RuleBroken('PDF_FAILED', { reason: 'Chromium 写出的不是 PDF' });
  }
  return bytes;
}
