import { Client } from 'pg';
import { newId } from '@yipanqi/api/platform';
import { TestApp } from '../../testing/test-app';

const PARTITION = `'audit_event_' || to_char(date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', 'YYYYMM')`;

describe('the partitions of the audit log', () => {
  let app: TestApp;
  let owner: Client;
  beforeAll(async () => {
    app = await TestApp.open();
    const url = new URL(process.env['YIPANQI_TEST_OWNER_URL']!);
    url.pathname = new URL(app.databaseUrl).pathname;
    owner = new Client({ connectionString: url.toString(), options: '-c search_path=yipanqi,public' });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.close();
  });

  it('are made after months without a restart, whose rows the catch-all has taken meanwhile', async () => {
    const { rows } = await owner.query<{ name: string }>(`SELECT ${PARTITION} AS name`);
    const [{ name }] = rows as [{ name: string }];
    await owner.query(`DROP TABLE ${name}`);
    const id = newId();
    await app.db.run(
      `INSERT INTO audit_event (id, at, user_name, action, entity, ip, request_id)
       VALUES ($1, date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + interval '2 months 3 days', '', 'test', 'test', '', '')`,
      [id],
    );
    await owner.query('SELECT ensure_audit_partitions()');
    const found = await app.db.query('SELECT tableoid::regclass::text AS partition FROM audit_event WHERE id = $1', [
      id,
    ]);
    expect(found).toEqual([{ partition: name }]);
    const indexes = (table: string) =>
      owner.query<{ count: number }>('SELECT count(*)::int AS count FROM pg_index WHERE indrelid = $1::regclass', [
        table,
      ]);
    expect((await indexes(name)).rows).toEqual((await indexes('audit_event')).rows);
    await owner.query('SELECT ensure_audit_partitions()');
  });
});
