// One embedded database for each size, made once and kept: tests/bench/data/<size>.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { generate } from './generate.mjs';
import { words } from './words.mjs';

const SCHEMA = 'yipanqi';

/** Addresses of a filled database and how to stop it. Another generator or schema makes it anew. */
export async function openDatabase({ root, api, folder, size, log, nodeOptions = '' }) {
  const home = join(folder, size);
  const mark = join(home, 'generated');
  const wanted = fingerprint(root);
  if (existsSync(home) && (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted))
    rmSync(home, { recursive: true });
  mkdirSync(home, { recursive: true });
  const { startEmbeddedPostgres } = createRequire(import.meta.url)(join(api, 'platform/embedded-postgres.js'));
  const server = await startEmbeddedPostgres(home);
  const database = {
    ...server,
    env: {
      ...process.env,
      DATABASE_URL: server.appUrl,
      DATABASE_OWNER_URL: server.ownerUrl,
      LOG_LEVEL: 'error',
      NODE_OPTIONS: nodeOptions,
    },
  };
  if (existsSync(mark)) return database;
  log(`· size ${size}: generating …`);
  try {
    await fill({ root, api, size, log, database });
  } catch (error) {
    await server.stop();
    throw error;
  }
  writeFileSync(mark, wanted);
  return database;
}

async function fill({ root, api, size, log, database }) {
  await script(join(api, 'setup.js'), database.env);
  const client = await connect(database.ownerUrl);
  try {
    await generate(client, size, words(root), log);
  } finally {
    await client.end();
  }
}

export async function connect(url) {
  const client = new pg.Client({
    connectionString: url,
    options: `-c search_path=${SCHEMA},public -c timezone=UTC -c jit=off`,
  });
  await client.connect();
  return client;
}

/** Generator and migrations: what the data depends on. */
function fingerprint(root) {
  const hash = createHash('sha256').update(readFileSync(new URL('./generate.mjs', import.meta.url)));
  for (const name of [
    '05-enterprises',
    '06-leads',
    '07-ledger',
    '02-audit',
    '01-platform',
    '03-identity',
    '04-plan',
    '08-reports',
  ]) {
    hash.update(readFileSync(join(root, 'apps/api/src/database/migrations', `${name}.ts`)));
  }
  return hash.digest('hex');
}

function script(path, env) {
  return new Promise((done, failed) => {
    fork(path, [], { env }).once('exit', (code) =>
      code === 0 ? done() : failed(new Error(`${path} ended with ${code}`)),
    );
  });
}
