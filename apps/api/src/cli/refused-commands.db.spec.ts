import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApp } from '../../testing/test-app';
import { cli } from '../cli';

describe('commands that are refused', () => {
  let app: TestApp;
  const folder = mkdtempSync(join(tmpdir(), 'yipanqi-cli-'));
  beforeAll(async () => {
    app = await TestApp.open();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  async function run(...argv: string[]): Promise<{ code: number; said: string }> {
    let said = '';
    const output = { out: () => undefined, err: (text: string) => void (said += text) };
    const code = await cli(argv, { DATABASE_URL: app.databaseUrl, INIT_CWD: folder }, folder, output);
    return { code, said };
  }

  it.each([
    ['close', '2021-03', '--as', 'officer'],
    ['close', '2021-03', '--as', 'leader'],
    ['report', 'monthly', '2021-03', '--as', 'officer', '--out', '.'],
    ['export', 'ledger', 'out.xlsx', '--as', 'sysadmin'],
    ['progress', '2021-03', '--as', 'secadmin'],
  ])('%s %s %s %s: nobody has more rights here than on the page', async (...argv) => {
    expect(await run(...argv)).toEqual({
      code: 1,
      said: expect.stringMatching(/^您的角色无权进行此操作.*。\n$/) as string,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('say which file cannot be read or written', async () => {
    const written = await run('export', 'ledger', 'nowhere/out.xlsx', '--as', 'officer');
    expect(written).toEqual({ code: 1, said: expect.stringMatching(/^不能读写 .*nowhere.*。\n$/) as string });
    const read = await run('import', 'ledger', '.', '--as', 'officer');
    expect(read).toEqual({ code: 1, said: '没有找到文件 .，请核对路径。\n' });
  });
});
