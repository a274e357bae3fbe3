import type { DiscoveryService } from '@nestjs/core';
import { JOB_TITLES } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { TestApp } from '../../../testing/test-app';
import { CONFIG } from '../config.token';
import { Database } from '../database';
import { newId } from '../ids';
import { SYSTEM_USER } from '../system-user';
import { HandlesJob, type JobHandler, type JobOutcome } from './job-handler';
import { JobRunner } from './job-runner';

type Work = () => Promise<JobOutcome>;

describe('running a job', () => {
  let app: TestApp;
  let work: Work;
  let runner: JobRunner;
  let newRunner: () => JobRunner;
  beforeEach(async () => {
    app = await TestApp.open();
    const handler: JobHandler = { run: () => work() };
    const providers = Object.keys(JOB_TITLES).map((kind) => {
      class Metatype {}
      HandlesJob(kind as keyof typeof JOB_TITLES)(Metatype);
      return { instance: handler, metatype: Metatype };
    });
    const discovery = { getProviders: () => providers } as unknown as DiscoveryService;
    newRunner = () => {
      const config = { ...app.get<object>(CONFIG as never), jobLeaseSeconds: 3 };
      const made = new JobRunner(app.get(Database), discovery, config as never);
      made.onModuleInit();
      return made;
    };
    runner = newRunner();
  });
  afterEach(() => app.close());

  async function newJob(): Promise<string> {
    const id = newId();
    await app.db.run(`INSERT INTO job (id, kind, payload, created_by) VALUES ($1, 'month-close', '{}', $2)`, [
      id,
      SYSTEM_USER,
    ]);
    return id;
  }
  const stateOf = async (id: string) => ({
    ...(await app.db.one(`SELECT status, attempts, message, error_code AS code FROM job WHERE id = $1`, [id])),
    log: (await app.db.query('SELECT attempt, event, detail FROM job_log WHERE job_id = $1 ORDER BY id', [id])).map(
      ({ attempt, event, detail }) => `${String(attempt)} ${String(event)} ${String(detail)}`.trim(),
    ),
  });
  /** As if the worker had died under it and its lease had run out. */
  const die = (id: string): Promise<number> =>
    app.db.run(
      `UPDATE job SET status = 'running', attempts = attempts + 1, lease_until = now() - interval '1 s' WHERE id = $1`,
      [id],
    );

  it('leaves its log', async () => {
    const id = await newJob();
    work = () => Promise.resolve({ message: '好' });
    await runner.run(id);
    await runner.run(id);
    expect(await stateOf(id)).toEqual({
      status: 'done',
      attempts: 1,
      message: '好',
      code: null,
      log: ['1 started', '1 done'],
    });
  });

  it('is tried again after an error, three times', async () => {
    const id = await newJob();
    work = () => Promise.reject(new TypeError('no\nsecret'));
    for (let turn = 0; turn < 4; turn++) await runner.run(id);
    expect(await stateOf(id)).toMatchObject({
      status: 'failed',
      attempts: 3,
      code: 'INTERNAL',
      log: [
        '1 started',
        '1 failed TypeError: no',
        '2 started',
        '2 failed TypeError: no',
        '3 started',
        '3 gaveUp TypeError: no',
      ],
    });
  });

  it('ends at once where a rule is broken, and says which', async () => {
    const id = await newJob();
    work = () => Promise.reject(new RuleBroken('MONTH_NOTHING_BOOKED'));
    await runner.run(id);
    expect(await stateOf(id)).toMatchObject({ status: 'failed', log: ['1 started', '1 gaveUp MONTH_NOTHING_BOOKED'] });
  });

  it('goes on after its worker died; deaths are no errors, but there is an end to them', async () => {
    const id = await newJob();
    await die(id);
    await die(id);
    await die(id);
    work = () => Promise.resolve({ message: '好' });
    await runner.run(id);
    expect(await stateOf(id)).toMatchObject({ status: 'done', attempts: 4, log: ['4 resumed', '4 done'] });

    const deadly = await newJob();
    for (let turn = 0; turn < 28; turn++) {
      work = async () => {
        await die(deadly);
        throw new Error('died');
      };
      await runner.run(deadly);
    }
    expect(await stateOf(deadly)).toMatchObject({ status: 'failed', code: 'INTERNAL' });
  }, 30_000);

  it('whoever lost a job to another has no say in it any more', async () => {
    const id = await newJob();
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    work = async () => {
      await held;
      throw new Error('late failure of the first');
    };
    const first = runner.run(id);
    await new Promise((done) => setTimeout(done, 200));
    await app.db.run(`UPDATE job SET lease_until = now() - interval '1 s' WHERE id = $1`, [id]);
    work = () => Promise.resolve({ message: '第二个做完' });
    // The same process is still busy with it; another one takes it over.
    await runner.run(id);
    expect(await stateOf(id)).toMatchObject({ status: 'running', attempts: 1 });
    await newRunner().run(id);
    release();
    await first;
    // The failure of the first has no say any more; had it succeeded, that would have been as good.
    expect(await stateOf(id)).toMatchObject({ status: 'done', attempts: 2, message: '第二个做完' });
  });
});
