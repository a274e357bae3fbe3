import { DataSource } from 'typeorm';
import { ReportsBench } from '../../../testing/reports-bench';
import { dataSourceOptions } from '../data-source';
import { ForeignMeasures1767225609000 } from './09-foreign-measures';

describe('the migration that brings the foreign measures', () => {
  let bench: ReportsBench;
  let owner: DataSource;
  beforeAll(async () => {
    bench = await ReportsBench.open();
    const url = new URL(process.env['YIPANQI_TEST_OWNER_URL']!);
    url.pathname = new URL(bench.app.databaseUrl).pathname;
    const connectionString = url.toString();
    owner = await new DataSource(
      dataSourceOptions({ connectionString, max: 2, options: '-c search_path=yipanqi,public' }),
    ).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await bench.close();
  });

  /** In 百万元. */
  const foreign = async (): Promise<string[]> => {
    const rows = await bench.app.db.query<{ line: string }>(
      `SELECT concat_ws(' ', r.voucher_no, p.booked_month, p.unit_id, p.quota_line, p.measure, p.value / 100000000) AS line
         FROM ledger_posting p JOIN ledger_record r ON r.id = p.record_id
        WHERE p.measure LIKE 'foreign%' ORDER BY r.verified_seq, p.unit_id`,
    );
    return rows.map(({ line }) => line);
  };

  it('posts what verification would have posted, in open months only, once', async () => {
    const split = { '500101': 60, '500102': 40 };
    await bench.lead({ code: 'A' }, { code: 'B', quotaLine: 'ngit', split }, { code: 'C' });
    await bench.booked({ lead: 'A', on: '2021-01-10', yi: 3, currency: 'USD', voucherNo: 'CLOSED' });
    await bench.closeUpTo('2021-01');
    await bench.booked(
      { lead: 'B', on: '2021-02-01', yi: 10, currency: 'USD', voucherNo: 'B1' },
      { lead: 'B', on: '2021-02-02', kind: 'increase', yi: 5, voucherNo: 'B2' },
      { lead: 'B', on: '2021-02-03', type: 'funds', yi: 2, currency: 'EUR', voucherNo: 'B3' },
      { lead: 'B', on: '2021-02-04', kind: 'reversal', yi: -5, currency: 'USD', reverses: 'B1', voucherNo: 'B4' },
      { lead: 'B', on: '2021-02-05', kind: 'termination', voucherNo: 'B5' },
      { lead: 'C', on: '2021-02-06', yi: 9, voucherNo: 'C1' },
    );
    const atVerification = await foreign();
    expect(atVerification).toEqual([
      'CLOSED 2021-01 500101 other foreignContracted 300',
      'B1 2021-02 500101 ngit foreignContracted 600',
      'B1 2021-02 500102 ngit foreignContracted 400',
      'B3 2021-02 500101 ngit foreignInPlace 120',
      'B3 2021-02 500102 ngit foreignInPlace 80',
      'B4 2021-02 500101 ngit foreignContracted -300',
      'B4 2021-02 500102 ngit foreignContracted -200',
      'B5 2021-02 500101 ngit foreignContracted -300',
      'B5 2021-02 500102 ngit foreignContracted -200',
    ]);
    const migration = new ForeignMeasures1767225609000();
    const run = owner.createQueryRunner();
    await migration.down(run);
    expect(await foreign()).toEqual([]);
    await migration.up(run);
    expect(await foreign()).toEqual(atVerification.slice(1));
    await migration.up(run);
    expect(await foreign()).toEqual(atVerification.slice(1));
    await run.release();
  });
});
