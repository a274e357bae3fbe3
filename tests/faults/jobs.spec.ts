import { Client as Pg } from 'pg';
import { Client } from '../support/client';
import { accepted, formal, receipt, registerLead, verified } from '../support/ledger';
import { freePort, newFolder, Product, ROOT } from '../support/product';
import { RedisServer } from '../support/redis';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

interface Job {
  id: string;
  title: string;
  status: 'queued' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  message: string;
  resultUrl: string | null;
}

/** Short, so that a dead worker's job is given out again while we wait. */
const LEASE = { JOB_LEASE_SECONDS: '4' };

let product: Product;
let officer: Client;
let verifier: Client;
let leader: Client;
let auditor: Client;

async function start(env: NodeJS.ProcessEnv): Promise<void> {
  product = await Product.start({ env: { ...LEASE, ...env } });
  officer = await Client.signIn(product.url, 'officer');
  verifier = await Client.signIn(product.url, 'verifier');
  leader = await Client.signIn(product.url, 'leader');
  auditor = await Client.signIn(product.url, 'auditor');
}

function months(year: number, count = 12): string[] {
  return Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

/** Asks for an interim bulletin; the answer is the job's id. */
async function ask(period: string): Promise<string> {
  const answer = await leader.post<{ jobId: string }>('/editions', { kind: 'monthly', period, interim: true });
  return accepted(answer).jobId;
}

async function askAll(periods: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const period of periods) ids.push(await ask(period));
  return ids;
}

async function jobs(ids: string[]): Promise<Job[]> {
  return Promise.all(ids.map(async (id) => accepted(await leader.get<Job & Record<string, unknown>>(`/jobs/${id}`))));
}

async function until<T>(seconds: number, what: string, look: () => Promise<T | false>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function allDone(ids: string[], seconds = 60): Promise<Job[]> {
  return until(seconds, 'all jobs done', async () => {
    const now = await jobs(ids);
    const failed = now.find(({ status }) => status === 'failed');
    if (failed) throw new Error(`job failed: ${failed.message}`);
    return now.every(({ status }) => status === 'done') && now;
  });
}

/** One edition of each period, and one row in the trail that says so: the work was done, and not twice. */
async function expectDoneOnce(periods: string[]): Promise<void> {
  const editions = accepted(await auditor.get<{ period: string; edition: number }[]>('/editions?kind=monthlyInterim'));
  const trail = accepted(
    await auditor.get<{ rows: { after: { period: string } }[] }>('/audit?action=edition.compute'),
  ).rows.map(({ after }) => after.period);
  for (const period of periods) {
    expect([period, editions.filter((each) => each.period === period).length]).toEqual([period, 1]);
    expect([period, trail.filter((each) => each === period).length]).toEqual([period, 1]);
  }
}

/** Holds every computed edition just before it is stored, as a slow moment would; `release` lets them go on. */
async function holdEditions(): Promise<() => Promise<void>> {
  const holder = new Pg({ connectionString: product.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN; LOCK TABLE yipanqi.edition IN SHARE ROW EXCLUSIVE MODE');
  return async () => {
    await holder.query('COMMIT');
    await holder.end();
  };
}

function running(ids: string[], count: number): Promise<Job[]> {
  return until(20, `${count} jobs running`, async () => {
    const now = (await jobs(ids)).filter(({ status }) => status === 'running');
    return now.length >= count && now;
  });
}

async function newWorker(than: number): Promise<void> {
  await until(30, 'a new worker', async () => {
    const pid = product.parts().find(({ command }) => command.includes('/worker.js'))?.pid;
    return pid !== undefined && pid !== than;
  });
}

describe.each(['Postgres', 'Redis'])('jobs with BullMQ on %s', (backend) => {
  let redis: RedisServer | null = null;

  beforeAll(async () => {
    redis = backend === 'Redis' ? await RedisServer.start() : null;
    await start(redis ? { REDIS_URL: redis.url } : {});
  });
  afterAll(async () => {
    try {
      await product.stop();
    } finally {
      await redis?.stop();
    }
  });

  it('close a month and compute its bulletin, and say how far they are', async () => {
    const lead = await registerLead(officer, { unit: '500101' });
    await verified(officer, verifier, formal(lead.id, '2021-01-05', '1234.56'));
    await verified(officer, verifier, receipt(lead.id, '2021-01-06', '34.56'));

    const close = accepted(await verifier.post<{ jobId: string }>('/month-closes', { month: '2021-01' }));
    const closed = (await verifier.job(close.jobId)) as unknown as Job;
    expect(closed).toMatchObject({ status: 'done', done: 1, total: 1 });
    expect(closed.message).toContain('2021-01 已月结');

    const compute = { kind: 'monthly', period: '2021-01' };
    const { jobId } = accepted(await leader.post<{ jobId: string }>('/editions', compute));
    const [computed] = await allDone([jobId]);
    expect(computed).toMatchObject({ title: '生成月度通报', message: expect.stringContaining('2021年第1期') });
    expect(computed!.done).toBe(computed!.total);
    const edition = accepted(
      await leader.get<{ content: { city: { month: { contracted: string } } } }>(
        `/editions/${computed!.resultUrl!.split('/').pop()}`,
      ),
    );
    expect(edition.content.city.month.contracted).toBe('12345600.00');
  });

  it('finish a batch, each job once, when the worker is killed in the middle of it', async () => {
    const periods = months(2022);
    const release = await holdEditions();
    const ids = await askAll(periods);
    await running(ids, 2);
    const killed = product.pidOf('worker');
    process.kill(killed, 'SIGKILL');
    await release();
    // The API is another process: it goes on answering.
    expect((await officer.get('/leads')).status).toBe(200);
    await newWorker(killed);
    await allDone(ids);
    await expectDoneOnce(periods);
  });

  if (backend === 'Redis') {
    it('are done once within a minute although Redis forgets everything', async () => {
      const periods = months(2023);
      const release = await holdEditions();
      const ids = await askAll(periods);
      await running(ids, 2);
      const waiting = until(10, 'jobs waiting in Redis', async () => Number(await redis!.command('DBSIZE')) > 0);
      await waiting;
      await redis!.command('FLUSHALL');
      await release();
      await allDone(ids, 60);
      await expectDoneOnce(periods);
    });

    it('are done once when Redis forgets right after they were asked for', async () => {
      const periods = months(2024, 3);
      const ids = await askAll(periods);
      await redis!.command('FLUSHALL');
      await allDone(ids, 60);
      await expectDoneOnce(periods);
    });

    it('wait while Redis is away: pages and writes go on, asking takes less than 2 s, and afterwards the work is done', async () => {
      await redis!.goAway();
      const periods = months(2025, 3);
      const ids: string[] = [];
      for (const period of periods) {
        const began = Date.now();
        ids.push(await ask(period));
        expect(Date.now() - began).toBeLessThan(2000);
      }
      expect((await fetch(`${product.url}/api/sample-accounts`)).status).toBe(200);
      expect((await officer.get('/leads')).status).toBe(200);
      await registerLead(officer, { unit: '500112' });
      expect((await jobs(ids)).map(({ status }) => status)).toEqual(['queued', 'queued', 'queued']);

      await redis!.comeBack();
      await allDone(ids, 60);
      await expectDoneOnce(periods);
    });

    it('do not keep the product from stopping while Redis is away', async () => {
      await ask('2025-04');
      await redis!.goAway();
      await ask('2025-05');
      await product.stop({ keepFolder: true });
      expect(product.parts()).toEqual([]);

      await redis!.comeBack();
      product = await Product.start({ folder: product.folder, env: { ...LEASE, REDIS_URL: redis!.url } });
      leader = await Client.signIn(product.url, 'leader');
      auditor = await Client.signIn(product.url, 'auditor');
      await until(60, 'both bulletins', async () => {
        const { body } = await leader.get<Job[]>('/jobs');
        return body.slice(0, 2).every(({ status }) => status === 'done');
      });
      await expectDoneOnce(['2025-04', '2025-05']);
    });
  }
});

describe('a Redis that would lose jobs', () => {
  it.each([
    ['keeps nothing on disk', ['--appendonly', 'no'], 'Redis 的 appendonly 应为 yes，现为 no：请修改 Redis 配置后重启'],
    [
      'drops keys',
      ['--maxmemory-policy', 'allkeys-lru'],
      'Redis 的 maxmemory-policy 应为 noeviction，现为 allkeys-lru',
    ],
  ])('%s: the start is refused with a sentence', async (_, settings, sentence) => {
    const redis = await RedisServer.start(settings);
    const folder = newFolder();
    const env = { ...process.env, NODE_OPTIONS: '', REDIS_URL: redis.url, PORT: String(await freePort()) };
    const child = spawn(process.execPath, ['scripts/start.mjs', '--empty'], {
      cwd: ROOT,
      env: { ...env, YIPANQI_DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((done) => child.once('close', done));
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/\n\s+at /);
  });
});
