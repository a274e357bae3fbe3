// What every entry script needs: the right Node, installed dependencies, one-sentence obstacles, child processes.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const NEEDED = [24, 15];

/** Stack traces in TypeScript's lines; a small young generation costs no speed and less memory (tests/bench). */
export const NODE_OPTIONS = '--enable-source-maps --max-semi-space-size=8';

/** A problem that a person can mend: printed as one sentence, exit code 1. */
export class Obstacle extends Error {}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs an entry script's main function; obstacles are one sentence, anything else keeps its stack. */
export async function entry(main) {
  try {
    await ready();
    await main();
  } catch (error) {
    const sentence = error instanceof Obstacle || error?.constructor?.name === 'Obstacle';
    say(sentence ? `✗ ${error.message}` : error.stack);
    process.exit(1);
  }
}

async function ready() {
  const [major] = version();
  if (major < 20) throw new Obstacle(`Node ${process.version} 太旧：请安装 Node 20 或更新的版本，然后重试。`);
  installDependencies();
  if (!recentEnough()) await again();
}

function version() {
  return process.versions.node.split('.').map(Number);
}

function recentEnough() {
  const [major, minor] = version();
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** `npm ci` when node_modules is missing or older than the lock file. */
function installDependencies() {
  const lock = join(root, 'package-lock.json');
  const mark = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  say('· 安装依赖（首次约一分钟）…');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // Standard output belongs to what was asked for.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Obstacle('依赖没有装上：请检查网络或 npm 源设置，然后重试。');
  utimesSync(mark, new Date(), new Date());
}

/** The rest runs on the Node that npm brought. */
async function again() {
  const node = localNode();
  if (!node)
    throw new Obstacle(
      `需要 Node ${NEEDED.join('.')} 以上，而本机是 ${process.version}，也没有随依赖装上；请安装 Node 24。`,
    );
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: process.env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((done) => child.once('exit', (status, signal) => done(signal ? 130 : status)));
  process.exit(code ?? 1);
}

function localNode() {
  const names = [`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`];
  for (const name of names) {
    const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  }
  return null;
}

/** Runs a command to its end; its output is shown only when it fails. */
export function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', failed);
    child.once('exit', (code) =>
      code === 0 ? done(output) : failed(new Error(`${command} ${args.join(' ')}\n${output}`)),
    );
  });
}
