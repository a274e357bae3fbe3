import { newId, type RunningJob } from '@yipanqi/api/platform';
import type {
  ClosedMonth,
  ClosedMonthDetail,
  MonthCalendar,
  MonthStanding,
  NotificationPage,
  RemindedAnswer,
  UnitMonth,
} from '@yipanqi/contract';
import type { Day, Month } from '@yipanqi/domain';
import { TestHttp } from '../../testing/test-http';
import { CloseMonth } from './close-month';
import { LedgerBench } from './ledger.support';
import { MonthCloseReminderJob } from './month-close-reminder.job';
import { MonthCloseJob } from './month-close.job';

const UNITS = 42;
const month = (text: string): Month => text as Month;

describe('a month from confirmation to approval', () => {
  let bench: LedgerBench;
  let http: TestHttp;
  beforeEach(async () => {
    bench = await LedgerBench.open();
    http = await TestHttp.open(bench.app);
  });
  afterEach(async () => {
    delete process.env['YIPANQI_TODAY'];
    await http.close();
    await bench.end();
  });

  const confirm = (login: string, unit: string, more: object = {}) =>
    http.send<UnitMonth & { code?: string }>(login, 'POST', '/month-confirmations', {
      month: '2021-03',
      unit,
      ...more,
    });
  const standing = async (login: string): Promise<MonthStanding> =>
    (await http.get<MonthStanding>(login, '/month-confirmations?month=2021-03')).body;
  const calendar = async (login: string): Promise<MonthCalendar> =>
    (await http.get<MonthCalendar>(login, '/month-closes')).body;
  const messages = async (login: string): Promise<string[]> =>
    (await http.get<NotificationPage>(login, '/notifications')).body.rows.map(({ title }) => title);

  it('a unit confirms its own month, is shown what is open, and withdraws while the month is open', async () => {
    const lead = await bench.lead();
    await bench.booked(lead);
    expect(await standing('officer-500101')).toMatchObject({
      month: '2021-03',
      ended: true,
      closed: false,
      dueOn: '2021-04-05',
      units: [{ unit: '500101', verified: 1, pending: 0, returned: 0, confirmation: null, mayConfirm: true }],
    });
    const done = await confirm('officer-500101', '500101');
    expect(done.body).toMatchObject({ confirmation: { verified: 1, pending: 0, remark: '', version: 1 } });
    expect((await confirm('officer-500101', '500101')).body.code).toBe('MONTH_CONFIRMED_ALREADY');
    expect((await calendar('verifier')).open).toMatchObject({ asked: UNITS, confirmed: 1, overdue: true });

    await bench.record(lead, { kind: 'increase', occurredOn: '2021-03-31' });
    expect((await standing('verifier')).units.find(({ unit }) => unit === '500101')).toMatchObject({
      pending: 1,
      changed: true,
      mayConfirm: false,
    });
    const { id, version } = done.body.confirmation!;
    const withdraw = (login: string, asRead = version) =>
      http.send<UnitMonth & { code?: string }>(login, 'PUT', `/month-confirmations/${id}/withdrawal`, {
        version: asRead,
      });
    expect((await withdraw('officer-500112')).status).toBe(404);
    expect((await withdraw('officer-500101', 7)).body.code).toBe('VERSION_STALE');
    expect((await withdraw('officer-500101')).body.confirmation).toBeNull();
    expect((await withdraw('officer-500101', 2)).body.code).toBe('MONTH_CONFIRM_WITHDRAWN');

    const unexplained = await confirm('officer-500101', '500101');
    expect(unexplained.body).toMatchObject({ code: 'MONTH_CONFIRM_REMARK', details: { pending: 1, returned: 0 } });
    const explained = await confirm('officer-500101', '500101', { remark: '回单下月补齐' });
    expect(explained.body.confirmation).toMatchObject({ pending: 1, remark: '回单下月补齐', version: 3 });
    const trail = await bench.app.db.query(
      `SELECT action FROM audit_event WHERE action LIKE 'month.confirm%' ORDER BY id`,
    );
    expect(trail.map(({ action }) => action as string)).toEqual([
      'month.confirm',
      'month.confirmWithdraw',
      'month.confirm',
    ]);
  });

  it('is confirmed by who may, for units that are asked, after it has ended and before it is closed', async () => {
    await bench.booked(await bench.lead());
    expect((await confirm('officer-500112', '500101')).status).toBe(404);
    expect((await confirm('verifier', '500101')).status).toBe(403);
    expect((await confirm('officer', '500000')).body.code).toBe('MONTH_UNIT_NOT_ASKED');
    expect((await confirm('officer-500101', '500101', { month: '2199-01' })).body.code).toBe('MONTH_NOT_ENDED');
    await bench.close('2021-03');
    expect((await confirm('officer-500101', '500101')).body.code).toBe('MONTH_NOT_CONFIRMABLE');
  });

  it('closes though units are missing, and keeps which; late entries are listed on both sides', async () => {
    const lead = await bench.lead();
    await bench.booked(lead);
    await confirm('officer-500101', '500101');
    const late = await bench.record(lead, { kind: 'increase', occurredOn: '2021-03-20' });
    expect(await bench.close('2021-03')).toMatchObject({ unconfirmed: UNITS - 1 });
    await bench.verify(late);
    await bench.close('2021-04');
    const march = (await http.get<ClosedMonthDetail>('auditor', '/month-closes/2021-03')).body;
    expect(march).toMatchObject({
      unconfirmed: UNITS - 1,
      approval: null,
      fromEarlier: [],
      bookedLater: [{ voucherNo: late.voucherNo, bookedMonth: '2021-04' }],
    });
    expect(march.unconfirmedUnits).toHaveLength(UNITS - 1);
    expect(march.unconfirmedUnits).not.toContain('万州区');
    const april = (await http.get<ClosedMonthDetail>('auditor', '/month-closes/2021-04')).body;
    expect(april).toMatchObject({ late: 1, fromEarlier: [{ voucherNo: late.voucherNo }], bookedLater: [] });
    // Another district reads the month, but not its neighbour's records.
    const other = (await http.get<ClosedMonthDetail>('officer-500112', '/month-closes/2021-03')).body;
    expect(other.bookedLater).toEqual([]);
    expect((await http.get('auditor', '/month-closes/2021-05')).status).toBe(404);
  });

  it('reminds the officers of units that are missing, each once for an occasion', async () => {
    await bench.booked(await bench.lead());
    await confirm('officer-500101', '500101');
    const remind = (login: string, key?: string) =>
      http.send<RemindedAnswer>(login, 'POST', '/month-confirmations/reminders', { month: '2021-03' }, key);
    const key = newId();
    expect((await remind('verifier', key)).body).toEqual({ units: UNITS - 1, users: 3 });
    expect((await remind('verifier', key)).body).toEqual({ units: UNITS - 1, users: 3 });
    expect(await messages('officer-500112')).toEqual([
      '请确认2021年3月台账：您的单位还没有确认，2021-04-05 前应完成月结',
    ]);
    expect(await messages('officer-500101')).toEqual([]);
    expect((await remind('officer')).status).toBe(403);

    const job = (due: string): RunningJob<{ due: Day }> => ({
      id: newId(),
      payload: { due: due as Day },
      createdBy: newId(),
      progress: () => Promise.resolve(),
    });
    const reminding = bench.app.get(MonthCloseReminderJob);
    expect((await reminding.run(job('2021-04-03'))).message).toBe('2021-03 尚有 41 个单位未确认，已提醒 3 人。');
    expect((await reminding.run(job('2021-04-03'))).message).toBe('2021-03 尚有 41 个单位未确认，已提醒 0 人。');
    expect(await messages('verifier')).toEqual(['2021年3月还没有月结，41 个单位尚未确认']);
    await bench.close('2021-03');
    expect((await reminding.run(job('2021-04-06'))).message).toBe('2021-03 已月结，不必提醒。');
  });

  it('is approved once, by a leader who has seen these figures', async () => {
    process.env['YIPANQI_TODAY'] = '2021-04-20';
    await bench.booked(await bench.lead());
    const { digest } = await bench.close('2021-03');
    expect(await messages('leader')).toEqual(['2021年3月已月结，请核准']);
    expect(await messages('officer-500112')).toEqual(['2021年3月已月结']);
    const approve = (login: string, signed = digest, which = '2021-03') =>
      http.send<ClosedMonth & { code?: string }>(login, 'POST', `/month-closes/${which}/approval`, { digest: signed });
    expect((await approve('verifier')).status).toBe(403);
    expect((await approve('leader', '0'.repeat(64))).body.code).toBe('MONTH_DIGEST_DIFFERS');
    expect((await approve('leader', digest, '2021-04')).body.code).toBe('MONTH_NOT_CLOSED');
    const [one, two] = await Promise.all([approve('leader'), approve('leader-two')]);
    expect([one.status, two.status].sort()).toEqual([201, 422]);
    expect([one, two].find(({ status }) => status === 422)!.body.code).toBe('MONTH_APPROVED_ALREADY');
    expect((await calendar('officer-500101')).closed).toMatchObject([{ month: '2021-03', approval: { digest } }]);
    expect(await messages('verifier')).toEqual([expect.stringMatching(/^2021年3月的月结已由示例·.*核准$/)]);
    await expect(bench.app.db.run(`UPDATE month_close_approval SET approved_at = now()`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('is closed once by verifiers at the same moment, over HTTP, by jobs and by commands, in order', async () => {
    await bench.booked(await bench.lead());
    const { app } = bench;
    const ask = (): Promise<{ body: { jobId: string } }> =>
      http.send('verifier', 'POST', '/month-closes', { month: '2021-03' });
    const asked = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(asked.map(({ body }) => body.jobId)).size).toBe(1);
    const createdBy = (await app.actor('verifier')).userId;
    const job: RunningJob<{ month: Month }> = {
      id: asked[0]!.body.jobId,
      payload: { month: month('2021-03') },
      createdBy,
      progress: () => Promise.resolve(),
    };
    // The same job given out twice, and a command at the same time.
    const outcomes = await Promise.allSettled([
      app.get(MonthCloseJob).run(job),
      app.get(MonthCloseJob).run(job),
      app.get(CloseMonth).upTo(await app.actor('verifier'), month('2021-04')),
      app.get(CloseMonth).run(await app.actor('verifier'), month('2021-09')),
    ]);
    expect(outcomes[0]!.status).toBe('fulfilled');
    expect(outcomes[1]!.status).toBe('fulfilled');
    expect(outcomes[3]).toMatchObject({ status: 'rejected', reason: { code: 'MONTH_OUT_OF_ORDER' } });
    const closed = await app.db.query(`SELECT month, postings FROM month_close ORDER BY month`);
    expect(closed.map((row) => row.month as string)).toEqual(['2021-03', '2021-04']);
    const trail = await app.db.query(`SELECT entity_id FROM audit_event WHERE action = 'month.close' ORDER BY id`);
    expect(trail.map((row) => row.entity_id as string)).toEqual(['2021-03', '2021-04']);
    const totals = await app.db.query(
      `SELECT month, sum(value)::text AS value, sum(year_to_date)::text AS ytd FROM month_total WHERE measure = 'contracted' GROUP BY month ORDER BY month`,
    );
    expect(totals).toEqual([
      { month: '2021-03', value: '1000000000', ytd: '1000000000' },
      { month: '2021-04', value: '0', ytd: '1000000000' },
    ]);
  });

  it('a unit that confirms at the moment of the close is in time or refused, never neither', async () => {
    await bench.booked(await bench.lead());
    const [close, word] = await Promise.all([bench.close('2021-03'), confirm('officer-500101', '500101')]);
    expect(close.unconfirmed).toBe(word.status === 201 ? UNITS - 1 : UNITS);
    if (word.status !== 201) expect(word.body.code).toBe('MONTH_NOT_CONFIRMABLE');
  });
});
