import { Client } from 'pg';
import { AuditLog } from '@yipanqi/api/audit';
import { TestApp } from '../../testing/test-app';
import { cli } from '../cli';

describe('verify-audit', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
    const actor = await app.actor('officer');
    await app.db.tx((tx) =>
      app.get(AuditLog).record(tx, actor, { action: 'a', entity: 'x' }, { action: 'b', entity: 'x' }),
    );
  });
  afterAll(() => app.close());

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const output = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) };
    const code = await cli(['verify-audit', ...argv], { DATABASE_URL: app.databaseUrl }, '.', output);
    return { code, ...said };
  }

  it('says the head, knows it again, and says what was forged', async () => {
    const first = await run('--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    const { count, head } = JSON.parse(first.out) as { count: number; head: string };
    expect((await run('--expect', `${count}:${head}`)).code).toBe(0);
    expect(await run('--expect', `${count}:${'0'.repeat(64)}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('末尾被截断过，或整条链被重做过') as string,
    });
    const url = new URL(process.env['YIPANQI_TEST_OWNER_URL']!);
    url.pathname = new URL(app.databaseUrl).pathname;
    const owner = new Client({ connectionString: url.toString() });
    await owner.connect();
    await owner.query(`UPDATE yipanqi.audit_event SET action = 'c' WHERE action = 'b'`);
    await owner.end();
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('被改动过') as string });
  });
});
