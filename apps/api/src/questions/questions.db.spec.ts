import { unzip } from '@yipanqi/api/documents';
import type { QuestionAnswer, SavedQuestion } from '@yipanqi/contract';
import { parseYuan, type Question, sumFen } from '@yipanqi/domain';
import { openHistory, type ReportsBench } from '../../testing/reports-bench';
import { QuestionWorkbook } from './question-workbook';
import { TestHttp } from '../../testing/test-http';

describe('the query desk', () => {
  let bench: ReportsBench;
  let http: TestHttp;
  beforeAll(async () => {
    bench = await openHistory();
    http = await TestHttp.open(bench.app);
  });
  afterAll(async () => {
    await http.close();
    await bench.close();
  });

  const ask = async (login: string, query: string): Promise<QuestionAnswer> => {
    const { status, body } = await http.get<QuestionAnswer>(login, `/question-answers?${query}`);
    expect(status).toBe(200);
    return body;
  };
  const question = {
    measures: ['contracted'],
    rows: 'unit',
    columns: 'month',
    from: '2021-01',
    to: '2021-03',
    units: [],
    cohorts: [],
    quotaLines: [],
    chart: 'bar',
  };
  const tables = async (): Promise<unknown> =>
    bench.app.db.query('SELECT id, owner_id, name, question, shared, version FROM saved_question ORDER BY id');

  it('every figure is the sum of the postings that it opens', async () => {
    for (const layout of ['rows=unit&columns=month', 'rows=cohort&columns=quarter', 'rows=quotaLine&columns=year']) {
      for (const filter of ['', '&cohorts=中心城区', '&units=500101,500112&quotaLines=nev,finance']) {
        const answer = await ask('leader', `measures=contracted&${layout}&from=2021-01&to=2021-04${filter}`);
        const cells = [...answer.rows.flatMap((row) => [...row.cells, row.sum]), ...answer.sums, answer.sum];
        for (const cell of cells) {
          if (!cell) throw new Error('a sum is missing');
          const params = Object.entries(cell.postings).filter(([, value]) => value !== null) as [string, string][];
          const { body } = await http.get<{ sum: string }>('leader', `/postings?${new URLSearchParams(params)}`);
          expect([cell.postings, body.sum]).toEqual([cell.postings, cell.value]);
        }
      }
    }
  });

  it('adds up to the ledger, closed months from totals and open ones from what is verified', async () => {
    const answer = await ask('auditor', 'measures=contracted,signedProjects&rows=year&from=2020-01&to=2021-04');
    const raw = await bench.app.db.query<{ year: string; sum: string }>(
      `SELECT left(booked_month, 4) AS year, sum(value)::text AS sum FROM ledger_posting WHERE measure = 'contracted' GROUP BY 1 ORDER BY 1`,
    );

    expect(answer.interim).toBe(true);
    expect(answer.rows.map((row) => [row.key, parseYuan(String(row.cells[0]?.value)).toString()])).toEqual(
      raw.map(({ year, sum }) => [year, sum]),
    );
    expect(answer.rows[0]?.cells[0]?.value).toBe('1460000000000.00');
    expect(answer.rows.map((row) => row.cells[1]?.value)).toEqual([2, 4]);
  });

  it('answers an officer for the own unit only, and another unit as if unknown', async () => {
    const own = await ask('officer-500101', 'measures=contracted&rows=unit&from=2021-01&to=2021-03');
    const city = await ask('leader', 'measures=contracted&rows=unit&from=2021-01&to=2021-03');
    const other = await http.get(
      'officer-500101',
      '/question-answers?measures=contracted&rows=unit&from=2021-01&to=2021-03&units=500112',
    );

    expect(own.rows.map((row) => row.key)).toEqual(['500101']);
    expect(own.wholeCity).toBe(false);
    expect(own.sums[0]?.value).toBe(city.rows.find((row) => row.key === '500101')?.cells[0]?.value);
    expect(sumFen(city.rows.map((row) => parseYuan(String(row.cells[0]?.value))))).toBe(
      parseYuan(String(city.sums[0]?.value)),
    );
    expect(other.status).toBe(404);
    expect(
      (await http.get('sysadmin', '/question-answers?measures=contracted&rows=unit&from=2021-01&to=2021-03')).status,
    ).toBe(403);
  });

  it('goes out as a workbook with its sums, and the trail says so', async () => {
    const bytes = await bench.app
      .get(QuestionWorkbook)
      .write(await bench.app.actor('leader'), question as unknown as Question);
    const answer = await ask('leader', 'measures=contracted&rows=unit&columns=month&from=2021-01&to=2021-03');
    const sheet = unzip(bytes).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    const last = answer.rows.length + 4;

    expect(sheet).toContain(`<f>SUM(E4:E${last - 1})</f>`);
    expect(sheet).toMatch(/ySplit="3"[^>]*state="frozen"/);
    const trail = await bench.app.db.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_event WHERE action = 'question.download'`,
    );
    expect(trail?.count).toBe(1);
  });

  it.each<[string, number, string]>([
    ['measures=contracted;drop&rows=unit&from=2021-01&to=2021-03', 422, 'QUESTION_MEASURES'],
    ['measures=contracted&rows=unit&columns=unit&from=2021-01&to=2021-03', 422, 'QUESTION_SAME_DIMENSION'],
    ['measures=contracted&rows=unit&from=2021-01&to=2021-03&cohorts=火星', 422, 'QUESTION_COHORT'],
    ['measures=contracted&rows=unit&from=2021-01&to=2021-03&quotaLines=x', 422, 'QUESTION_LINE'],
    ['measures=contracted&rows=1;select&from=2021-01&to=2021-03', 400, 'VALIDATION_FAILED'],
    ['measures=contracted&rows=unit&from=2021-01&to=2021-03&sql=select', 400, 'FIELD_UNKNOWN'],
  ])('refuses %s', async (query, status, code) => {
    const answer = await http.get<{ code: string }>('leader', `/question-answers?${query}`);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('keeps a question once for a key, shares it, and lets nobody else change it', async () => {
    const body = { name: '三个月合同额', question, shared: true };
    const first = await http.send<SavedQuestion>('leader', 'POST', '/questions', body, 'question-key-1');
    const again = await http.send<SavedQuestion>('leader', 'POST', '/questions', body, 'question-key-1');
    expect(again.body).toEqual(first.body);
    const { id, version } = first.body;
    expect((await http.send<{ code: string }>('leader', 'POST', '/questions', body)).body.code).toBe(
      'QUESTION_NAME_TAKEN',
    );

    const seen = await http.get<SavedQuestion[]>('officer-500101', '/questions');
    expect(seen.body).toEqual([expect.objectContaining({ id, own: false, shared: true, question })]);
    const before = await tables();
    const change = { ...body, shared: false, version };
    expect((await http.send<{ code: string }>('officer-500101', 'PUT', `/questions/${id}`, change)).body.code).toBe(
      'QUESTION_NOT_OWN',
    );
    expect((await http.send('officer-500101', 'DELETE', `/questions/${id}?version=${version}`)).status).toBe(422);
    expect((await http.send('leader', 'PUT', `/questions/${id}`, { ...change, version: 99 })).status).toBe(409);
    expect(await tables()).toEqual(before);

    expect((await http.send('leader', 'PUT', `/questions/${id}`, change)).status).toBe(200);
    expect((await http.get<SavedQuestion[]>('officer-500101', '/questions')).body).toEqual([]);
    expect((await http.send('officer-500101', 'PUT', `/questions/${id}`, change)).status).toBe(404);
    expect((await http.send('leader', 'DELETE', `/questions/${id}?version=2`)).body).toEqual({ removed: true });
    const trail = await bench.app.db.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE entity = 'question' AND entity_id = $1 ORDER BY at, id`,
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['question.save', 'question.change', 'question.remove']);
  });
});
