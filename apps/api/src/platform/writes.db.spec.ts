import { TestApp } from '../../testing/test-app';
import type { Tx } from './database';
import { newId } from './ids';
import { Writes, type Write } from './writes';

describe('a write', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
  });
  afterAll(() => app.close());

  const file = (tx: Tx, id: string): Promise<number> =>
    tx.run(
      `INSERT INTO stored_file (id, name, mime, size, sha256, created_by) VALUES ($1, '', '', 0, '', '00000000-0000-0000-0000-000000000000')`,
      [id],
    );
  const rename = (write: Write, id: string, name: string): Promise<string> =>
    app.get(Writes).run(write, async (tx) => {
      await tx.run('UPDATE stored_file SET name = $2 WHERE id = $1', [id, name]);
      return name;
    });

  it('that Postgres ends as the one of two that wait for each other is done once more', async () => {
    const ids = [newId(), newId()] as const;
    await app.db.tx(async (tx) => {
      for (const id of ids) await file(tx, id);
    });
    let waiting = 0;
    const crosswise = async (first: string, second: string): Promise<string> =>
      app.get(Writes).run(await app.write('officer'), async (tx) => {
        await tx.run(`UPDATE stored_file SET size = size + 1 WHERE id = $1`, [first]);
        waiting += 1;
        for (let turn = 0; waiting < 2 && turn < 200; turn++) await new Promise((done) => setTimeout(done, 5));
        await tx.run(`UPDATE stored_file SET size = size + 1 WHERE id = $1`, [second]);
        return 'done';
      });
    expect(await Promise.all([crosswise(...ids), crosswise(ids[1], ids[0])])).toEqual(['done', 'done']);
    const sizes = await app.db.query('SELECT size::int AS size FROM stored_file WHERE id = ANY($1)', [ids]);
    expect(sizes).toEqual([{ size: 2 }, { size: 2 }]);
  });

  it('asked for twice at one moment is done once, and both get its answer', async () => {
    const write = await app.write('officer');
    const id = newId();
    const add = (): Promise<string> =>
      app.get(Writes).run(write, async (tx) => {
        await file(tx, newId());
        await file(tx, id);
        return newId();
      });
    const [one, two] = await Promise.all([add(), add()]);
    expect(one).toBe(two);
  });

  it('whose key was used for something else is refused and leaves nothing', async () => {
    const write = await app.write('officer');
    const id = newId();
    await app.db.tx((tx) => file(tx, id));
    await rename(write, id, '甲');
    const other = { ...write, digest: Buffer.alloc(32) };
    await expect(rename(other, id, '乙')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await app.db.one('SELECT name FROM stored_file WHERE id = $1', [id])).toEqual({ name: '甲' });
  });
});
