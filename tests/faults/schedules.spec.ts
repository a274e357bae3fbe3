import { Client as Pg } from 'pg';
import { Client } from '../support/client';
import { accepted, formal, receipt, registerLead, verified } from '../support/ledger';
import { Product } from '../support/product';
import { RedisServer } from '../support/redis';
import { until } from '../support/until';
import { Worker } from '../support/workers';

const LEASE = { JOB_LEASE_SECONDS: '4' };
/** What is promised, counted from the return of a worker. */
const PROMISED_SECONDS = 600;

interface Due {
  status: string;
  period: string;
  late: boolean;
  why: string;
}

describe.each(['Postgres', 'Redis'])('schedules with BullMQ on %s', (backend) => {
  let product: Product;
  let db: Pg;
  let redis: RedisServer | null = null;
  let auditor: Client;
  let verifier: Client;
  const workers: Worker[] = [];

  beforeAll(async () => {
    redis = backend === 'Redis' ? await RedisServer.start() : null;
    product = await Product.start({ worker: false, ...(redis && { env: { REDIS_URL: redis.url } }) });
    db = new Pg({ connectionString: product.databaseUrl });
    await db.connect();
    const officer = await Client.signIn(product.url, 'officer');
    verifier = await Client.signIn(product.url, 'verifier');
    auditor = await Client.signIn(product.url, 'auditor');
    const lead = await registerLead(officer, { unit: '500101' });
    await verified(officer, verifier, formal(lead.id, '2021-01-05', '1234.56'));
    for (const month of ['02', '03', '04', '05']) {
      await verified(officer, verifier, receipt(lead.id, `2021-${month}-06`, '34.56'));
    }
    const closed = await product.yipanqi('close', '2021-05', '--as', 'verifier');
    if (closed.code !== 0) throw new Error(closed.err);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(async () => {
    await db.end();
    try {
      await product.stop();
    } finally {
      await redis?.stop();
    }
  });

  /** A worker whose clock says this Shanghai time now. */
  async function workerAt(time: string): Promise<Worker> {
    const shift = Math.round((Date.parse(`${time}+08:00`) - Date.now()) / 1000);
    const env = { ...LEASE, YIPANQI_CLOCK_SHIFT: String(shift), ...(redis && { REDIS_URL: redis.url }) };
    const worker = await Worker.start(product.databaseUrl, env);
    workers.push(worker);
    return worker;
  }

  /** The schedules have been known here since that time, and nothing is due yet. */
  async function installed(time: string): Promise<void> {
    await db.query(`DELETE FROM yipanqi.due_work`);
    const keys = accepted(await auditor.get<{ schedules: { key: string }[] }>('/schedules')).schedules;
    for (const { key } of keys) {
      await db.query(
        `INSERT INTO yipanqi.schedule (key, known_since) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET known_since = excluded.known_since`,
        [key, `${time}+08:00`],
      );
    }
  }

  const due = async (): Promise<Due[]> =>
    accepted(await auditor.get<{ rows: Due[] }>('/due-work?schedule=monthly-bulletin')).rows;

  function report(period: string, seconds = 60): Promise<Due> {
    return until(seconds, `report of ${period}`, async () => {
      const work = (await due()).find((each) => each.period === period);
      if (work?.status === 'failed') throw new Error(`report of ${period} failed`);
      return work?.status === 'done' && work;
    });
  }

  async function schedulersInQueue(): Promise<number> {
    if (redis) return Number(await redis.command('ZCARD', 'bull:yipanqi:repeat'));
    return Number((await db.query('SELECT count(*) AS count FROM bullmq.scheduler')).rows[0].count);
  }

  /** One row due, one job, one edition, one line in the trail; and the edition is whole. */
  async function expectOneWhole(period: string): Promise<void> {
    expect((await due()).filter((each) => each.period === period)).toHaveLength(1);
    const jobs = await db.query(
      `SELECT 1 FROM yipanqi.job WHERE kind = 'monthly-bulletin' AND payload->>'period' = $1`,
      [period],
    );
    expect(jobs.rows).toHaveLength(1);
    const editions = accepted(
      await verifier.get<{ id: string; period: string; computed: { name: string } }[]>('/editions?kind=monthly'),
    ).filter((each) => each.period === period);
    expect(editions).toMatchObject([{ computed: { name: '系统' } }]);
    const trail = await db.query(
      `SELECT 1 FROM yipanqi.audit_event WHERE action = 'edition.compute' AND after->>'period' = $1 AND after->>'kind' = 'monthly'`,
      [period],
    );
    expect(trail.rows).toHaveLength(1);
    const whole = accepted(await verifier.get(`/editions/${editions[0]!.id}/verification`));
    expect(whole).toMatchObject({ intact: true, reproduced: true, current: true });
  }

  it('two schedulers at once: one report, at its time', async () => {
    await installed('2021-02-20T00:00:00');
    await Promise.all([workerAt('2021-03-08T01:59:53'), workerAt('2021-03-08T01:59:53')]);
    const { schedules } = accepted(await auditor.get<{ schedules: unknown[] }>('/schedules'));
    await until(10, 'the schedules in the queue', async () => (await schedulersInQueue()) === schedules.length);
    await report('2021-02');
    await expectOneWhole('2021-02');
  });

  it('a worker killed in the middle of the report: one report, whole, soon after another one is there', async () => {
    await installed('2021-03-20T00:00:00');
    const holder = new Pg({ connectionString: product.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE yipanqi.edition IN SHARE ROW EXCLUSIVE MODE');
    const killed = await workerAt('2021-04-08T01:59:58');
    await until(30, 'the report being computed', async () => (await due())[0]?.status === 'running');
    await killed.kill();
    await holder.query('COMMIT');
    await holder.end();
    await workerAt('2021-04-08T02:00:10');
    const returned = Date.now();
    await report('2021-03', PROMISED_SECONDS);
    said(`${backend}: killed mid-report, done ${seconds(returned)} s after a worker was back`);
    await expectOneWhole('2021-03');
  });

  if (backend === 'Redis') {
    it('Redis emptied just before the due time: one report, and the schedules are told to the queue again', async () => {
      await installed('2021-04-20T00:00:00');
      await workerAt('2021-05-08T01:59:52');
      await until(20, 'schedules in the queue', async () => Number(await redis!.command('DBSIZE')) > 0);
      await redis!.command('FLUSHALL');
      const emptied = Date.now();
      await report('2021-04', PROMISED_SECONDS);
      said(`${backend}: emptied before the due time, done ${seconds(emptied)} s after it was emptied`);
      await expectOneWhole('2021-04');
      await until(
        60,
        'schedules told again',
        async () => Number(await redis!.command('ZCARD', 'bull:yipanqi:repeat')) > 0,
      );
    });
  }

  if (backend === 'Redis') {
    it('while Redis is away the log says so once, and once that it is back', async () => {
      await installed('2021-05-20T00:00:00');
      const worker = await workerAt('2021-05-21T00:00:00');
      await until(20, 'schedules in the queue', async () => Number(await redis!.command('DBSIZE')) > 0);
      const before = worker.log;
      await redis!.goAway();
      await new Promise((done) => setTimeout(done, 8000));
      await redis!.comeBack();
      await until(20, 'the return in the log', async () => worker.log.includes('goes on after'));
      await new Promise((done) => setTimeout(done, 1000));
      const lines = worker.log
        .slice(before.length)
        .split('\n')
        .filter((line) => line.trim() !== '');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain('the queue is interrupted');
      expect(lines[1]).toMatch(/the queue goes on after \d+ s/);
    });
  }

  it('no worker at the due time: the report is made late, not lost', async () => {
    await installed('2021-05-20T00:00:00');
    await workerAt('2021-06-12T08:00:00');
    const returned = Date.now();
    await report('2021-05', PROMISED_SECONDS);
    said(`${backend}: four days after the due time, done ${seconds(returned)} s after a worker was back`);
    expect(await due()).toMatchObject([{ period: '2021-05', status: 'done', late: true }]);
    await expectOneWhole('2021-05');
  });

  it('of a month that is not closed waits, and says so', async () => {
    await installed('2021-06-20T00:00:00');
    await workerAt('2021-07-08T02:00:00');
    const waiting = await until(
      20,
      'waiting work',
      async () => (await due()).find(({ status }) => status === 'waiting') ?? false,
    );
    expect(waiting).toMatchObject({ period: '2021-06', why: '等待 2021-06 月结' });
    const { jobId } = accepted(await verifier.post<{ jobId: string }>('/month-closes', { month: '2021-06' }));
    await verifier.job(jobId);
    const closed = Date.now();
    await report('2021-06');
    said(`${backend}: waited for the close, done ${seconds(closed)} s after it`);
    await expectOneWhole('2021-06');
  });
});

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}

function said(words: string): void {
  process.stdout.write(`    ${words}\n`);
}
