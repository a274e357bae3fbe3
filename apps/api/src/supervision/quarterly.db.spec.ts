import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ReportsBench } from '../../testing/reports-bench';
import { TestHttp } from '../../testing/test-http';
import { ComputeEdition, DecideEdition, editionJson, EditionQuery, type StoredEdition } from '@yipanqi/api/reports';
import { canonicalJson, type Day, type Quarter, type QuarterlyContent, SAMPLE_RULE_SET } from '@yipanqi/domain';
import { LookThrough } from './findings/look-through';
import { IssueOrder } from './orders/issue-order';
import { JudgeOrder } from './orders/judge-order';
import { ReplyOrder } from './orders/reply-order';
import { QuarterlyReportJob } from './quarterly/quarterly-report.job';
import { QuarterlySupervisionMaker } from './quarterly/quarterly-supervision.maker';
import { ApproveRules } from './rules/approve-rules';
import { DraftRules } from './rules/draft-rules';
import { openSupervised } from './supervision.support';
import { YearlyCounts } from './yearly-counts';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'];
const day = (text: string): Day => text as Day;

type Edition = StoredEdition<QuarterlyContent>;

describe('editions of the quarterly report', () => {
  let bench: ReportsBench;
  beforeAll(async () => {
    bench = await openSupervised();
    const { app } = bench;
    const verifier = await app.actor('verifier');
    await app.get(LookThrough).run(verifier, '2020-Q4' as Quarter);
    // Two findings of the last quarter under orders: one answered in time and closed, one answered late; a third by hand, overdue.
    const issue = async (unit: string, deadline: string, on: string, findings?: string[]): Promise<string> => {
      const body = {
        unit,
        item: `演示事项 ${unit}`,
        asked: '整改',
        deadline,
        ...(findings && { quarter: '2020-Q4', findings }),
      };
      return (await app.get(IssueOrder).run(await app.write('verifier'), body, day(on))).id;
    };
    const first = await issue('500103', '2021-02-10', '2021-01-10', ['leadIdle|500103|P1']);
    const second = await issue('500103', '2021-02-10', '2021-01-10', ['leadIdle|500103|P2']);
    await issue('500112', '2021-03-01', '2021-02-01');
    await issue('500101', '2021-01-20', '2020-12-30');
    const reply = async (id: string, on: string): Promise<void> => {
      const body = { version: 1, text: '已联系企业', evidence: '会议纪要' };
      await app.get(ReplyOrder).run(await app.write('officer'), id, body, day(on));
    };
    await reply(first, '2021-02-10');
    await reply(second, '2021-02-15');
    await app
      .get(JudgeOrder)
      .run(await app.write('leader'), first, { version: 2, verdict: 'accepted', reason: '' }, day('2021-02-20'));
    // After the quarter: it is not in its report.
    await app
      .get(JudgeOrder)
      .run(await app.write('leader'), second, { version: 2, verdict: 'accepted', reason: '' }, day('2021-04-02'));
    await issue('500120', '2021-05-01', '2021-04-01');
  });
  afterAll(() => bench.close());

  const compute = async (period = '2021-Q1', login = 'verifier'): Promise<Edition> =>
    (await bench.app.get(ComputeEdition).run(await bench.app.actor(login), { kind: 'quarterly', period })) as Edition;

  it('need the three months closed', async () => {
    await expect(compute('2021-Q2')).rejects.toMatchObject({ code: 'QUARTER_NOT_CLOSED' });
    await expect(compute('2099-Q1')).rejects.toMatchObject({ code: 'QUARTER_AHEAD' });
    await expect(compute('2021-05')).rejects.toMatchObject({ code: 'QUARTER_INVALID' });
    await expect(compute('2021-Q1', 'officer-500101')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('take quarter and year from closed totals, and the pace from the targets', async () => {
    const { content } = await compute();
    expect(content.city.quarter).toMatchObject({
      contracted: '13234567800.00',
      inPlace: '500000000.00',
      startedProjects: 1,
    });
    const unit = content.units.find(({ unit: id }) => id === '500101')!;
    expect(unit.quarter.contracted).toBe('2700000000.00');
    expect([unit.target.contracted, unit.completion.contracted, unit.paceGap.contracted]).toEqual([
      '20000000000.00',
      '13.5',
      '-11.50',
    ]);
    const sums = (await compute('2020-Q4')).content;
    expect(sums.city.quarter.contracted).toBe('460000000000.00');
    expect(sums.city.yearToDate.contracted).toBe('1460000000000.00');
  });

  it('tell orders, replies and lateness as of the last day, and what became of the last quarter', async () => {
    const { content } = await compute();
    expect(
      content.orders.map(({ number, state, overdueDays, replies, lateReplies, endedOn }) => [
        number,
        state,
        overdueDays,
        replies,
        lateReplies,
        endedOn,
      ]),
    ).toEqual([
      ['督办单〔2021〕1号', 'closed', 0, 1, 0, '2021-02-20'],
      ['督办单〔2021〕2号', 'replied', 0, 1, 1, null],
      ['督办单〔2021〕3号', 'issued', 30, 0, 0, null],
    ]);
    expect(content.replies.map(({ number, on, late, verdict }) => [number, on, late, verdict])).toEqual([
      ['督办单〔2021〕1号', '2021-02-10', false, 'accepted'],
      ['督办单〔2021〕2号', '2021-02-15', true, null],
    ]);
    const last = content.lastQuarter!;
    expect(last).toMatchObject({ period: '2020-Q4', found: last.findings.length });
    expect(last.settled + last.standing).toBe(last.found);
    expect(last.findings.find(({ key }) => key === 'leadIdle|500103|P1')).toMatchObject({
      stands: true,
      order: '督办单〔2021〕1号',
      orderState: 'closed',
    });
    expect(content.carried.map(({ number, overdueDays }) => [number, overdueDays])).toEqual([
      ['督办单〔2020〕1号', 70],
    ]);
    const light = (id: string) => content.units.find(({ unit }) => unit === id);
    expect(light('500112')).toMatchObject({ light: 'red', ordersOpen: 1, ordersOverdue: 1 });
    expect(light('500120')).toMatchObject({ light: 'green', ordersOpen: 0 });
  });

  it('are said in sentences from the content alone', async () => {
    const { content } = await compute();
    const paragraphs = bench.app.get(QuarterlySupervisionMaker).paragraphs(content);
    expect(paragraphs[0]).toContain('2021年第一季度，全市签约项目 4 个，合同引资 132.35 亿元');
    expect(paragraphs[2]).toContain(`共发现问题 ${content.findings.length} 个`);
    expect(paragraphs[4]).toBe(
      '本季度签发督办单 3 件，收到答复 2 件，其中逾期答复 1 件；季末在办 3 件，超期未答复 2 件。',
    );
    expect(paragraphs.join('')).not.toMatch(/undefined|null|NaN/);
  });

  it('have the same bytes in every time zone, and the same digest from the input that is stored', async () => {
    const edition = await compute();
    expect(canonicalJson(edition.content)).toBe(edition.contentText);
    const here = await bench.app.get(ComputeEdition).compute('quarterly', '2021-Q1');
    expect(here.digest).toBe(edition.digest);
    const child = join(__dirname, '../../testing/edition-digest.child.ts');
    const run = promisify(execFile);
    for (const TZ of ZONES) {
      const env = { ...process.env, TZ, DATABASE_URL: bench.app.databaseUrl, DATABASE_POOL: '2' };
      const { stdout } = await run(process.execPath, [child, '2021-Q1', 'quarterly'], { env, maxBuffer: 1 << 26 });
      expect(JSON.parse(stdout)).toMatchObject({
        digest: here.digest,
        inputDigest: here.inputDigest,
        contentText: here.contentText,
      });
    }
    expect(await bench.app.get(EditionQuery).verification(await bench.app.actor('leader'), edition.id)).toMatchObject({
      intact: true,
      reproduced: true,
      current: true,
    });
    expect(editionJson(edition)).toMatchObject({
      kind: 'quarterly',
      period: '2021-Q1',
      edition: 1,
      digest: edition.digest,
    });
  }, 60_000);

  it('are printed and tabulated from the content: rows, sums, marks', async () => {
    const edition = await compute();
    const maker = bench.app.get(QuarterlySupervisionMaker);
    const document = maker.document(edition);
    expect(document.title).toBe('关于2021年第一季度招商投资促进工作督查情况的通报');
    expect(document.attachments.map(({ title }) => title)).toContain('上季度问题和督办单的办理情况');
    const sheets = maker.sheets(edition);
    expect(sheets.map(({ name }) => name)).toEqual([
      '全市',
      '各单位',
      '规则',
      '问题清单',
      '本季签发',
      '答复',
      '上季问题',
      '上季末在办',
    ]);
    for (const { table } of sheets) {
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
    const units = sheets[1]!.table;
    const contracted = units.columns.findIndex(({ heading }) => heading === '合同引资额本季度');
    expect(units.rows.at(-1)![contracted]).toBe(edition.content.city.quarter.contracted);
  });

  it('are one row for a job that runs twice, published by another, seen by districts only then', async () => {
    const { app } = bench;
    const http = await TestHttp.open(app);
    const verifier = await app.actor('verifier');
    const job = {
      id: 'test',
      payload: { period: '2021-Q1' },
      createdBy: verifier.userId,
      progress: () => Promise.resolve(),
    };
    const [one, two] = await Promise.all([app.get(QuarterlyReportJob).run(job), app.get(QuarterlyReportJob).run(job)]);
    expect(one).toEqual(two);
    expect(one.resultUrl).toMatch(/^\/supervision\/reports\//);
    const edition = await compute();
    const url = `/editions/${edition.id}`;
    expect((await http.get('officer-500101', url)).status).toBe(404);
    const decide = app.get(DecideEdition);
    const approved = await decide.approve(await app.write('leader'), edition.id, edition.version);
    await decide.publish(await app.write('leader'), edition.id, approved.version);
    // What a district reads of it: all figures and counts, but nobody else's projects, orders and replies in words.
    const seen = (await http.get<{ content: QuarterlyContent }>('officer-500101', url)).body.content;
    const whole = edition.content;
    expect(app.get(QuarterlySupervisionMaker).paragraphs(seen)).toEqual(
      app.get(QuarterlySupervisionMaker).paragraphs(whole),
    );
    expect([seen.units, seen.rules, seen.city]).toEqual([whole.units, whole.rules, whole.city]);
    const own = <Row extends { unit: string }>(rows: readonly Row[]): Row[] =>
      rows.filter(({ unit }) => unit === '500101');
    expect([own(seen.findings), own(seen.carried)]).toEqual([own(whole.findings), own(whole.carried)]);
    const words = (await http.get('officer-500101', `${url}/edition.json`)).text + JSON.stringify(seen);
    for (const secret of ['P1', 'P2', 'A2', '演示事项 500112', '已联系企业', '会议纪要'])
      expect([secret, words.includes(secret)]).toEqual([secret, false]);
    expect((await http.get('leader', url)).text).toContain('已联系企业');
    // The year's assessment counts lights of published reports, and orders by what had happened up to its end.
    const counts = (await app.get(YearlyCounts).read(app.db, 2021)).map(
      ({ unit, key, value }) => `${unit} ${key} ${value}`,
    );
    expect(counts).toEqual(
      expect.arrayContaining([
        '500112 redLights 1',
        '500112 overdueOrders 1',
        '500103 overdueOrders 1',
        '500103 issuedOrders 2',
        '500101 overdueOrders 1',
        '500101 issuedOrders 0',
        '500120 issuedOrders 1',
        '500105 redLights 0',
      ]),
    );
    expect((await app.get(YearlyCounts).read(app.db, 2020)).some(({ key }) => key === 'redLights')).toBe(false);
    // The report stays what it was: what happens later belongs to the next one.
    expect((await compute()).id).toBe(edition.id);
    // And so do the rules by which it was computed, when others come into force.
    const lights = { ...SAMPLE_RULE_SET.lights, redFindings: 1 };
    const body = { name: '督查规则', reason: '调整', rules: [...SAMPLE_RULE_SET.rules.slice(0, 1)], lights };
    const draft = await app.get(DraftRules).run(await app.write('verifier'), body);
    await app.get(ApproveRules).run(await app.write('leader'), draft.rulesVersion, draft.version);
    expect((await compute()).id).toBe(edition.id);
    expect((await compute('2020-Q4')).schemeVersion).toBe(2);
    await http.close();
  });
});
