import { getNextMillis } from 'bullmq';
import { nextDue } from '@yipanqi/domain';
import { TestApp } from '../../../testing/test-app';
import { Clock } from '../clock';
import { Database } from '../database';
import { Outbox } from '../jobs/outbox';
import { Planner } from './planner';
import { ScheduleRegistry } from './schedule-registry';

interface Due {
  period: string;
  due: string;
  waits: string;
  notNeeded: string | null;
  jobs: number;
}

describe('what is due', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await TestApp.open();
  });
  afterEach(() => app.close());

  /** A planner as a worker of its own would have it, at this moment. */
  const plannerAt = (text: string): Planner => {
    const clock = Object.assign(new Clock(), { now: () => new Date(`${text}+08:00`) });
    return new Planner(app.get(Database), clock, app.get(Outbox), app.get(ScheduleRegistry));
  };
  const due = (schedule = 'monthly-bulletin'): Promise<Due[]> =>
    app.db.query(
      `SELECT period, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS due, waits_for AS waits,
              not_needed AS "notNeeded", (SELECT count(*)::int FROM job j WHERE j.id = d.job_id) AS jobs
         FROM due_work d WHERE schedule = $1 ORDER BY due_at`,
      [schedule],
    ) as unknown as Promise<Due[]>;
  const closed = (month: string): Promise<number> =>
    app.db.run(`INSERT INTO month_close (month, closed_by, postings, late, digest) VALUES ($1, $2, 0, 0, '')`, [
      month,
      '00000000-0000-7000-8000-000000000001',
    ]);

  it('begins with the day on which the product was installed: nothing old is made', async () => {
    await plannerAt('2021-04-20T12:00:00').run();
    expect(await due()).toEqual([]);
    await plannerAt('2021-05-08T01:59:59').run();
    expect(await due()).toEqual([]);
    await plannerAt('2021-05-08T02:00:00').run();
    expect(await due()).toMatchObject([{ period: '2021-04', due: '2021-05-08 02:00' }]);
  });

  it('waits for the month to be closed, says so, and runs right after it', async () => {
    await plannerAt('2021-04-01T00:00:00').run();
    const worker = plannerAt('2021-04-08T02:00:01');
    await worker.run();
    expect(await due()).toMatchObject([{ period: '2021-03', waits: '等待 2021-03 月结', jobs: 0 }]);
    await closed('2021-03');
    expect(await worker.run()).toBeGreaterThan(0);
    expect(await due()).toMatchObject([{ period: '2021-03', waits: '', jobs: 1 }]);
    const jobs = await app.db.query(
      `SELECT kind, payload, fence, (SELECT login FROM app_user WHERE id = created_by) AS login FROM job WHERE kind = 'monthly-bulletin'`,
    );
    expect(jobs).toEqual([
      {
        kind: 'monthly-bulletin',
        payload: { period: '2021-03' },
        fence: 'due:monthly-bulletin:2021-03',
        login: 'system',
      },
    ]);
  });

  it('is one row and one job, however many plan at once and however often', async () => {
    await plannerAt('2021-04-01T00:00:00').run();
    await closed('2021-03');
    const workers = Array.from({ length: 6 }, () => plannerAt('2021-04-08T02:00:00'));
    await Promise.all(workers.map((worker) => worker.run()));
    await Promise.all(workers.map((worker) => worker.run()));
    expect(await due()).toMatchObject([{ period: '2021-03', jobs: 1 }]);
    expect(await app.db.query(`SELECT 1 FROM job WHERE kind = 'monthly-bulletin'`)).toHaveLength(1);
  });

  it('makes up for what a pause has missed, as far back as forty days', async () => {
    await plannerAt('2021-01-01T00:00:00').run();
    await plannerAt('2021-06-10T08:00:00').run();
    expect(await due()).toMatchObject([
      { period: '2021-04', due: '2021-05-08 02:00' },
      { period: '2021-05', due: '2021-06-08 02:00' },
    ]);
  });

  it('is not needed where somebody has computed the report', async () => {
    await plannerAt('2021-04-01T00:00:00').run();
    await app.db.run(
      `INSERT INTO edition (id, kind, period, edition_no, status, plan_version, content, input, input_digest, digest, computed_by)
       VALUES (uuidv7(), 'monthly', '2021-03', 1, 'draft', 1, '{}', '{}', '', '', uuidv7())`,
    );
    await plannerAt('2021-04-08T02:00:00').run();
    expect(await due()).toMatchObject([{ notNeeded: '已有人编制', jobs: 0 }]);
  });

  it('one that cannot be asked about does not hold up the others', async () => {
    const registry = app.get(ScheduleRegistry);
    const bulletin = registry.get('monthly-bulletin')!;
    const broken = { ...bulletin, key: 'broken', asks: { readiness: () => Promise.reject(new Error('no')) } };
    const all = { all: () => [broken, bulletin], get: (key: string) => (key === 'broken' ? broken : bulletin) };
    const clock = Object.assign(new Clock(), { now: () => new Date('2021-04-01T00:00:00+08:00') });
    const planner = new Planner(app.get(Database), clock, app.get(Outbox), all as unknown as ScheduleRegistry);
    await planner.run();
    await closed('2021-03');
    clock.now = () => new Date('2021-04-08T02:00:00+08:00');
    expect(await planner.run()).toBe(1);
    expect(await due('broken')).toMatchObject([{ period: '2021-03', jobs: 0 }]);
  });

  it('is at the same moment for the queue as for the planner', () => {
    for (const { cron } of app.get(ScheduleRegistry).all()) {
      let at = Date.parse('2021-01-15T00:00:00Z');
      for (let turn = 0; turn < 40; turn++) {
        const next = getNextMillis(at, { pattern: cron, tz: 'Asia/Shanghai' });
        expect(nextDue(cron, new Date(at))).toEqual(new Date(next!));
        at = next!;
      }
    }
  });
});
