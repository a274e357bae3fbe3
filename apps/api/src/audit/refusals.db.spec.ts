import { TestApp } from '../../testing/test-app';
import { TestHttp } from '../../testing/test-http';

interface Row {
  user: string;
  request: string;
  why: string;
  [column: string]: unknown;
}

describe('refusals in the trail', () => {
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

  const rows = (): Promise<Row[]> =>
    app.db.query<Row>(
      `SELECT user_name AS user, after ->> 'request' AS request, after ->> 'why' AS why
         FROM audit_event WHERE action = 'request.refuse' ORDER BY id`,
    );
  /** Rows are written after the answer. */
  async function settled(count: number): Promise<Row[]> {
    for (let turn = 0; turn < 100; turn++) {
      const found = await rows();
      if (found.length >= count) return found;
      await new Promise((done) => setTimeout(done, 20));
    }
    return rows();
  }

  it('name who was refused what: a right that is missing, and what is another unit’s', async () => {
    expect((await http.get('officer-500101', '/records/queue?unit=500101')).status).toBe(403);
    expect((await http.get('officer-500101', '/records?unit=500112')).status).toBe(404);
    expect(await settled(2)).toEqual([
      { user: '示例·万州招商干部', request: 'GET /api/records/queue', why: 'FORBIDDEN' },
      { user: '示例·万州招商干部', request: 'GET /api/records', why: 'OUT_OF_SCOPE' },
    ]);
  });

  it('say nothing of what does not exist, nor of what was wrongly filled in', async () => {
    const before = (await rows()).length;
    expect((await http.get('officer-500101', '/records/01900000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await http.get('officer-500101', '/records?type=nothing')).status).toBe(400);
    await new Promise((done) => setTimeout(done, 100));
    expect(await rows()).toHaveLength(before);
  });

  it('are bounded: at most twenty a minute of one user', async () => {
    for (let count = 0; count < 30; count++) await http.get('leader', '/records/queue');
    await settled(22);
    await new Promise((done) => setTimeout(done, 100));
    const own = (await rows()).filter((row) => row.user === '示例·局领导');
    expect(own).toHaveLength(20);
  });
});
