import { CloseMonth, RecordEntry, VerifyRecords } from '@yipanqi/api/ledger';
import { newId, writeOf } from '@yipanqi/api/platform';
import type { ActivityBody, ActivityView } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { TestApp } from '../../testing/test-app';
import { ActivityList } from './activity-list.query';
import { ActivityQueue } from './activity-queue.query';
import { CorrectActivity } from './correct-activity';
import { DiscardActivity } from './discard-activity';
import { RecordActivity } from './record-activity';
import { ReturnActivity } from './return-activity';
import { RevokeActivity } from './revoke-activity';
import { VerifyWaiting } from './verify-waiting';

const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const OFFICER = 'officer-500101';

describe('activities', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
  });
  afterAll(() => app.close());

  const body = (facts: Partial<ActivityBody> = {}): ActivityBody => ({
    kind: 'visit',
    occurredOn: '2021-03-15',
    level: 'deputy',
    subject: '拜访演示企业',
    counterpart: '演示企业',
    evidence: `佐证 ${newId()}`,
    ...facts,
  });
  const record = async (facts: Partial<ActivityBody> = {}, login = OFFICER): Promise<ActivityView> =>
    app.get(RecordActivity).run(await app.write(login), body(facts));
  const verify = async (...activities: readonly ActivityView[]) =>
    app.get(VerifyWaiting).run(await app.write('verifier'), {
      activities: activities.map(({ id, version }) => ({ id, version })),
    });
  const read = async (id: string, login = 'leader') =>
    (await app.get(ActivityList).one(await app.actor(login), id)).activity;

  async function lead(unit: string): Promise<string> {
    const id = newId();
    const owner = await app.actor('officer');
    await app.db.run(
      `INSERT INTO enterprise (id, name, name_key, core_name, names, pinyin, initials, bigrams, created_by)
       VALUES ($1, $2, $2, $2, '', '', '', '{}', $1)`,
      [id, `演示企业${id.slice(-6)}`],
    );
    await app.db.run(
      `INSERT INTO lead (id, code, name, enterprise_id, unit_id, quota_line, industrial, strategic_emerging, digital, registered_on,
                         stage, owner_id, names, pinyin, initials, bigrams, created_by)
       VALUES ($1::uuid, $1::text, '演示项目', $1, $2, 'other', false, false, false, '2020-01-01', 'negotiation', $3, '', '', '', '{}', $3)`,
      [id, unit, owner.userId],
    );
    return id;
  }

  it('wait, are verified by another and booked to the month of their day', async () => {
    const activity = await record();
    expect(activity).toMatchObject({ status: 'pending', unit: '500101', bookedMonth: null, sign: 1, version: 1 });
    expect(activity.activityNo).toMatch(/^HD-\d{4}-\d{6}$/);
    const { verified } = await verify(activity);
    expect(verified).toEqual([
      { id: activity.id, activityNo: activity.activityNo, bookedMonth: '2021-03', late: false },
    ]);
    expect(await read(activity.id)).toMatchObject({ status: 'verified', bookedMonth: '2021-03', version: 2 });
    const trail = await app.db.query('SELECT action FROM audit_event WHERE entity_id = $1 ORDER BY id', [activity.id]);
    expect(trail.map((row) => row['action'])).toEqual(['activity.record', 'activity.verify']);
  });

  it('get numbers of their own, also at the same moment', async () => {
    const both = await Promise.all([record(), record(), record()]);
    expect(new Set(both.map(({ activityNo }) => activityNo)).size).toBe(3);
  });

  it('are not verified by their recorder, whatever roles they have', async () => {
    const activity = await record();
    const verifier = await app.actor('verifier');
    await app.db.run('UPDATE activity SET recorded_by = $2 WHERE id = $1', [activity.id, verifier.userId]);
    await expect(verify(activity)).rejects.toEqual(refused('VERIFY_OWN_ACTIVITY'));
    await expect(
      app.get(VerifyWaiting).run(await app.write(OFFICER), { activities: [{ id: activity.id, version: 1 }] }),
    ).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('of other units are as unknown as those that do not exist', async () => {
    const theirs = await record({}, 'officer-500112');
    const mine = await app.actor(OFFICER);
    const list = app.get(ActivityList);
    const refusal = async (id: string): Promise<string> => {
      const error: unknown = await list.one(mine, id).catch((failure: unknown) => failure);
      return error instanceof RuleBroken ? JSON.stringify([error.code, error.message, error.details]) : 'not refused';
    };
    expect(await refusal(theirs.id)).toBe(await refusal(newId()));
    const page = await list.page(mine, {});
    expect(new Set(page.rows.map((row) => row.unit))).toEqual(new Set(['500101']));
    await expect(list.page(mine, { unit: '500112' })).rejects.toEqual(refused('NOT_FOUND'));
    await expect(record({ unit: '500112' })).rejects.toEqual(refused('NOT_FOUND'));
    for (const change of [
      async () => app.get(CorrectActivity).run(await app.write(OFFICER), theirs.id, { ...body(), version: 1 }),
      async () => app.get(DiscardActivity).run(await app.write(OFFICER), theirs.id, 1),
      async () => app.get(RevokeActivity).run(await app.write(OFFICER), theirs.id, { version: 1, reason: '试' }),
    ]) {
      await expect(change()).rejects.toEqual(refused('NOT_FOUND'));
    }
  });

  it('say what is wrong', async () => {
    await expect(record({ counterpart: ' ' })).rejects.toEqual(
      refused('ACTIVITY_COUNTERPART', { field: 'counterpart' }),
    );
    await expect(record({ occurredOn: '2199-01-01' })).rejects.toEqual(refused('DATE_IN_FUTURE'));
    await expect(record({ subject: ' ' })).rejects.toEqual(refused('FIELD_REQUIRED', { field: 'subject' }));
    await expect(record({ leadId: newId() })).rejects.toEqual(refused('NOT_FOUND', { field: 'leadId' }));
    await expect(record({ enterpriseId: newId() })).rejects.toEqual(refused('ENTERPRISE_UNKNOWN'));
    await expect(record({ kind: 'publicity', counterpart: '' })).resolves.toMatchObject({ counterpart: '' });
  });

  it('stand on the timeline of the lead that they concern, from beginning to end', async () => {
    const leadId = await lead('500101');
    const activity = await record({ leadId, counterpart: '' });
    expect(activity).toMatchObject({ leadId, enterpriseId: leadId });
    expect(activity.counterpart).toContain('演示企业');
    await verify(activity);
    const events = await app.db.query(
      'SELECT kind, activity_id AS id, occurred_on::text AS day FROM lead_event WHERE lead_id = $1 ORDER BY at',
      [leadId],
    );
    expect(events).toEqual([
      { kind: 'activityAdded', id: activity.id, day: '2021-03-15' },
      { kind: 'activityVerified', id: activity.id, day: '2021-03-15' },
    ]);
  });

  it('concern only a lead that one may read, and show it to nobody else', async () => {
    const theirs = await lead('500112');
    await expect(record({ leadId: theirs })).rejects.toEqual(refused('NOT_FOUND', { field: 'leadId' }));
    const activity = await record({ leadId: theirs, unit: '500101' }, 'officer');
    expect(activity.leadName).toBe('演示项目');
    expect(await read(activity.id, OFFICER)).toMatchObject({ leadId: null, leadCode: null, leadName: null });
  });

  it('are returned with a reason, told to their recorder, corrected and verified', async () => {
    const activity = await record();
    const back = await app
      .get(ReturnActivity)
      .run(await app.write('verifier'), activity.id, { version: 1, reason: '缺少佐证' });
    expect(back).toMatchObject({ status: 'returned', returnReason: '缺少佐证', version: 2 });
    const told = await app.db.one('SELECT title FROM notification WHERE user_id = $1 AND link = $2', [
      activity.recordedBy,
      `/activities?open=${activity.id}`,
    ]);
    expect(told?.['title']).toContain('缺少佐证');
    const fields = body({ level: 'principal', evidence: '演示纪要 1 号' });
    const correct = app.get(CorrectActivity);
    await expect(correct.run(await app.write(OFFICER), activity.id, { ...fields, version: 1 })).rejects.toEqual(
      refused('VERSION_STALE', { details: { version: 2 } }),
    );
    const corrected = await correct.run(await app.write(OFFICER), activity.id, { ...fields, version: 2 });
    expect(corrected).toMatchObject({ status: 'pending', level: 'principal', returnReason: '', version: 3 });
    await verify(corrected);
    await expect(correct.run(await app.write(OFFICER), activity.id, { ...fields, version: 4 })).rejects.toEqual(
      refused('ACTIVITY_IMMUTABLE'),
    );
  });

  it('are discarded by their recorder only', async () => {
    const discard = app.get(DiscardActivity);
    const mine = await record();
    await expect(discard.run(await app.write('officer'), mine.id, 1)).rejects.toEqual(
      refused('ACTIVITY_DISCARD_NOT_OWN'),
    );
    expect(await discard.run(await app.write(OFFICER), mine.id, 1)).toMatchObject({ status: 'discarded' });
    await expect(verify({ ...mine, version: 2 })).rejects.toEqual(refused('ACTIVITY_STATUS'));
  });

  it('never change once verified, not even in the database', async () => {
    const activity = await record();
    await verify(activity);
    for (const statement of [
      `UPDATE activity SET subject = '别的' WHERE id = $1`,
      `UPDATE activity SET status = 'pending' WHERE id = $1`,
      `DELETE FROM activity WHERE id = $1`,
    ]) {
      await expect(app.db.run(statement, [activity.id])).rejects.toThrow('never changes');
    }
    const other = await record();
    await expect(
      app.db.run(
        `UPDATE activity SET status = 'verified', booked_month = '2021-03', verified_by = recorded_by WHERE id = $1`,
        [other.id],
      ),
    ).rejects.toThrow('verified by another');
  });

  it('are done once, however often they are asked', async () => {
    const write = writeOf(await app.actor(OFFICER), newId(), 'POST', '/test', 'same');
    const first = await app.get(RecordActivity).run(write, body({ subject: '只登记一次' }));
    const again = await app.get(RecordActivity).run(write, body({ subject: '只登记一次' }));
    expect(again.id).toBe(first.id);
    const rows = await app.db.query(`SELECT FROM activity WHERE subject = '只登记一次'`);
    expect(rows).toHaveLength(1);
  });

  it('are verified by two at once as by one', async () => {
    const activity = await record();
    const outcomes = await Promise.allSettled([verify(activity), verify(activity)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are verified all or none', async () => {
    const good = await record();
    const stale = { ...(await record()), version: 7 };
    await expect(verify(good, stale)).rejects.toEqual(refused('VERSION_STALE'));
    expect(await read(good.id)).toMatchObject({ status: 'pending' });
  });

  it('are revoked by another entry that is verified in its turn, once', async () => {
    const activity = await record();
    const revoke = async (version: number) =>
      app.get(RevokeActivity).run(await app.write(OFFICER), activity.id, { version, reason: '重复登记' });
    await expect(revoke(1)).rejects.toEqual(refused('ACTIVITY_REVOKE'));
    await verify(activity);
    await expect(revoke(1)).rejects.toEqual(refused('VERSION_STALE'));
    const revocation = await revoke(2);
    expect(revocation).toMatchObject({
      status: 'pending',
      sign: -1,
      revokesId: activity.id,
      occurredOn: activity.occurredOn,
      level: activity.level,
    });
    await expect(revoke(2)).rejects.toEqual(refused('ACTIVITY_REVOKED'));
    await expect(
      app.get(CorrectActivity).run(await app.write(OFFICER), revocation.id, { ...body(), version: 1 }),
    ).rejects.toEqual(refused('ACTIVITY_CORRECT_REVOCATION'));
    await verify(revocation);
    expect(await read(activity.id)).toMatchObject({ revokedByNo: revocation.activityNo, status: 'verified' });
    const { levels } = await app
      .get(ActivityList)
      .page(await app.actor('leader'), { q: '拜访演示企业', unit: '500101', status: 'verified', sums: '1' });
    const sum = await app.db.one<{ sum: number }>(
      `SELECT coalesce(sum(sign), 0)::int AS sum FROM activity WHERE unit_id = '500101' AND status = 'verified' AND subject = '拜访演示企业'`,
    );
    expect(Object.values(levels!).reduce((total, count) => total + count, 0)).toBe(sum!.sum);
  });

  it('wait in the queue, oldest first, with what looks odd', async () => {
    const twin = { subject: '同一场推介', kind: 'event', evidence: '同一份佐证', occurredOn: '2021-05-01' } as const;
    const first = await record(twin, 'officer-500120');
    const second = await record(twin, 'officer-500120');
    const page = await app.get(ActivityQueue).page(await app.actor('verifier'), { unit: '500120' });
    expect(page.rows.map((row) => row.activity.id)).toEqual([first.id, second.id]);
    expect(page.rows[0]?.oddities.map((odd) => odd.code)).toEqual(['recordedLate', 'sameEvidence', 'sameDay']);
    expect(page.rows[1]?.others.map((other) => other.id)).toEqual([first.id]);
    expect(page.waiting.find((each) => each.unit === '500120')?.count).toBe(2);
    await expect(app.get(ActivityQueue).page(await app.actor(OFFICER), {})).rejects.toEqual(refused('FORBIDDEN'));
  });

  it('are found by two characters, by pinyin and by number', async () => {
    const activity = await record({ subject: '赴苏州洽谈机器人项目', counterpart: '演示商会' });
    const list = app.get(ActivityList);
    const leader = await app.actor('leader');
    for (const q of [
      '机器',
      '苏州 机器人',
      'jiqiren',
      'jqr',
      '演示商会',
      activity.activityNo,
      activity.activityNo.slice(0, -1),
    ]) {
      expect((await list.page(leader, { q })).rows.map((row) => row.id)).toContain(activity.id);
    }
    expect((await list.page(leader, { q: '%_' + '没有' })).rows).toEqual([]);
    const corrected = await app
      .get(CorrectActivity)
      .run(await app.write(OFFICER), activity.id, { ...body({ subject: '改题' }), version: 1 });
    expect((await list.page(leader, { q: '机器人' })).rows).toEqual([]);
    expect((await list.page(leader, { q: '改题' })).rows.map((row) => row.id)).toEqual([corrected.id]);
  });

  it('are paged by key, and counted', async () => {
    const subject = '翻页演示';
    for (let place = 0; place < 55; place++) {
      await record({ subject, occurredOn: `2021-0${1 + (place % 6)}-10` }, 'officer-500000-liangjiang');
    }
    const list = app.get(ActivityList);
    const auditor = await app.actor('auditor');
    const first = await list.page(auditor, { q: subject });
    const second = await list.page(auditor, { q: subject, after: first.next! });
    expect([first.rows.length, second.rows.length, first.count, second.next]).toEqual([50, 5, 55, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(55);
    const march = await list.page(auditor, { q: subject, month: '2021-03' });
    expect(new Set(march.rows.map((row) => row.occurredOn))).toEqual(new Set(['2021-03-10']));
  });

  it('are booked to the first open month when theirs is closed, and nothing is booked to a closed one', async () => {
    const leadId = await lead('500101');
    const entry = await app.get(RecordEntry).run(await app.write('officer'), {
      leadId,
      type: 'agreement',
      kind: 'formal',
      occurredOn: '2021-01-10',
      amountWan: '100',
      evidence: '演示',
    });
    const verifier = await app.actor('verifier');
    await app.db.tx((tx) => app.get(VerifyRecords).run(tx, verifier, [entry.id]));
    const early = await record({ occurredOn: '2021-01-20' });
    await verify(early);
    await app.get(CloseMonth).upTo(verifier, '2021-02' as Parameters<CloseMonth['upTo']>[1]);
    const late = await record({ occurredOn: '2021-01-25' });
    expect((await verify(late)).verified[0]).toMatchObject({ bookedMonth: '2021-03', late: true });
    const revocation = await app
      .get(RevokeActivity)
      .run(await app.write(OFFICER), early.id, { version: 2, reason: '日期有误' });
    expect((await verify(revocation)).verified[0]).toMatchObject({ bookedMonth: '2021-03', late: true });
    const waiting = await record({ occurredOn: '2021-02-01' });
    await expect(
      app.db.run(`UPDATE activity SET status = 'verified', booked_month = '2021-02', verified_by = $2 WHERE id = $1`, [
        waiting.id,
        verifier.userId,
      ]),
    ).rejects.toThrow('is closed');
  });
});
