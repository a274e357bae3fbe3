// Builds what is missing or out of date: the API with swc, the web with Angular.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run, say } from './runtime.mjs';

const PARTS = {
  api: { folders: ['apps/api', 'libs', 'scripts/build-api.mjs'], out: 'dist/apps/api/src/main.js' },
  web: { folders: ['apps/web', 'libs'], out: 'dist/apps/web' },
};

export async function build() {
  await Promise.all([buildPart('api', buildApi), buildPart('web', buildWeb)]);
}

export async function buildPart(name, make) {
  const { folders, out } = PARTS[name];
  const mark = join(root, 'dist', `.${name}.digest`);
  const digest = await digestOf([...folders, 'tsconfig.base.json', 'package-lock.json']);
  const before = existsSync(mark) ? await readFile(mark, 'utf8') : '';
  if (before === digest && existsSync(join(root, out))) return;
  await make();
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(mark, digest);
}

export async function buildApi() {
  say('· 编译服务端…');
  const { buildApi: compile } = await import('./build-api.mjs');
  await compile();
}

export async function buildWeb() {
  say('· 编译网页（首次约半分钟）…');
  await run(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'build', 'web'], {
    env: { ...process.env, NX_TUI: 'false', NX_DAEMON: 'false', NG_CLI_ANALYTICS: 'false', NO_COLOR: '1' },
  });
}

async function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) await add(hash, join(root, path));
  return hash.digest('hex');
}

async function add(hash, path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!entries) {
    hash.update(path.slice(root.length)).update(await readFile(path));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name.endsWith('.spec.ts')) continue;
    await add(hash, join(path, entry.name));
  }
}
