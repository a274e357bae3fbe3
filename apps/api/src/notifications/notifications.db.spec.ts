import { TestApp } from '../../testing/test-app';
import { TestHttp } from '../../testing/test-http';
import { Database } from '@yipanqi/api/platform';
import type { NotificationPage, UnreadCount } from '@yipanqi/contract';
import { Notify, type Message } from './notify';

describe('messages', () => {
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

  const send = (message: Partial<Message> & Pick<Message, 'to'>): Promise<number> =>
    app
      .get(Database)
      .tx((tx) => app.get(Notify).send(tx, { kind: 'monthClose', title: '请确认 2021-03', link: '/x', ...message }));
  const read = async (login: string, query = ''): Promise<NotificationPage> =>
    (await http.get<NotificationPage>(login, `/notifications${query}`)).body;

  it('reach whoever holds a role at a unit, and nobody else', async () => {
    expect(await send({ to: { unit: ['500101', '500112'], roles: ['officer'] } })).toBe(2);
    expect((await read('officer-500101')).rows).toMatchObject([{ kind: 'monthClose', title: '请确认 2021-03' }]);
    expect((await read('officer-500120')).rows).toEqual([]);
    expect((await read('officer')).rows).toEqual([]);
    // The system account holds a grant too, and reads nothing.
    expect(await send({ to: { unit: 'all', roles: ['verifier'] } })).toBe(1);
    const leader = (await app.actor('leader')).userId;
    expect(await send({ to: { unit: '500000', roles: ['leader'] }, except: leader })).toBe(1);
    expect((await read('leader')).rows).toEqual([]);
    expect((await read('leader-two')).unread).toBe(1);
  });

  it('are sent once for a key, however often and by how many at once', async () => {
    const auditor = (await app.actor('auditor')).userId;
    const once = { to: [auditor], key: 'month:2021-03' };
    const sent = await Promise.all([send(once), send(once), send(once)]);
    expect(sent.sort()).toEqual([0, 0, 1]);
    expect(await send(once)).toBe(0);
    expect((await read('auditor')).rows).toHaveLength(1);
  });

  it('are not sent when the transaction that they belong to fails', async () => {
    const secadmin = (await app.actor('secadmin')).userId;
    const failed = app.get(Database).tx(async (tx) => {
      await app.get(Notify).send(tx, { to: [secadmin], kind: 'job', title: '失败', link: '/tasks' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect((await read('secadmin')).rows).toEqual([]);
  });

  it('come newest first, in pages, and are read one by one or all at once, one’s own only', async () => {
    const sysadmin = (await app.actor('sysadmin')).userId;
    for (let index = 1; index <= 55; index++) await send({ to: [sysadmin], title: `第 ${index} 条` });
    const first = await read('sysadmin');
    expect([first.rows.length, first.rows[0]!.title, first.unread]).toEqual([50, '第 55 条', 55]);
    const second = await read('sysadmin', `?after=${first.next}`);
    expect([second.rows.length, second.rows.at(-1)!.title, second.next]).toEqual([5, '第 1 条', null]);
    const { id } = first.rows[0]!;
    const other = await http.send('auditor', 'PUT', `/notifications/${id}/read`);
    expect(other.status).toBe(404);
    expect((await http.send<UnreadCount>('sysadmin', 'PUT', `/notifications/${id}/read`)).body).toEqual({ unread: 54 });
    expect((await http.send<UnreadCount>('sysadmin', 'PUT', `/notifications/${id}/read`)).body).toEqual({ unread: 54 });
    expect((await read('sysadmin', '?unread=1')).rows[0]!.title).toBe('第 54 条');
    expect((await http.send<UnreadCount>('sysadmin', 'PUT', '/notifications/read')).body).toEqual({ unread: 0 });
    expect((await http.get<UnreadCount>('sysadmin', '/notifications/unread')).body).toEqual({ unread: 0 });
  });

  it('the system account: there once, not among the samples, and closed to every password', async () => {
    expect(await app.db.query(`SELECT name, unit_id FROM app_user WHERE login = 'system'`)).toEqual([
      { name: '系统', unit_id: '500000' },
    ]);
    expect((await app.actor('system')).grants).toEqual([{ role: 'verifier', unit: '500000' }]);
    for (const password of ['!', 'Yipanqi#2021', '系统']) {
      expect(await http.signIn('system', password)).toMatchObject({ status: 401, body: { code: 'LOGIN_FAILED' } });
    }
  });
});
