import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Where systems keep it; the environment may name another place. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export function findChromium(
  places: readonly (string | undefined)[] = [process.env['CHROMIUM'], ...PLACES],
): string | null {
  return places.find((place): place is string => place !== undefined && existsSync(place)) ?? null;
}

export interface Bounds {
  readonly milliseconds: number;
  /** Of all its processes together. */
  readonly bytes: number;
}

/** How a bounded run ended: null when it went well. */
export type Ending = null | 'time' | 'memory' | 'exit';

const WATCH_MS = 200;
const PAGE_BYTES = 4096;

/** Runs Chromium as a group of its own, and ends the whole group when it takes too long or too much. */
export async function runBounded(
  path: string,
  args: readonly string[],
  folder: string,
  bounds: Bounds,
): Promise<Ending> {
  const child = spawn(path, args, {
    detached: true,
    cwd: folder,
    stdio: 'ignore',
    // No secrets of ours, and everything that it leaves behind lies in the folder that is removed.
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: folder,
      XDG_RUNTIME_DIR: folder,
      LANG: 'zh_CN.UTF-8',
      TZ: 'Asia/Shanghai',
    },
  });
  const done = new AbortController();
  try {
    return await Promise.race([ended(child), watched(child, bounds, done.signal)]);
  } finally {
    done.abort();
    killGroup(child);
  }
}

function ended(child: ChildProcess): Promise<Ending> {
  return new Promise((settle) => {
    child.once('error', () => settle('exit'));
    child.once('exit', (code) => settle(code === 0 ? null : 'exit'));
  });
}

async function watched(child: ChildProcess, { milliseconds, bytes }: Bounds, done: AbortSignal): Promise<Ending> {
  const end = performance.now() + milliseconds;
  while (!done.aborted) {
    if (performance.now() > end) return 'time';
    if (residentBytes(child.pid ?? -1) > bytes) return 'memory';
    await delay(WATCH_MS);
  }
  return null;
}

/** Resident memory of a process group, as Linux tells it; elsewhere only time is bounded. */
export function residentBytes(group: number): number {
  if (!existsSync('/proc/self/stat')) return 0;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, pid) => sum + residentOf(pid, group), 0);
}

function residentOf(pid: string, group: number): number {
  const stat = textOf(`/proc/${pid}/stat`);
  const [, , ofGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (Number(ofGroup) !== group) return 0;
  return Number(textOf(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES;
}

/** A process may be gone before it is read: then it holds nothing. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch (error) {
    // The group is gone already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
