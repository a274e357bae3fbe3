import { createHash } from 'node:crypto';
import type { RunningJob } from '@yipanqi/api/platform';
import {
  closeMonth,
  fen,
  MEASURES,
  monthRange,
  recomputePostings,
  type Measure,
  type Month,
  type MonthTotal,
} from '@yipanqi/domain';
import { CloseMonth } from './close-month';
import { loadBooks } from './lead-book';
import { LedgerBench } from './ledger.support';
import { MonthCalendarQuery } from './month-calendar.query';
import { MonthCloseJob } from './month-close.job';
import { Postings } from './postings.query';
import { StartMonthClose } from './start-month-close';

const refused = (code: string) => expect.objectContaining({ code });
const month = (text: string): Month => text as Month;

describe('closing a month', () => {
  let bench: LedgerBench;
  beforeEach(async () => {
    bench = await LedgerBench.open();
  });
  afterEach(() => bench.end());

  it('goes in order, once, after the month has ended, by who may', async () => {
    const { app } = bench;
    await expect(bench.close('2021-03')).rejects.toEqual(refused('MONTH_NOTHING_BOOKED'));
    await bench.booked(await bench.lead());
    await expect(bench.close('2021-04')).rejects.toEqual(refused('MONTH_OUT_OF_ORDER'));
    await expect(app.get(CloseMonth).run(await app.actor('officer'), month('2021-03'))).rejects.toEqual(
      refused('FORBIDDEN'),
    );
    const closed = await bench.close('2021-03');
    expect(closed).toMatchObject({ month: '2021-03', postings: 2 });
    await expect(bench.close('2021-03')).rejects.toEqual(refused('MONTH_ALREADY_CLOSED'));
    await expect(bench.close('2021-05')).rejects.toEqual(refused('MONTH_OUT_OF_ORDER'));
    const trail = await app.db.query(`SELECT entity_id FROM audit_event WHERE action = 'month.close'`);
    expect(trail).toEqual([{ entity_id: '2021-03' }]);
  });

  it('happens once though two ask at the same moment', async () => {
    await bench.booked(await bench.lead());
    const outcomes = await Promise.allSettled([bench.close('2021-03'), bench.close('2021-03')]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
      reason: { code: 'MONTH_ALREADY_CLOSED' },
    });
  });

  it('refuses what comes into it afterwards: a late record lands in the first open month, marked late', async () => {
    const lead = await bench.lead();
    await bench.booked(lead);
    const late = await bench.record(lead, { kind: 'increase', occurredOn: '2021-03-20' });
    await bench.close('2021-03');
    await bench.verify(late);
    expect(await bench.lines({ recordId: late.id })).toEqual(['2021-04 500101 contracted 1000000000']);
    await expect(
      bench.app.db
        .run(`INSERT INTO ledger_posting SELECT uuidv7(), record_id, lead_id, unit_id, quota_line, '2021-03', measure, value
                          FROM ledger_posting LIMIT 1`),
    ).rejects.toThrow('month 2021-03 is closed');
    const { entries } = await bench.app
      .get(Postings)
      .page(await bench.app.actor('leader'), { measure: 'contracted', from: '2021-04', to: '2021-04' });
    expect(entries).toMatchObject([
      { voucherNo: late.voucherNo, late: true, bookedMonth: '2021-04', value: '10000000.00' },
    ]);
    const closed = await bench.close('2021-04');
    expect(closed.month).toBe('2021-04');
    const calendar = await bench.app.get(MonthCalendarQuery).read(await bench.app.actor('auditor'));
    expect(calendar.closed.map(({ month: each, late: count }) => [each, count])).toEqual([
      ['2021-04', 1],
      ['2021-03', 0],
    ]);
  });

  it('tells what still hinders', async () => {
    const lead = await bench.lead();
    await bench.booked(lead);
    await bench.record(lead, { kind: 'increase', occurredOn: '2021-03-31' });
    await bench.record(lead, { kind: 'increase', occurredOn: '2021-04-01' });
    const calendar = await bench.app.get(MonthCalendarQuery).read(await bench.app.actor('verifier'));
    expect(calendar.open).toMatchObject({
      month: '2021-03',
      ended: true,
      closableFrom: '2021-04-01',
      verified: 1,
      late: 0,
      pending: [{ unit: '500101', unitName: '万州区', count: 1 }],
      returned: [],
      jobId: null,
    });
    const other = await bench.app.get(MonthCalendarQuery).read(await bench.app.actor('officer-500112'));
    expect(other.open).toMatchObject({ pending: [], verified: 0 });
  });

  it('runs in the background, and again does no harm', async () => {
    const { app } = bench;
    await bench.booked(await bench.lead());
    const start = app.get(StartMonthClose);
    await expect(start.run(await app.write('verifier'), { month: '2021-05' })).rejects.toEqual(
      refused('MONTH_OUT_OF_ORDER'),
    );
    const { jobId } = await start.run(await app.write('verifier'), { month: '2021-03' });
    const again = await start.run(await app.write('verifier'), { month: '2021-03' });
    expect(again.jobId).toBe(jobId);
    const createdBy = (await app.actor('verifier')).userId;
    const progress = (): Promise<void> => Promise.resolve();
    const job: RunningJob<{ month: Month }> = { id: jobId, payload: { month: month('2021-03') }, createdBy, progress };
    const outcome = await app.get(MonthCloseJob).run(job);
    expect(outcome).toEqual({ message: '2021-03 已月结，共 2 笔记账。', resultUrl: '/ledger/month-close' });
    expect(await app.get(MonthCloseJob).run(job)).toMatchObject({ message: '2021-03 已月结。' });
    await expect(start.run(await app.write('verifier'), { month: '2021-03' })).rejects.toEqual(
      refused('MONTH_ALREADY_CLOSED'),
    );
  });

  it('stores what the domain computes, of a generated ledger, month by month over two years', async () => {
    const { app } = bench;
    const leads = await playedLedger(bench);
    const upTo = await app.get(CloseMonth).upTo(await app.actor('verifier'), month('2021-12'));
    expect(upTo.length).toBeGreaterThan(6);
    await verifyLate(bench, leads);
    await app.get(CloseMonth).upTo(await app.actor('verifier'), month('2022-06'));
    const postings = await allPostings(bench);
    const first = postings.map((posting) => posting.month).sort()[0]!;
    let expected: MonthTotal[] = [];
    for (const each of monthRange(first, month('2022-06'))) {
      const entries = postings.filter((posting) => posting.month === each);
      expected = closeMonth(expected, entries, each, { from: month('2021-01'), to: month('2025-12') });
      expect(await storedTotals(bench, each)).toEqual(expected);
      expect(await storedDigest(bench, each)).toBe(digestOf(expected));
    }
    await expectSameAsRecomputed(bench, leads, postings);
  }, 60_000);
});

/** Numbers that are the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const KINDS = [
  ['agreement', 'increase'],
  ['agreement', 'framework'],
  ['funds', 'receipt'],
  ['funds', 'receipt'],
  ['milestone', 'construction'],
  ['milestone', 'production'],
] as const;

function someDay(pick: (below: number) => number, from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + pick(days) * 86_400_000).toISOString().slice(0, 10);
}

/** Twelve leads of three enterprises with splits, flags and groups; some forty records verified in batches. */
async function playedLedger(bench: LedgerBench): Promise<string[]> {
  const pick = numbers(20_210_331);
  const enterprises = await Promise.all([bench.enterprise(), bench.enterprise(), bench.enterprise()]);
  const leads: string[] = [];
  for (let index = 0; index < 12; index++) {
    const unit = `50010${1 + pick(4)}`;
    const lead = await bench.lead({
      unit,
      enterpriseId: enterprises[pick(3)]!,
      quotaLine: ['ngit', 'finance', 'other'][index % 3]!,
      headGroup: [`g.ngit`, 'g.services', null][index % 3]!,
      industrial: pick(2) === 0,
      strategicEmerging: pick(2) === 0,
      digital: pick(2) === 0,
    });
    if (pick(2) === 0) await bench.split(lead, '2020-06-01', { '500101': 3333, '500103': 6667 });
    if (pick(3) === 0) await bench.split(lead, '2021-08-01', { '500102': 10_000 });
    const headList = pick(3) > 0 ? '世界500强 2021' : undefined;
    const formal = {
      headList,
      occurredOn: someDay(pick, '2020-11-01', 60),
      amountWan: `${1 + pick(900_000)}.${pick(999_999)}`,
    };
    const records = [await bench.record(lead, formal)];
    for (let more = 0; more < 4; more++) records.push(await someRecord(bench, lead, pick));
    await bench.verify(...records);
    leads.push(lead);
  }
  return leads;
}

function someRecord(
  bench: LedgerBench,
  lead: string,
  pick: (below: number) => number,
): ReturnType<LedgerBench['record']> {
  const [type, kind] = KINDS[pick(KINDS.length)]!;
  const money = type === 'milestone' ? {} : { amountWan: `${1 + pick(300_000)}.${pick(999_999)}` };
  return bench.record(lead, { type, kind, occurredOn: someDay(pick, '2021-01-01', 520), ...money });
}

/** After the first closes: late money, a reversal, a termination, and an agreement that is earlier than its neighbours. */
async function verifyLate(bench: LedgerBench, leads: readonly string[]): Promise<void> {
  const pick = numbers(7);
  for (const lead of leads.slice(0, 6)) await bench.verify(await someRecord(bench, lead, pick));
  const original = await bench.booked(leads[7]!, { kind: 'increase', occurredOn: '2021-02-02', amountWan: '77.7' });
  await bench.booked(leads[7]!, {
    kind: 'reversal',
    occurredOn: '2021-02-03',
    amountWan: '-33.3',
    reversesId: original.id,
  });
  await bench.booked(leads[8]!, { kind: 'termination', occurredOn: '2022-03-01' });
}

interface Line {
  leadId: string;
  unit: string;
  quotaLine: string;
  measure: Measure;
  month: Month;
  value: bigint;
}

async function allPostings(bench: LedgerBench): Promise<Line[]> {
  const rows = await bench.app.db.query<Omit<Line, 'value'> & { value: string } & Record<string, unknown>>(
    `SELECT lead_id AS "leadId", unit_id AS unit, quota_line AS "quotaLine", measure, booked_month AS month, value::text AS value
       FROM ledger_posting`,
  );
  return rows.map((row) => ({ ...row, value: BigInt(row.value) }));
}

async function storedTotals(bench: LedgerBench, of: Month): Promise<MonthTotal[]> {
  const rows = await bench.app.db.query<
    Record<'unit' | 'quotaLine' | 'value' | 'ytd' | 'ptd', string> & { measure: Measure }
  >(
    `SELECT unit_id AS unit, quota_line AS "quotaLine", measure, value::text AS value, year_to_date::text AS ytd, plan_to_date::text AS ptd
       FROM month_total WHERE month = $1
      ORDER BY unit_id COLLATE "C", quota_line COLLATE "C", array_position($2::text[], measure)`,
    [of, MEASURES],
  );
  return rows.map(({ unit, quotaLine, measure, value, ytd, ptd }) => ({
    unit,
    quotaLine,
    measure,
    value: BigInt(value),
    yearToDate: BigInt(ytd),
    planToDate: BigInt(ptd),
  }));
}

async function storedDigest(bench: LedgerBench, of: Month): Promise<string> {
  const row = await bench.app.db.one<{ digest: string }>(
    `SELECT encode(digest, 'hex') AS digest FROM month_close WHERE month = $1`,
    [of],
  );
  return row!.digest;
}

function digestOf(totals: readonly MonthTotal[]): string {
  const key = (total: MonthTotal): string => `${total.unit}|${total.quotaLine}|${total.measure}`;
  const lines = [...totals]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((total) => `${key(total)}|${total.value}|${total.yearToDate}|${total.planToDate}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Sums of postings by unit, line, month and measure = those that the domain recomputes from the verified records alone. */
async function expectSameAsRecomputed(
  bench: LedgerBench,
  leads: readonly string[],
  postings: readonly Line[],
): Promise<void> {
  const books = [...(await loadBooks(bench.app.db, leads)).values()];
  const figures = recomputePostings(
    books.map((book) => book.lead),
    books.flatMap((book) => book.verified),
  );
  expect(sums(postings)).toEqual(sums(figures));
  const contracted = postings
    .filter((line) => line.measure === 'contracted')
    .reduce((sum, line) => sum + line.value, 0n);
  const drilled = await bench.app
    .get(Postings)
    .page(await bench.app.actor('leader'), { measure: 'contracted', from: '2020-01', to: '2022-12' });
  expect(drilled.sum).toBe(`${contracted / 100n}.${String(fen(contracted % 100n)).padStart(2, '0')}`);
}

function sums(lines: readonly Omit<Line, 'leadId'>[]): Record<string, string> {
  const byKey = new Map<string, bigint>();
  for (const { unit, quotaLine, measure, month: booked, value } of lines) {
    const key = [unit, quotaLine, booked, measure].join(' ');
    byKey.set(key, (byKey.get(key) ?? 0n) + value);
  }
  return Object.fromEntries(
    [...byKey]
      .filter(([, value]) => value !== 0n)
      .sort()
      .map(([key, value]) => [key, String(value)]),
  );
}
