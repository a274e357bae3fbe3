import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookOf, generateHistory, type Entry, type History } from '../support/history';
import { booksOf, sumOf, type Values } from '../support/oracle';
import { newFolder, run, type Said } from '../support/product';
import { ledgerFile, sheetsOf } from '../support/workbook';

type Wire = Record<string, string | number>;

interface Edition {
  period: string;
  status: string;
  city: {
    month: Wire;
    yearToDate: Wire;
    planToDate: Wire;
    rates: Record<string, string | null>;
    yoy: Record<string, string | null>;
  };
  units: { unit: string; cohort: string; month: Wire; yearToDate: Wire; rank: Record<string, number | null> }[];
  quotaLines: { key: string; contracted: string }[];
  remainder: { contracted: string };
  headTargets: { key: string; counted: string[] }[];
  adjustments: { voucherNo: string }[];
  digest: string;
}

const MONTHS = ['2021-01', '2021-02', '2021-03'];
const MEASURES = [
  ...[
    'signedProjects',
    'contracted',
    'inPlace',
    'industrialContracted',
    'industrialInPlace',
    'strategicEmergingContracted',
  ],
  ...[
    'digitalContracted',
    'foreignContracted',
    'foreignInPlace',
    'projectsOver5bn',
    'headEnterprises',
    'startedProjects',
    'producingProjects',
  ],
];
const COUNTS = new Set([
  'signedProjects',
  'projectsOver5bn',
  'headEnterprises',
  'startedProjects',
  'producingProjects',
]);

/** The plan's own figures of 2020: 14 600 and 2 947 亿元. */
const OF_2020: History = {
  leads: ['500101', '500112'].map((unit, at) => ({
    code: `LS2020-${at + 1}`,
    enterprise: `演示二〇二〇年${['甲江', '乙河'][at]!}控股集团`,
    unit,
    direction: null,
    flags: '',
    split: [],
    registeredOn: '2020-01-02',
  })),
  entries: [
    { sheet: '协议', voucherNo: 'PZ2020-1', lead: 'LS2020-1', kind: '正式', on: '2020-03-05', wan: '100000000' },
    { sheet: '协议', voucherNo: 'PZ2020-2', lead: 'LS2020-2', kind: '正式', on: '2020-11-30', wan: '46000000' },
    { sheet: '到位资金', voucherNo: 'PZ2020-3', lead: 'LS2020-1', kind: '到账', on: '2020-12-31', wan: '29470000' },
  ],
};

describe('the ledger workbook through the command line', () => {
  const folder = newFolder();
  const history = joined(OF_2020, generateHistory(21, 90, MONTHS));
  const file = join(folder, '台账.xlsx');
  let first: Edition;
  let columns: string[];

  beforeAll(async () => {
    writeFileSync(file, await ledgerFile(bookOf(history)));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function yipanqi(database: string, ...args: string[]): Promise<Said> {
    const env = { ...process.env, NODE_OPTIONS: '', YIPANQI_DATA_DIR: join(folder, database) };
    return run('npm', ['run', '-s', 'yipanqi', '--', ...args], env);
  }

  /** Done, and one JSON document on standard output and nothing else. */
  async function answer<T = Record<string, unknown>>(database: string, ...args: string[]): Promise<T> {
    const { code, out, err } = await yipanqi(database, ...args, '--json');
    if (code !== 0) throw new Error(`${args.join(' ')}: ${code}\n${out}\n${err}`);
    return JSON.parse(out) as T;
  }

  async function report(database: string, month: string): Promise<Edition> {
    const out = join(folder, `${database}-${month}`);
    const said = await answer<{ digest: string }>(database, 'report', 'monthly', month, '--as', 'leader', '--out', out);
    const edition = JSON.parse(readFileSync(join(out, 'edition.json'), 'utf8')) as Edition;
    expect(said.digest).toBe(edition.digest);
    return edition;
  }

  it('a generated history of hundreds of rows is imported and verified in one go', async () => {
    const rows = Object.values(bookOf(history)).reduce((sum, sheet) => sum + sheet.length, 0);
    expect(rows).toBeGreaterThan(300);
    const imported = await answer('one', 'import', 'ledger', file, '--as', 'officer', '--verified-by', 'verifier');
    expect(imported).toMatchObject({
      leads: history.leads.length,
      records: history.entries.length,
      verified: history.entries.length,
    });
  });

  it('a second import of the same file changes nothing', async () => {
    const again = await answer<{ counts: Record<string, Record<string, number>> }>(
      'one',
      ...['import', 'ledger', file, '--as', 'officer', '--verified-by', 'verifier'],
    );
    for (const [sheet, counts] of Object.entries(again.counts)) {
      expect([sheet, counts]).toEqual([sheet, { rows: counts['rows'], new: 0, changed: 0, same: counts['rows'] }]);
    }
    expect(again).toMatchObject({ leads: 0, records: 0, verified: 0 });
  });

  it('the months are closed in order up to the one that is named', async () => {
    const { closed } = await answer<{ closed: { month: string }[] }>('one', 'close', '2021-03', '--as', 'verifier');
    expect([closed[0]!.month, closed.at(-1)!.month, closed.length]).toEqual(['2020-03', '2021-03', 13]);
  });

  it('2020 with 14 600 and 2 947 亿元 gives 20.2', async () => {
    const of2020 = await report('one', '2020-12');
    expect(of2020.city.yearToDate).toMatchObject({ contracted: '1460000000000.00', inPlace: '294700000000.00' });
    expect(of2020.city.rates['inPlaceRate']).toBe('20.2');
  });

  it('every figure of the report is what a naive count of the rows gives, to the 分', async () => {
    first = await report('one', '2021-03');
    expectFigures(first, history, (entry) => entry.on.slice(0, 7));
    expect(first.adjustments).toEqual([]);
    // Not an empty exercise: everything that the rules speak of occurs.
    for (const measure of MEASURES)
      expect([measure, Number(first.city.yearToDate[measure]) > 0]).toEqual([measure, true]);
    const kinds = new Set(history.entries.map(({ kind }) => kind));
    for (const kind of ['意向', '框架', '增资', '终止', '冲正']) expect(kinds).toContain(kind);
    expect(history.entries.some(({ currency }) => currency === 'USD')).toBe(true);
  });

  it('exported and imported into an empty database it gives the same figures and the same digest', async () => {
    const back = join(folder, 'back.xlsx');
    await answer('one', 'export', 'ledger', back, '--as', 'officer');
    const sheets = await sheetsOf(readFileSync(back));
    expect([...sheets.keys()].slice(0, 4)).toEqual(['项目', '协议', '到位资金', '节点']);
    columns = sheets.get('项目')![0] as string[];
    expect(columns.slice(0, 5)).toEqual(['项目编号', '项目名称', '企业名称', '统一社会信用代码', '责任单位']);
    expect(sheets.get('项目')!.length).toBe(history.leads.length + 1);

    await answer('two', 'import', 'ledger', back, '--as', 'officer', '--verified-by', 'verifier');
    await answer('two', 'close', '2021-03', '--as', 'verifier');
    const second = await report('two', '2021-03');
    expect(second).toEqual(first);
    const again = join(folder, 'again.xlsx');
    await answer('two', 'export', 'ledger', again, '--as', 'officer');
    expect([...(await sheetsOf(readFileSync(again)))]).toEqual([...sheets]);
  });

  it('late entries are booked to the first open month and listed; closed months stay as they were', async () => {
    const late = generateHistory(22, 30, MONTHS);
    const more = join(folder, 'late.xlsx');
    writeFileSync(more, await ledgerFile(bookOf(late, 2)));
    await answer('two', 'import', 'ledger', more, '--as', 'officer', '--verified-by', 'verifier');
    await answer('two', 'close', '2021-04', '--as', 'verifier');
    const april = await report('two', '2021-04');
    const lateOnes = new Set(late.entries.map(({ voucherNo }) => voucherNo));
    expectFigures(april, joined(history, late), ({ voucherNo, on }) =>
      lateOnes.has(voucherNo) ? '2021-04' : on.slice(0, 7),
    );
    expect(april.adjustments.map(({ voucherNo }) => voucherNo).sort()).toEqual([...lateOnes].sort());
    expect(await report('two', '2021-03')).toEqual(first);
  });

  it('a conflict is refused: exit code 1, a line for every reason, nothing imported', async () => {
    const changed = structuredClone(history);
    const [agreement] = changed.entries.filter(({ kind }) => kind === '正式').slice(-1) as [Entry];
    agreement.wan = '12345.67';
    changed.leads.push({ ...changed.leads[0]!, code: 'LS-NEW', enterprise: '演示全新企业' });
    const conflict = join(folder, 'conflict.xlsx');
    writeFileSync(conflict, await ledgerFile(bookOf(changed)));
    const { code, out, err } = await yipanqi(
      'one',
      'import',
      'ledger',
      conflict,
      '--as',
      'officer',
      '--verified-by',
      'verifier',
    );
    expect([code, out]).toEqual([1, '']);
    const lines = err.trim().split('\n');
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^协议 \\d+ 凭证号: .*${agreement.voucherNo}.*金额`))]);
    const counts = await answer<{ counts: { 项目: { same: number; new: number } } }>(
      'one',
      ...['import', 'ledger', file, '--as', 'officer', '--dry-run'],
    );
    expect(counts.counts.项目).toMatchObject({ same: history.leads.length, new: 0 });
  });

  it('what is refused exits with 1, what is not understood with 2, each with its reason', async () => {
    const refused = await yipanqi('one', 'import', 'ledger', file, '--as', 'verifier');
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toMatch(/[\u4e00-\u9fff]+。\n$/);
    expect((await yipanqi('one', 'close', '2021-03', '--as', 'verifier')).code).toBe(1);
    for (const words of [
      ['close', '2021-13', '--as', 'verifier'],
      ['report', 'monthly', '2021-03'],
      ['dance'],
      ['import', 'ledger'],
    ]) {
      const wrong = await yipanqi('one', ...words);
      expect([words, wrong.code, wrong.out]).toEqual([words, 2, '']);
      expect(wrong.err).toContain('用法');
    }
  });
});

function joined(a: History, b: History): History {
  return { leads: [...a.leads, ...b.leads], entries: [...a.entries, ...b.entries] };
}

function expectFigures(edition: Edition, history: History, booked: (entry: Entry) => string): void {
  const { rows, heads } = booksOf(history, booked);
  const { period } = edition;
  const year = `${period.slice(0, 4)}-01`;
  expect(edition.city.month).toEqual(wire(sumOf(rows, period, period)));
  expect(edition.city.yearToDate).toEqual(wire(sumOf(rows, year, period)));
  expect(edition.city.planToDate).toEqual(wire(sumOf(rows, '2021-01', period)));
  for (const { unit, month, yearToDate, cohort, rank } of edition.units) {
    const own = (row: { unit: string }): boolean => row.unit === unit;
    expect([unit, month]).toEqual([unit, wire(sumOf(rows, period, period, own))]);
    expect([unit, yearToDate]).toEqual([unit, wire(sumOf(rows, year, period, own))]);
    if (cohort === '市级') continue;
    const better = edition.units.filter(
      (each) => each.cohort === cohort && Number(each.yearToDate['contracted']) > Number(yearToDate['contracted']),
    );
    expect([unit, rank['contracted']]).toEqual([unit, better.length + 1]);
  }
  for (const { key, contracted } of edition.quotaLines) {
    const sum = sumOf(rows, '2021-01', period, ({ line }) => line === key);
    expect([key, contracted]).toEqual([key, wire(sum)['contracted']]);
  }
  const rest = sumOf(rows, '2021-01', period, ({ line }) => line === 'other');
  expect(edition.remainder.contracted).toBe(wire(rest)['contracted']);
  for (const { key, counted } of edition.headTargets)
    expect([key, [...counted].sort()]).toEqual([key, heads.get(key) ?? []]);
}

function wire(values: Values): Wire {
  return Object.fromEntries(
    MEASURES.map((measure) => {
      const value = values[measure] ?? 0n;
      return [measure, COUNTS.has(measure) ? Number(value) : yuan(value)];
    }),
  );
}

function yuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
