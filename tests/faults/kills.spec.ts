import { Client as Pg } from 'pg';
import { Client } from '../support/client';
import { accepted } from '../support/ledger';
import { Product } from '../support/product';
import { RedisServer } from '../support/redis';
import { until } from '../support/until';
import { Worker } from '../support/workers';

/** On each of the two backends. */
const KILLS = Number(process.env['KILLS'] ?? 55);
/** Some more, as long as a kind of report has not been hit in the middle. */
const KILLS_MAX = 110;
/** Workers that start, work and die side by side. */
const LANES = 2;
const LIFE_MS = 350;

const KINDS = [
  { schedule: 'yearly-report', kind: 'yearly', perRound: 4 },
  { schedule: 'quarterly-report', kind: 'quarterly', perRound: 10 },
  { schedule: 'monthly-bulletin', kind: 'monthly', perRound: 20 },
] as const;

type Kind = (typeof KINDS)[number]['kind'];
type Tally = Record<Kind, { reports: number; interrupted: number; half: number; double: number; missing: number }>;

const nothing = () => ({ reports: 0, interrupted: 0, half: 0, double: 0, missing: 0 });

describe.each(['Postgres', 'Redis'])('workers killed at random moments, BullMQ on %s', (backend) => {
  let product: Product;
  let db: Pg;
  let verifier: Client;
  let redis: RedisServer | null = null;

  beforeAll(async () => {
    redis = backend === 'Redis' ? await RedisServer.start() : null;
    product = await Product.start({ demo: true, worker: false, ...(redis && { env: { REDIS_URL: redis.url } }) });
    db = new Pg({ connectionString: product.databaseUrl });
    await db.connect();
    verifier = await Client.signIn(product.url, 'verifier');
    await enrolEarlierYears();
  });
  afterAll(async () => {
    await db.end();
    try {
      await product.stop();
    } finally {
      await redis?.stop();
    }
  });

  it(`leave no report half, double or missing: ${KILLS} kills over three kinds`, async () => {
    const tally: Tally = { monthly: nothing(), quarterly: nothing(), yearly: nothing() };
    let kills = 0;
    let rounds = 0;
    const enough = (): boolean =>
      kills >= KILLS_MAX || (kills >= KILLS && Object.values(tally).every(({ interrupted }) => interrupted > 0));
    const began = Date.now();
    while (!enough()) {
      rounds++;
      const wanted = await makeDue();
      kills += await killUntilDone(Math.max(KILLS, kills + 10) - kills);
      await calmlyFinish();
      await count(wanted, tally);
    }
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    process.stdout.write(`    ${backend}: ${kills} workers killed in ${rounds} rounds, ${seconds} s\n`);
    for (const [kind, { reports, interrupted, half, double, missing }] of Object.entries(tally)) {
      process.stdout.write(
        `      ${kind}: ${reports} reports, ${interrupted} times interrupted in the middle; ${half} half, ${double} double, ${missing} missing\n`,
      );
    }
    for (const each of Object.values(tally)) {
      expect(each).toMatchObject({ half: 0, double: 0, missing: 0 });
      expect(each.reports).toBeGreaterThan(0);
      expect(each.interrupted).toBeGreaterThan(0);
    }
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  }, 600_000);

  function newWorker(): Promise<Worker> {
    return Worker.start(product.databaseUrl, { JOB_LEASE_SECONDS: '3', ...(redis && { REDIS_URL: redis.url }) });
  }

  /** The sample assesses the last two years only; here the ones before are assessed too. */
  async function enrolEarlierYears(): Promise<void> {
    const years = accepted(await verifier.get<{ year: number }[]>('/assessment/years'));
    const known = new Set(years.map(({ year }) => year));
    const { rows } = await db.query<{ id: string }>('SELECT id FROM yipanqi.unit WHERE ranked ORDER BY sort');
    for (const year of [2021, 2022, 2023, 2024].filter((each) => !known.has(each))) {
      const body = {
        schemeKey: 'sample-municipal',
        schemeVersion: 1,
        units: rows.map(({ id }) => ({ unit: id })),
        version: 0,
      };
      accepted(await verifier.put(`/assessment/years/${year}`, body));
    }
  }

  /** A round of due work: periods that have no published report; what earlier rounds have made is taken away first. */
  async function makeDue(): Promise<Record<Kind, string[]>> {
    await db.query(`DELETE FROM yipanqi.edition WHERE status = 'draft';
      DELETE FROM yipanqi.due_work; DELETE FROM yipanqi.job_log; DELETE FROM yipanqi.job;`);
    const wanted: Record<Kind, string[]> = { monthly: [], quarterly: [], yearly: [] };
    for (const { schedule, kind, perRound } of KINDS) {
      const periods = (await closedPeriods(kind)).sort(() => Math.random() - 0.5).slice(0, perRound);
      wanted[kind] = periods;
      for (const period of periods) {
        await db.query(
          `INSERT INTO yipanqi.due_work (id, schedule, period, due_at, late_at)
           VALUES (uuidv7(), $1, $2, now() - random() * interval '1 minute', now() + interval '1 day')`,
          [schedule, period],
        );
      }
    }
    return wanted;
  }

  async function closedPeriods(kind: Kind): Promise<string[]> {
    const months = await db.query<{ month: string }>('SELECT month FROM yipanqi.month_close ORDER BY month');
    const closed = months.rows.map(({ month }) => month);
    const published = await db.query<{ period: string }>(`SELECT period FROM yipanqi.edition WHERE kind = $1`, [kind]);
    const taken = new Set(published.rows.map(({ period }) => period));
    const periods = closed.flatMap((month) => {
      const [year = '', number = ''] = month.split('-');
      if (kind === 'monthly') return [month];
      if (kind === 'quarterly') return Number(number) % 3 === 0 ? [`${year}-Q${Number(number) / 3}`] : [];
      return number === '12' && Number(year) >= 2021 ? [year] : [];
    });
    return periods.filter((period) => !taken.has(period));
  }

  /** Starts workers and kills each of them a random moment after it has begun to work. Returns how many it has killed. */
  async function killUntilDone(most: number): Promise<number> {
    let killed = 0;
    const lane = async (): Promise<void> => {
      while (killed < most && (await open()) > 0) {
        const worker = await newWorker();
        await new Promise((done) => setTimeout(done, Math.random() * LIFE_MS));
        await worker.kill();
        killed++;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return killed;
  }

  async function open(): Promise<number> {
    const { rows } = await db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM yipanqi.due_work d LEFT JOIN yipanqi.job j ON j.id = d.job_id
        WHERE d.not_needed IS NULL AND (j.id IS NULL OR j.status IN ('queued','running'))`,
    );
    return rows[0]!.count;
  }

  async function calmlyFinish(): Promise<void> {
    const worker = await newWorker();
    try {
      await until(90, 'all reports', async () => (await open()) === 0);
    } catch (error) {
      const { rows } = await db.query(
        `SELECT d.schedule, d.period, d.waits_for, j.status, j.attempts, j.lease_until - now() AS lease, now() - j.dispatched_at AS dispatched
           FROM yipanqi.due_work d LEFT JOIN yipanqi.job j ON j.id = d.job_id
          WHERE d.not_needed IS NULL AND (j.id IS NULL OR j.status <> 'done')`,
      );
      throw new Error(`${String(error)}\n${JSON.stringify(rows, null, 1)}\n${worker.log}`);
    }
    await worker.stop();
  }

  async function count(wanted: Record<Kind, string[]>, tally: Tally): Promise<void> {
    for (const { kind, schedule } of KINDS) {
      const sum = tally[kind];
      for (const period of wanted[kind]) {
        sum.reports++;
        const { rows } = await db.query<{ id: string }>(
          'SELECT id FROM yipanqi.edition WHERE kind = $1 AND period = $2',
          [kind, period],
        );
        if (rows.length === 0) sum.missing++;
        if (rows.length > 1 || (await timesAsked(schedule, period)) !== 1) sum.double++;
        for (const { id } of rows) if (!(await isWhole(id))) sum.half++;
      }
      const resumed = await db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM yipanqi.job_log l JOIN yipanqi.job j ON j.id = l.job_id WHERE l.event = 'resumed' AND j.kind = $1`,
        [schedule],
      );
      sum.interrupted += resumed.rows[0]!.count;
    }
  }

  /** Jobs for a period that ended well. */
  async function timesAsked(schedule: string, period: string): Promise<number> {
    const { rows } = await db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM yipanqi.job WHERE kind = $1 AND payload->>'period' = $2 AND status = 'done'`,
      [schedule, period],
    );
    return rows[0]!.count;
  }

  /** Content and input are those that their digests say, the trail tells of it once, and computed anew it is the same. */
  async function isWhole(id: string): Promise<boolean> {
    const trail = await db.query(
      `SELECT 1 FROM yipanqi.audit_event WHERE action = 'edition.compute' AND entity_id = $1`,
      [id],
    );
    const answer = await verifier.get<{ intact: boolean; reproduced: boolean }>(`/editions/${id}/verification`);
    return trail.rows.length === 1 && answer.status === 200 && answer.body.intact && answer.body.reproduced;
  }
});
