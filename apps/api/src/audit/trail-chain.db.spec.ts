import { Client } from 'pg';
import { newId, type Tx } from '@yipanqi/api/platform';
import type { TrailVerification } from '@yipanqi/contract';
import { TestApp } from '../../testing/test-app';
import { TestHttp } from '../../testing/test-http';
import { AuditLog } from './audit-log';
import { SealTrail } from './seal-trail';
import { VerifyTrail } from './verify-trail';

describe('the chain of the trail', () => {
  let app: TestApp;
  let owner: Client;

  beforeEach(async () => {
    app = await TestApp.open();
    const url = new URL(process.env['YIPANQI_TEST_OWNER_URL']!);
    url.pathname = new URL(app.databaseUrl).pathname;
    owner = new Client({ connectionString: url.toString(), options: '-c search_path=yipanqi,public' });
    await owner.connect();
  });
  afterEach(async () => {
    await owner.end();
    await app.close();
  });

  const write = async (tx: Tx, ...words: string[]): Promise<void> => {
    const actor = await app.actor('officer');
    const entries = words.map((word) => ({ action: 'lead.edit', entity: 'lead', entityId: word, after: { word } }));
    await app.get(AuditLog).record(tx, actor, ...entries);
  };
  const written = (...words: string[]): Promise<void> => app.db.tx((tx) => write(tx, ...words));
  const verify = (): Promise<TrailVerification> => app.get(VerifyTrail).run();
  const kinds = async (): Promise<string[]> => (await verify()).faults.map((fault) => fault.kind);

  it('holds every row once, in the order in which transactions ended, and gives the same head again', async () => {
    await written('a', 'b');
    const first = await verify();
    expect(first).toMatchObject({ intact: true, faults: [], more: false, unsealed: 0 });
    expect(await verify()).toMatchObject({ count: first.count, head: first.head });
    // Places are numbers, not texts: 10 comes after 9.
    for (let round = 0; round < 3; round++) {
      await written(...Array.from({ length: 50 }, (_, number) => `${round}-${number}`));
      expect((await verify()).intact).toBe(true);
    }
    const second = await verify();
    expect(second.count).toBe(first.count + 150);
    expect(second.head).not.toBe(first.head);
  });

  it('waits for a transaction that has not ended, and seals it afterwards', async () => {
    await verify();
    let atOnce: TrailVerification | undefined;
    await app.db.tx(async (tx) => {
      await write(tx, 'long');
      await written('meanwhile');
      atOnce = await verify();
    });
    expect(atOnce).toMatchObject({ intact: true });
    const after = await verify();
    expect(after.intact).toBe(true);
    expect(after.count).toBe(atOnce!.count + 2);
  });

  it('is sealed once, by whoever comes first', async () => {
    await written('a', 'b', 'c');
    await Promise.all([1, 2, 3].map(() => app.get(SealTrail).run()));
    expect((await verify()).intact).toBe(true);
  });

  it('cannot be changed by the role of the application', async () => {
    await written('a');
    await verify();
    await expect(app.db.run('UPDATE audit_chain SET seq = seq + 1')).rejects.toThrow('permission denied');
    await expect(app.db.run('DELETE FROM audit_chain')).rejects.toThrow('permission denied');
    await expect(app.db.run(`UPDATE audit_event SET action = 'x'`)).rejects.toThrow('permission denied');
  });

  it.each([
    ['a byte that was flipped', `UPDATE audit_event SET after = '{"word":"B"}' WHERE entity_id = 'b'`, ['changed']],
    [
      'a time that was changed',
      `UPDATE audit_event SET at = at - interval '1 microsecond' WHERE entity_id = 'b'`,
      ['changed'],
    ],
    ['a row that was deleted', `DELETE FROM audit_event WHERE entity_id = 'b'`, ['deleted']],
    ['a link that was deleted', `DELETE FROM audit_chain WHERE seq = 2`, ['linkMissing', 'inserted']],
    [
      'two rows that were swapped',
      `UPDATE audit_event e SET entity_id = CASE entity_id WHEN 'a' THEN 'b' ELSE 'a' END WHERE entity_id IN ('a', 'b')`,
      ['changed', 'changed'],
    ],
    [
      'a row inserted under an old transaction',
      `INSERT INTO audit_event (id, user_name, action, entity, ip, request_id, txid) VALUES (gen_random_uuid(), 'x', 'x', 'x', '', '', 5)`,
      ['inserted'],
    ],
    [
      'a row written back into the past',
      `INSERT INTO audit_event (id, at, user_name, action, entity, ip, request_id) VALUES (gen_random_uuid(), now() - interval '2 days', 'x', 'x', 'x', '', '')`,
      ['sealedLate'],
    ],
  ])('finds %s', async (_, forgery, found) => {
    await written('a', 'b', 'c');
    expect((await verify()).intact).toBe(true);
    await owner.query(forgery);
    expect(await kinds()).toEqual(found);
  });

  it('by its head finds a cut tail and a chain made anew', async () => {
    await written('a', 'b', 'c');
    const noted = await verify();
    await owner.query(`DELETE FROM audit_chain WHERE seq > 1; DELETE FROM audit_event WHERE entity_id IN ('b', 'c')`);
    const cut = await verify();
    expect(cut.count).toBeLessThan(noted.count);
    await owner.query(`DELETE FROM audit_chain; UPDATE audit_event SET user_name = 'x'`);
    const anew = await verify();
    expect(anew.head).not.toBe(cut.head);
  });

  it('seals rows of before there was a chain first, and those of a restored database too', async () => {
    await owner.query(
      `INSERT INTO audit_event (id, user_name, action, entity, ip, request_id, txid) VALUES ($1, 'x', 'old', 'x', '', '', NULL)`,
      [newId()],
    );
    await written('a');
    expect(await verify()).toMatchObject({ intact: true });
    const first = await app.db.one(
      `SELECT e.action FROM audit_chain c JOIN audit_event e ON e.id = c.event_id WHERE c.seq = 1`,
    );
    expect(first).toEqual({ action: 'old' });
    await owner.query('UPDATE audit_chain SET sealed_below = 1000000000');
    await written('restored');
    const restored = await verify();
    expect(restored.faults).toEqual([]);
    expect(restored.unsealed).toBe(0);
  });

  it('is verified by auditors only', async () => {
    const http = await TestHttp.open(app);
    for (const login of ['officer', 'leader', 'sysadmin']) {
      expect((await http.get(login, '/audit/verification')).status).toBe(403);
    }
    expect((await http.get<TrailVerification>('auditor', '/audit/verification')).body.intact).toBe(true);
    await http.close();
  });
});
