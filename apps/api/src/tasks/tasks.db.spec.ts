import { newId, SYSTEM_USER } from '@yipanqi/api/platform';
import type { AnyJobPage, DueWorkPage, JobLog, JobRerun, SchedulesAnswer } from '@yipanqi/contract';
import { TestApp } from '../../testing/test-app';
import { TestHttp } from '../../testing/test-http';

describe('the tasks', () => {
  let app: TestApp;
  let http: TestHttp;
  beforeAll(async () => {
    app = await TestApp.open();
    http = await TestHttp.open(app);
  });
  afterAll(async () => {
    await http.close();
    await app.close();
  });

  async function job(by: string, status: string, facts: { finished?: string; code?: string } = {}): Promise<string> {
    const id = newId();
    await app.db.run(
      `INSERT INTO job (id, kind, payload, status, created_by, message, error_code, result_url, finished_at, attempts)
       VALUES ($1, 'monthly-bulletin', '{}', $2, $3, '内容', $4, '/bulletins/x', $5, 1)`,
      [id, status, by, facts.code ?? null, facts.finished ?? null],
    );
    await app.db.run(`INSERT INTO job_log (id, job_id, attempt, event) VALUES ($1, $2, 1, 'started')`, [newId(), id]);
    return id;
  }
  const due = (period: string, at: string, jobId: string | null, waits = '', notNeeded: string | null = null) =>
    app.db.run(
      `INSERT INTO due_work (id, schedule, period, due_at, late_at, job_id, waits_for, not_needed)
       VALUES ($1, 'monthly-bulletin', $2, $3::timestamptz, $3::timestamptz + interval '1 day', $4, $5, $6)`,
      [newId(), period, at, jobId, waits, notNeeded],
    );

  it('say what is due, waiting, running, done, late and failed, and what comes next', async () => {
    await due('2021-01', '2021-02-08T02:00+08', await job(SYSTEM_USER, 'done', { finished: '2021-02-08T02:01+08' }));
    await due('2021-02', '2021-03-08T02:00+08', await job(SYSTEM_USER, 'done', { finished: '2021-03-12T02:01+08' }));
    await due('2021-03', '2021-04-08T02:00+08', await job(SYSTEM_USER, 'failed', { code: 'INTERNAL' }));
    await due('2021-04', '2021-05-08T02:00+08', null, '等待 2021-04 月结');
    await due('2021-05', '2021-06-08T02:00+08', null, '', '已有人编制');
    await due('2199-01', '2199-02-08T02:00+08', null);
    const { counts, schedules } = (await http.get<SchedulesAnswer>('sysadmin', '/schedules')).body;
    expect(counts).toEqual({ waiting: 1, due: 1, queued: 0, running: 0, done: 2, failed: 1, notNeeded: 1, late: 3 });
    expect(schedules.find(({ key }) => key === 'monthly-bulletin')).toMatchObject({
      title: '月度通报',
      cron: '0 2 8 * *',
      nextAt: expect.stringMatching(/-07T18:00:00\.000Z$/),
    });
    const page = (await http.get<DueWorkPage>('sysadmin', '/due-work')).body;
    expect(page.rows.map(({ period, status, late, why }) => [period, status, late, why])).toEqual([
      ['2199-01', 'due', false, ''],
      ['2021-05', 'notNeeded', false, '已有人编制'],
      ['2021-04', 'waiting', true, '等待 2021-04 月结'],
      ['2021-03', 'failed', true, ''],
      ['2021-02', 'done', true, ''],
      ['2021-01', 'done', false, ''],
    ]);
    // Who keeps the system running opens no report.
    expect(page.rows.at(-1)!.resultUrl).toBeNull();
    const late = (await http.get<DueWorkPage>('leader', '/due-work?late=1&status=done')).body;
    expect(late.rows).toMatchObject([{ period: '2021-02', resultUrl: '/bulletins/x', mayRerun: false }]);
    expect((await http.get('officer', '/due-work')).status).toBe(403);
    expect((await http.get('secadmin', '/schedules')).status).toBe(403);
  });

  it('a failed one begins anew, once, by who may', async () => {
    const [failed] = (await http.get<DueWorkPage>('sysadmin', '/due-work?status=failed')).body.rows;
    const rerun = (login: string, id: string) =>
      http.send<JobRerun & { code?: string }>(login, 'POST', `/jobs/${id}/rerun`);
    expect(failed!.mayRerun).toBe(true);
    expect((await rerun('verifier', failed!.jobId!)).status).toBe(404);
    expect((await rerun('sysadmin', failed!.jobId!)).body).toEqual({ jobId: failed!.jobId });
    expect((await rerun('sysadmin', failed!.jobId!)).body.code).toBe('JOB_NOT_FAILED');
    const log = (await http.get<JobLog>('auditor', `/jobs/${failed!.jobId}/log`)).body.lines;
    expect(log.map(({ event }) => event)).toEqual(['started', 'rerun']);
    // One's own.
    const own = await job((await app.actor('officer-500101')).userId, 'failed');
    expect((await rerun('officer-500112', own)).status).toBe(404);
    expect((await rerun('officer-500101', own)).status).toBe(201);
  });

  it('the system administrator sees all jobs, and no word of what they are about', async () => {
    const own = await job((await app.actor('officer-500101')).userId, 'running');
    const page = (await http.get<AnyJobPage>('sysadmin', '/all-jobs?status=running')).body;
    expect(page.rows).toMatchObject([{ id: own, title: '生成月度通报', ownerName: '示例·万州招商干部' }]);
    expect(JSON.stringify(page)).not.toContain('内容');
    expect((await http.get('leader', '/all-jobs')).status).toBe(403);
    expect((await http.get('sysadmin', `/jobs/${own}`)).status).toBe(404);
    expect((await http.get('sysadmin', `/jobs/${own}/log`)).status).toBe(200);
    expect((await http.get('leader', `/jobs/${own}/log`)).status).toBe(404);
  });
});
