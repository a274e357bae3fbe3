import { createHash } from 'node:crypto';
import { Client } from '../support/client';
import {
  accepted,
  closeMonth,
  formal,
  milestone,
  receipt,
  record,
  registerLead,
  verified,
  verify,
} from '../support/ledger';
import { Product } from '../support/product';
import { sheetsOf } from '../support/workbook';
import { unzip } from '../support/zip';

interface Figures {
  month: Record<string, string | number>;
  yearToDate: Record<string, string | number>;
  completion: Record<string, string | null>;
  paceGap: Record<string, string | null>;
  rates: Record<string, string | null>;
}

interface Content {
  city: Figures;
  units: (Figures & {
    unit: string;
    name: string;
    cohort: string;
    rank: Record<string, number | null>;
    cityRank: Record<string, number | null>;
  })[];
  quotaLines: { key: string; contracted: string; completion: string | null }[];
  headTargets: { key: string; counted: string[] }[];
  projectsOver5bn: { leadName: string }[];
  adjustments: { voucherNo: string; occurredOn: string }[];
}

interface Edition {
  id: string;
  version: number;
  status: string;
  title: string;
  number: string;
  digest: string;
  content: Content;
  paragraphs: string[];
}

interface PostingPage {
  sum: string | number;
  count: number;
  entries: { value: string | number; bookedMonth: string; unit: string }[];
  next: string | null;
}

const YI = 10_000;

/** Four people do their day: an officer records, a verifier verifies and closes, a leader publishes, an auditor reads. */
describe('from the first report to the published bulletin', () => {
  let product: Product;
  let officer: Client;
  let verifier: Client;
  let leader: Client;
  let auditor: Client;
  let chip: { id: string };
  let edition: Edition;

  beforeAll(async () => {
    product = await Product.start();
    officer = await Client.signIn(product.url, 'officer');
    verifier = await Client.signIn(product.url, 'verifier');
    leader = await Client.signIn(product.url, 'leader');
    auditor = await Client.signIn(product.url, 'auditor');
  });
  afterAll(() => product.stop());

  it('officer: registers a lead and records agreement, funds and the start of construction', async () => {
    chip = await registerLead(officer, {
      code: 'YS-1',
      name: '演示芯片封装基地',
      unit: '500101',
      direction: 'ngit.semiconductor',
      split: [
        { unit: '500101', bp: 6667 },
        { unit: '500000-liangjiang', bp: 3333 },
      ],
    });
    const agreement = formal(chip.id, '2021-02-08', String(60 * YI), { voucherNo: 'XY-1', headList: '世界500强 2020' });
    for (const body of [
      agreement,
      receipt(chip.id, '2021-02-20', '123456.789', { voucherNo: 'DZ-1' }),
      { ...milestone(chip.id, 'construction', '2021-03-02'), voucherNo: 'JD-1' },
    ]) {
      expect(accepted(await record(officer, body))).toMatchObject({ status: 'pending' });
    }
    // Nothing counts before somebody else has verified it.
    const before = accepted(await verifier.get<PostingPage & Record<string, unknown>>('/postings?measure=contracted'));
    expect(before.sum).toBe('0.00');
  });

  it('verifier: sends one back with a reason; the officer corrects it; all are verified', async () => {
    interface Waiting {
      record: { id: string; version: number; voucherNo: string };
    }
    const queue = accepted(
      await verifier.get<{ rows: Waiting[]; waiting: { unit: string; count: number }[] }>('/records/queue'),
    );
    expect(queue.waiting).toEqual([expect.objectContaining({ unit: '500101', count: 3 })]);
    const funds = queue.rows.map((row) => row.record).find(({ voucherNo }) => voucherNo === 'DZ-1')!;
    const reason = '回单金额与登记不符，请核对。';
    accepted(await verifier.put(`/records/${funds.id}/return`, { version: funds.version, reason }));

    const desk = accepted(await officer.get<{ officer: { returned: { id: string; reason: string }[] } }>('/workbench'));
    expect(desk.officer.returned).toEqual([expect.objectContaining({ id: funds.id, reason })]);
    const correct = {
      voucherNo: 'DZ-1',
      kind: 'receipt',
      occurredOn: '2021-02-20',
      amountWan: '123456.78',
      evidence: '演示回单',
    };
    const corrected = accepted(
      await officer.put<{ id: string; version: number; status: string; amount: string }>(`/records/${funds.id}`, {
        ...correct,
        version: funds.version + 1,
      }),
    );
    expect(corrected).toMatchObject({ status: 'pending', amount: '1234567800.00' });

    const now = accepted(await verifier.get<{ rows: Waiting[] }>('/records/queue'));
    const picks = now.rows.map(({ record: { id, version } }) => ({ id, version }));
    const done = accepted(
      await verifier.post<{ verified: { bookedMonth: string; late: boolean }[] }>('/records/verifications', {
        records: picks,
      }),
    );
    expect(done.verified.map(({ bookedMonth, late }) => `${bookedMonth} ${late}`).sort()).toEqual([
      '2021-02 false',
      '2021-02 false',
      '2021-03 false',
    ]);
  });

  it('the lead tells its whole story', async () => {
    const lead = accepted(
      await officer.get<{
        stage: string;
        contracted: string;
        inPlace: string;
        timeline: { rows: { kind: string; text: string }[] };
      }>(`/leads/${chip.id}`),
    );
    expect(lead).toMatchObject({ stage: 'construction', contracted: '6000000000.00', inPlace: '1234567800.00' });
    const kinds = lead.timeline.rows.map(({ kind }) => kind);
    for (const kind of ['registered', 'recordAdded', 'recordReturned', 'recordCorrected', 'recordVerified'])
      expect(kinds).toContain(kind);
  });

  it('verifier: closes the months in order; what comes later is booked to the first open month', async () => {
    const solar = await registerLead(officer, {
      code: 'YS-2',
      name: '演示光伏项目',
      unit: '500102',
      registeredOn: '2021-01-10',
    });
    await verified(officer, verifier, formal(solar.id, '2021-03-09', '20000', { voucherNo: 'XY-2' }));
    await closeMonth(verifier, '2021-02');
    // Received in February, told of in March.
    const late = accepted(await record(officer, receipt(chip.id, '2021-02-26', '1000', { voucherNo: 'DZ-LATE' })));
    expect(accepted(await verify(verifier, late))).toMatchObject({
      verified: [{ bookedMonth: '2021-03', late: true }],
    });
    await closeMonth(verifier, '2021-03');
    const calendar = accepted(
      await verifier.get<{ closed: { month: string; late: number; closedByName: string }[]; open: { month: string } }>(
        '/month-closes',
      ),
    );
    expect(calendar.closed.map(({ month, late: count }) => [month, count])).toEqual([
      ['2021-03', 1],
      ['2021-02', 0],
    ]);
    expect(calendar.open.month).toBe('2021-04');
  });

  it('the bulletin is computed by the verifier in the background, approved and published by the leader', async () => {
    const compute = { kind: 'monthly', period: '2021-03' };
    const { jobId } = accepted(await verifier.post<{ jobId: string }>('/editions', compute));
    const job = await verifier.job(jobId);
    const id = String(job['resultUrl']).split('/').pop()!;
    expect((await officer.get(`/editions/${id}`)).status).toBe(404);

    let { version } = accepted(await leader.get<Edition & Record<string, unknown>>(`/editions/${id}`));
    const approved = accepted(
      await leader.put<{ status: string; version: number }>(`/editions/${id}/approval`, { version }),
    );
    ({ version } = approved);
    expect(approved.status).toBe('approved');
    expect(accepted(await leader.put(`/editions/${id}/publication`, { version }))).toMatchObject({
      status: 'published',
    });
    edition = accepted(await officer.get<Edition & Record<string, unknown>>(`/editions/${id}`));
    expect(edition).toMatchObject({
      status: 'published',
      title: '关于2021年3月招商投资促进情况的通报',
      number: '2021年第3期',
    });
  });

  it('its figures are what was recorded, split to the 分', () => {
    const { city, units } = edition.content;
    expect(city.yearToDate).toMatchObject({
      signedProjects: 2,
      contracted: '6200000000.00',
      inPlace: '1244567800.00',
      industrialContracted: '6000000000.00',
      digitalContracted: '6000000000.00',
      projectsOver5bn: 1,
      headEnterprises: 1,
      startedProjects: 1,
      producingProjects: 0,
    });
    expect(city.month).toMatchObject({
      signedProjects: 1,
      contracted: '200000000.00',
      inPlace: '10000000.00',
      startedProjects: 1,
    });
    // 1 244 567 800 元 ÷ 6 200 000 000 元; the city's target of 2021 is 16 000 亿元.
    expect(city.rates['inPlaceRate']).toBe('20.1');
    expect(city.completion['contracted']).toBe('0.4');
    const of = (unit: string): Content['units'][number] => units.find((each) => each.unit === unit)!;
    expect(of('500101').yearToDate).toMatchObject({ contracted: '4000200000.00', signedProjects: 1 });
    expect(of('500000-liangjiang').yearToDate).toMatchObject({ contracted: '1999800000.00', signedProjects: 0 });
    // 1 234 567 800 元 of February and 10 000 000 元 that came late, each by 66.67 : 33.33.
    expect(of('500101').yearToDate['inPlace']).toBe('829753352.26');
    expect(of('500000-liangjiang').yearToDate['inPlace']).toBe('414814447.74');
    expect(edition.content.adjustments).toEqual([
      expect.objectContaining({ voucherNo: 'DZ-LATE', occurredOn: '2021-02-26' }),
    ]);
    expect(edition.content.quotaLines.find(({ key }) => key === 'ngit')).toMatchObject({
      contracted: '6000000000.00',
      completion: '0.6',
    });
    expect(edition.content.headTargets.find(({ key }) => key === 'ngit.heads')!.counted).toHaveLength(1);
    expect(edition.content.projectsOver5bn).toEqual([expect.objectContaining({ leadName: '演示芯片封装基地' })]);
  });

  it('every figure of every unit opens to postings that add up to it', async () => {
    const figures = [
      { unit: null, figures: edition.content.city },
      ...edition.content.units.map((each) => ({ unit: each.unit, figures: each as Figures })),
    ];
    let opened = 0;
    for (const { unit, figures: each } of figures) {
      for (const [measure, value] of Object.entries(each.yearToDate)) {
        if (Number(value) === 0 && unit !== null && unit !== '500102') continue;
        const page = await postings(measure, '2021-01', '2021-03', unit);
        expect([unit, measure, page.sum]).toEqual([unit, measure, value]);
        expect([unit, measure, added(page.entries.map((entry) => entry.value))]).toEqual([
          unit,
          measure,
          Number(value).toFixed(2),
        ]);
        opened++;
      }
    }
    expect(opened).toBeGreaterThan(25);
  });

  it('ranking and plan progress show the same number', async () => {
    interface Row {
      unit: string;
      value: string;
      rank: number | null;
      cityRank: number | null;
      postings: { measure: string; from: string; to: string; unit: string };
    }
    const ranking = accepted(
      await officer.get<{ city: { value: string }; rows: Row[]; published: boolean }>(
        '/ranking?month=2021-03&measure=contracted',
      ),
    );
    expect([ranking.published, ranking.city.value]).toEqual([true, edition.content.city.yearToDate['contracted']]);
    for (const row of ranking.rows) {
      const unit = edition.content.units.find((each) => each.unit === row.unit)!;
      expect(row).toMatchObject({
        value: unit.yearToDate['contracted'],
        rank: unit.rank['contracted'],
        cityRank: unit.cityRank['contracted'],
      });
    }
    const first = ranking.rows.find(({ unit }) => unit === '500101')!;
    expect(first.cityRank).toBe(1);
    const page = await postings(first.postings.measure, first.postings.from, first.postings.to, first.postings.unit);
    expect(page.sum).toBe(first.value);

    interface Progress {
      contracted: string;
      quotaLines: { key: string; contracted: string; completion: string }[];
      headTargets: { key: string; counted: string[] }[];
    }
    const progress = accepted(await leader.get<Progress & Record<string, unknown>>('/plan-progress?month=2021-03'));
    expect(progress.contracted).toBe('6200000000.00');
    expect(progress.quotaLines.find(({ key }) => key === 'ngit')).toMatchObject({
      contracted: '6000000000.00',
      completion: '0.6',
    });
    expect(progress.headTargets.find(({ key }) => key === 'ngit.heads')!.counted).toHaveLength(1);
  });

  it('the downloaded documents hold the edition’s figures', async () => {
    const json = JSON.parse((await officer.bytes(`/editions/${edition.id}/edition.json`)).toString('utf8')) as Content &
      Edition;
    expect(json.city).toEqual(edition.content.city);
    expect(json.units).toEqual(edition.content.units);
    expect(json.digest).toBe(edition.digest);

    const sheets = await sheetsOf(await officer.bytes(`/editions/${edition.id}/document.xlsx`));
    const ranking = sheets.get('区县排名')!;
    for (const unit of edition.content.units) {
      const row = ranking.find((cells) => cells[1] === unit.name)!;
      expect([unit.name, row[3]]).toEqual([unit.name, Number(unit.yearToDate['contracted']) / 1e8]);
    }
    expect(ranking.find(([name]) => name === '全市合计')![3]).toBe(62);
    expect(JSON.stringify(sheets.get('调整说明'))).toContain('DZ-LATE');

    const document = unzip(await officer.bytes(`/editions/${edition.id}/document.docx`)).get('word/document.xml')!;
    const text = document
      .toString('utf8')
      .replace(/<\/w:tc>/g, '|')
      .replace(/<[^>]+>/g, '');
    expect(text).toContain(edition.title);
    for (const paragraph of edition.paragraphs) expect(text).toContain(paragraph);
    expect(edition.paragraphs.join('')).toContain('62.00 亿元');
    const cells = text.split('|');
    expect(cells[cells.indexOf('万州区') + 2]).toBe('40.00');
  });

  it('auditor: the edition is intact and follows from the ledger, and the trail says who did what', async () => {
    const check = accepted(await auditor.get(`/editions/${edition.id}/verification`));
    expect(check).toMatchObject({
      intact: true,
      reproduced: true,
      stored: edition.digest,
      ledger: edition.digest,
      current: true,
    });
    interface Trail {
      rows: { action: string; userName: string; entityId: string; after: Record<string, unknown> | null }[];
      next: string | null;
    }
    const acts: Trail['rows'] = [];
    for (let after = ''; ;) {
      const page = accepted(await auditor.get<Trail & Record<string, unknown>>(`/audit${after}`));
      acts.push(...page.rows);
      if (page.next === null) break;
      after = `?after=${page.next}`;
    }
    const by = (action: string): string[] => acts.filter((act) => act.action === action).map((act) => act.userName);
    expect(by('lead.register')).toEqual(['示例·市级招商干部', '示例·市级招商干部']);
    expect(by('record.create')).toHaveLength(5);
    expect(by('record.return')).toEqual(['示例·审核岗']);
    expect(by('record.correct')).toEqual(['示例·市级招商干部']);
    expect(by('record.verify')).toHaveLength(5);
    expect(by('month.close')).toEqual(['示例·审核岗', '示例·审核岗']);
    expect(by('edition.compute')).toEqual(['示例·审核岗']);
    expect([...by('edition.approve'), ...by('edition.publish')]).toEqual(['示例·局领导', '示例·局领导']);
    // An officer sees own acts only.
    const own = accepted(await officer.get<Trail & Record<string, unknown>>('/audit'));
    expect(new Set(own.rows.map(({ userName }) => userName))).toEqual(new Set(['示例·市级招商干部']));
  });

  it('computed again, a published edition is the same edition', async () => {
    const { jobId } = accepted(
      await verifier.post<{ jobId: string }>('/editions', { kind: 'monthly', period: '2021-03' }),
    );
    const job = await verifier.job(jobId);
    expect(job['resultUrl']).toContain(edition.id);
    const bytes = await officer.bytes(`/editions/${edition.id}/document.docx`);
    const again = await officer.bytes(`/editions/${edition.id}/document.docx`);
    expect(sha(again)).toBe(sha(bytes));
  });

  async function postings(measure: string, from: string, to: string, unit: string | null): Promise<PostingPage> {
    const query = `measure=${measure}&from=${from}&to=${to}${unit === null ? '' : `&unit=${unit}`}`;
    const page = accepted(await leader.get<PostingPage & Record<string, unknown>>(`/postings?${query}`));
    expect(page.next).toBeNull();
    return page;
  }
});

/** Σ in 分, exactly; '12.34' for money as for counts. */
function added(values: (string | number)[]): string {
  const fen = values.reduce((sum, value) => sum + BigInt(Number(value).toFixed(2).replace('.', '')), 0n);
  return (Number(fen) / 100).toFixed(2);
}

function sha(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
