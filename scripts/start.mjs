// `npm start`: builds what is missing, starts the database, migrates, loads reference and demo data, serves everything on one port.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { entry, NODE_OPTIONS, Obstacle, root, say } from './runtime.mjs';

const empty = process.argv.includes('--empty');
/** The worker runs elsewhere, or is started by hand. */
const withoutWorker = process.argv.includes('--without-worker');
const port = Number(process.env.PORT ?? 8080);
const dataFolder = resolve(root, process.env.YIPANQI_DATA_DIR ?? '.data');
const api = join(root, 'dist/apps/api/src');
/** The worker collects its garbage early: a large import would take three times the memory that it needs. */
const HEAP = { 'worker.js': ['--max-old-space-size=192', '--max-semi-space-size=8'] };

await entry(async () => {
  const began = Date.now();
  await portIsFree();
  const { build } = await import('./build.mjs');
  await build();
  const database = await openDatabase();
  const env = {
    ...process.env,
    DATABASE_URL: database.appUrl,
    ...(database.ownerUrl && { DATABASE_OWNER_URL: database.ownerUrl }),
    PORT: String(port),
    WEB_ROOT: join(root, 'dist/apps/web'),
    NODE_OPTIONS,
  };
  const children = [];
  let stopping = false;
  const stop = async (code) => {
    if (stopping) return;
    stopping = true;
    say('· 正在停止…');
    await Promise.all(children.map(end));
    await database.stop();
    process.exit(code);
  };
  // A part that dies is started again, as a production supervisor would; one that keeps dying ends the product.
  const keep = async (name, deaths) => {
    const child = await started(name, env, () => {
      children.splice(children.indexOf(child), 1);
      if (stopping) return;
      say(`· ${name} 意外退出，重新启动…`);
      if (deaths >= 5) void stop(1);
      else keep(name, deaths + 1).catch((error) => (say(`✗ ${error.message}`), stop(1)));
    });
    children.push(child);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));
  try {
    say('· 迁移数据库、载入规划与单位…');
    await once('setup.js', env);
    if (!empty) await once('demo.js', env);
    await keep('main.js', 0);
    if (!withoutWorker) await keep('worker.js', 0);
  } catch (error) {
    stopping = true;
    await Promise.all(children.map(end));
    await database.stop();
    throw error;
  }
  greet(Date.now() - began);
});

function portIsFree() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', () =>
      failed(new Obstacle(`端口 ${port} 已被占用：请停掉占用它的程序，或换一个端口，例如 PORT=8081 npm start。`)),
    );
    probe.listen(port, () => probe.close(() => done()));
  });
}

async function openDatabase() {
  if (process.env.DATABASE_URL) {
    return { appUrl: process.env.DATABASE_URL, ownerUrl: process.env.DATABASE_OWNER_URL, stop: async () => undefined };
  }
  say('· 启动内置数据库…');
  const { startEmbeddedPostgres } = createRequire(import.meta.url)(join(api, 'platform/embedded-postgres.js'));
  return startEmbeddedPostgres(dataFolder);
}

/** Runs a script of the API to its end. */
function once(name, env) {
  return new Promise((done, failed) => {
    const child = fork(join(api, name), [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('exit', (code) => (code === 0 ? done() : failed(new Obstacle(`${name} 没有完成，原因见上。`))));
  });
}

/** Starts a process and waits until it says that it is ready. */
function started(name, env, onEnd) {
  return new Promise((done, failed) => {
    // In a group of its own: Ctrl C reaches this script first, which stops its parts in order.
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
    const child = fork(join(api, name), [], { env, detached: true, stdio, execArgv: HEAP[name] ?? [] });
    child.once('message', () => {
      child.once('exit', onEnd);
      done(child);
    });
    child.once('exit', () => failed(new Obstacle(`${name} 没有启动起来，原因见上。`)));
  });
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  child.kill('SIGTERM');
  return new Promise((done) => child.once('exit', done));
}

function greet(ms) {
  const { sampleAccounts } = createRequire(import.meta.url)(join(api, 'identity/sample-accounts.js'));
  const addresses = Object.values(networkInterfaces())
    .flat()
    .filter((each) => each?.family === 'IPv4' && !each.internal)
    .map((each) => `http://${each.address}:${port}`);
  say(`\n  一盘棋已就绪（${(ms / 1000).toFixed(1)} 秒）：http://localhost:${port}   ${addresses.join('  ')}`);
  if (process.env.NODE_ENV !== 'production') {
    say('\n  示例账号（密码均为 ' + sampleAccounts()[0].password + '）：');
    for (const account of sampleAccounts()) say(`    ${account.login.padEnd(28)}${account.roleName}  ${account.name}`);
  }
  say('\n  按 Ctrl C 停止。');
}
