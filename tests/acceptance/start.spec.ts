import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Client } from '../support/client';
import { freePort, newFolder, processesOf, ROOT } from '../support/product';

const READY = '按 Ctrl C 停止';
const asRoot = process.getuid?.() === 0;

interface Started {
  child: ChildProcess;
  port: number;
  said: () => string;
  /** Exit code. */
  ended: Promise<number>;
}

interface How {
  args?: string[];
  port?: number;
  env?: NodeJS.ProcessEnv;
  /** As which user; the present one by default. */
  user?: { uid: number; gid: number };
}

/** `npm start` as typed in a terminal: in a group of its own, so that Ctrl C reaches all of it. */
async function npmStart(folder: string, how: How = {}): Promise<Started> {
  const port = how.port ?? (await freePort());
  const child = spawn('npm', ['start', ...(how.args ? ['--', ...how.args] : [])], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), YIPANQI_DATA_DIR: join(folder, 'data'), ...how.env },
    ...how.user,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? -1)));
  return { child, port, said: () => said, ended };
}

async function ready(product: Started): Promise<Started> {
  const over = product.ended.then((code) => {
    throw new Error(`npm start ended with ${code}\n${product.said()}`);
  });
  const heard = (async () => {
    while (!product.said().includes(READY)) await new Promise((done) => setTimeout(done, 50));
  })();
  await Promise.race([heard, over]);
  return product;
}

/** Ctrl C, which the terminal sends to the whole group: nothing may be left running, and the database has shut down in order. */
async function ctrlC(product: Started, folder: string): Promise<void> {
  process.kill(-product.child.pid!, 'SIGINT');
  await product.ended;
  expect(product.said()).toContain('正在停止');
  expect(product.said()).not.toMatch(/\n\s+at /);
  expect(processesOf(folder)).toEqual([]);
  expect(existsSync(join(folder, 'data/postgres/postmaster.pid'))).toBe(false);
}

function sentences(product: Started): string[] {
  return product
    .said()
    .split('\n')
    .filter((line) => line.startsWith('✗'));
}

function expectOneSentence(product: Started, wanted: RegExp): void {
  expect(sentences(product)).toEqual([expect.stringMatching(wanted)]);
  expect(product.said()).not.toMatch(/\n\s+at /);
  expect(product.said()).not.toContain(READY);
}

function nobody(): { uid: number; gid: number } {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody')!;
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** An ordinary user that is not the owner of the project: `nobody` when we are root, else ourselves. */
const ordinary = asRoot ? nobody() : { uid: process.getuid!(), gid: process.getgid!() };

describe('npm start', () => {
  const folders: string[] = [];
  const folder = (): string => {
    const made = newFolder();
    folders.push(made);
    return made;
  };
  afterAll(() => {
    for (const each of folders) {
      for (const { pid } of processesOf(each)) process.kill(pid, 'SIGKILL');
      rmSync(each, { recursive: true, force: true });
    }
  });

  describe('on one folder, start after start', () => {
    const data = newFolder();
    folders.push(data);

    it('comes up with demo records and the sample accounts printed, and Ctrl C leaves no process', async () => {
      const product = await ready(await npmStart(data));
      expect(product.said()).toContain(`http://localhost:${product.port}`);
      expect(product.said()).toMatch(/officer\s.*招商干部/);
      const page = await fetch(`http://localhost:${product.port}/`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
      const officer = await Client.signIn(`http://localhost:${product.port}`, 'officer');
      const leads = await officer.get<{ rows: unknown[] }>('/leads');
      expect(leads.status).toBe(200);
      expect(leads.body.rows.length).toBeGreaterThan(0);

      await ctrlC(product, data);
      expect(sentences(product)).toEqual([]);
    });

    it('is up within ten seconds the second time', async () => {
      // Up to three tries: what else runs on the machine is not the product's.
      const took: number[] = [];
      while (took.length < 3 && !took.some((ms) => ms < 10_000)) {
        const began = Date.now();
        const product = await ready(await npmStart(data));
        took.push(Date.now() - began);
        await ctrlC(product, data);
      }
      expect(Math.min(...took)).toBeLessThan(10_000);
    });

    it('starts on what a crash left behind: everything killed, and a lock whose number now is another process', async () => {
      await ready(await npmStart(data));
      for (const { pid } of processesOf(data)) process.kill(pid, 'SIGKILL');
      while (processesOf(data).length > 0) await new Promise((done) => setTimeout(done, 50));
      const lock = join(data, 'data/postgres/postmaster.pid');
      expect(existsSync(lock)).toBe(true);
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(process.pid)));

      const product = await ready(await npmStart(data));
      await Client.signIn(`http://localhost:${product.port}`, 'officer');
      await ctrlC(product, data);
    });
  });

  it('--empty has accounts and reference data, and no records', async () => {
    const data = folder();
    const product = await ready(await npmStart(data, { args: ['--empty'] }));
    const url = `http://localhost:${product.port}`;
    const officer = await Client.signIn(url, 'officer');
    const reference = await officer.get<{ units: unknown[]; directions: unknown[]; quotaLines: unknown[] }>(
      '/reference',
    );
    expect(reference.body.units).toHaveLength(43);
    expect(reference.body.directions).toHaveLength(62);
    expect(reference.body.quotaLines).toHaveLength(20);
    for (const path of ['/leads', '/enterprises', '/records']) {
      const { status, body } = await officer.get<{ rows: unknown[] }>(path);
      expect([path, status, body.rows]).toEqual([path, 200, []]);
    }
    const verifier = await Client.signIn(url, 'verifier');
    expect((await verifier.get('/month-closes')).body).toEqual({ closed: [], open: null, waiting: [] });
    expect((await verifier.get('/editions')).body).toEqual([]);
    await ctrlC(product, data);
  });

  it('says in one sentence that the port is taken', async () => {
    const data = folder();
    const server = createServer();
    const port = await new Promise<number>((done) =>
      server.listen(0, () => done((server.address() as { port: number }).port)),
    );
    const product = await npmStart(data, { port });
    expect(await product.ended).toBe(1);
    expectOneSentence(product, new RegExp(`端口 ${port} 已被占用：.*PORT=`));
    expect(existsSync(join(data, 'data'))).toBe(false);
    await closed(server);
  });

  it('says in one sentence that a folder is closed to the user', async () => {
    const closedFolder = join(folder(), 'closed');
    mkdirSync(closedFolder, { mode: 0o700 });
    if (!asRoot) chmodSync(closedFolder, 0o500);
    const product = await npmStart(closedFolder);
    expect(await product.ended).toBe(1);
    if (asRoot) expectOneSentence(product, new RegExp(`nobody 进不了目录 ${closedFolder}；请执行 chmod o\\+x`));
    else expectOneSentence(product, new RegExp(`${closedFolder}.*YIPANQI_DATA_DIR`));
  });

  it('says in one sentence that Node is too old', async () => {
    const data = folder();
    const old = join(data, 'old-node.cjs');
    const versions = "{ value: { ...process.versions, node: '18.20.0' } }";
    writeFileSync(old, `Object.defineProperty(process, 'versions', ${versions});`);
    const product = await run(data, [`--require=${old}`, 'scripts/start.mjs']);
    expect(await product.ended).toBe(1);
    expectOneSentence(product, /Node .* 太旧：请安装 Node 20 或更新的版本/);
  });

  describe('as an ordinary user', () => {
    const asOrdinary = (data: string): How => ({ user: ordinary, args: ['--empty'], env: { HOME: data } });

    it('starts on a folder of its own and stops cleanly', async () => {
      const data = folder();
      if (asRoot) chownSync(data, ordinary.uid, ordinary.gid);
      const product = await ready(await npmStart(data, asOrdinary(data)));
      await Client.signIn(`http://localhost:${product.port}`, 'officer');
      await ctrlC(product, data);
    });

    it('says in one sentence that it may not write to the folder', async () => {
      const data = folder();
      if (!asRoot) chmodSync(data, 0o500);
      const product = await npmStart(data, asOrdinary(data));
      expect(await product.ended).toBe(1);
      expectOneSentence(product, new RegExp(`${data}.*YIPANQI_DATA_DIR`));
    });
  });
});

async function run(folder: string, args: string[]): Promise<Started> {
  const port = await freePort();
  const env = { ...process.env, NODE_OPTIONS: '', PORT: String(port), YIPANQI_DATA_DIR: join(folder, 'data') };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    child,
    port,
    said: () => said,
    ended: new Promise((done) => child.once('close', (code) => done(code ?? -1))),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}
