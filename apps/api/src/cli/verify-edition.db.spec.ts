import { ReportsBench } from '../../testing/reports-bench';
import { cli } from '../cli';

describe('verify-edition', () => {
  let bench: ReportsBench;
  beforeAll(async () => {
    bench = await ReportsBench.open();
    await bench.lead({ code: 'A' });
    await bench.booked({ lead: 'A', on: '2021-03-10', yi: 7 });
    await bench.closeUpTo('2021-03');
    await bench.compute('verifier', '2021-03');
  });
  afterAll(() => bench.close());

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const output = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) };
    const code = await cli(['verify-edition', ...argv], { DATABASE_URL: bench.app.databaseUrl }, '.', output);
    return { code, ...said };
  }

  it('says that an edition is what was stored, and that the ledger still gives it', async () => {
    const { code, out } = await run('monthly', '2021-03', '--as', 'auditor', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ edition: 1, intact: true, reproduced: true, current: true });
  });

  it('knows none that the user does not see, and none that there is not', async () => {
    for (const argv of [
      ['monthly', '2021-03', '--as', 'officer-500101'],
      ['monthly', '2021-03', '--as', 'auditor', '--edition', '2'],
      ['monthly', '2021-04', '--as', 'auditor'],
    ]) {
      expect(await run(...argv)).toMatchObject({ code: 1, err: expect.stringContaining('没有找到') as string });
    }
  });

  it('refuses one that was touched, in the content or in the input', async () => {
    await bench.app.db.run(`UPDATE edition SET content = replace(content, '700000000.00', '800000000.00')`);
    expect(await run('monthly', '2021-03', '--as', 'auditor')).toMatchObject({
      code: 1,
      err: expect.stringContaining('不一致') as string,
    });
  });
});
