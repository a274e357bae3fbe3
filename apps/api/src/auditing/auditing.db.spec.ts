import type {
  AuditedYear,
  AuditFindingView,
  AuditorNote,
  AuditPage,
  AuditRecordPage,
  AuditYear,
  PopulationView,
  RecordView,
  SampleDetail,
  SampleRedrawn,
  WorksheetDetail,
} from '@yipanqi/contract';
import { TestHttp } from '../../testing/test-http';
import { AuditingBench } from './auditing.support';

const UNKNOWN = '01900000-0000-7000-8000-000000000000';
/** Tables that are not the auditor's own. */
const OWN = /^(audit_event|auditing_|idempotency|notification|user_session)/;

const CHECKED = {
  evidenceSeen: 'yes',
  amountAgrees: 'yes',
  dateAgrees: 'yes',
  unitAgrees: 'yes',
  grade: 'none',
} as const;
const ISSUE = {
  ...CHECKED,
  amountAgrees: 'no',
  grade: 'serious',
  finding: '回单金额少于凭证金额',
  errorAmount: '1000000.00',
} as const;

describe('the auditor’s own work', () => {
  let bench: AuditingBench;
  let http: TestHttp;
  const records: RecordView[] = [];

  beforeAll(async () => {
    process.env['YIPANQI_TODAY'] = '2026-11-21';
    bench = await AuditingBench.open();
    http = await TestHttp.open(bench.app);
    for (const unit of ['500101', '500101', '500101', '500112', '500112']) {
      records.push(await bench.booked(await bench.lead(unit), { amountWan: String(1_000 * (records.length + 1)) }));
    }
  });
  afterAll(async () => {
    delete process.env['YIPANQI_TODAY'];
    await http.close();
    await bench.end();
  });

  const draw = async (facts: object = {}, key?: string): Promise<SampleDetail> => {
    const body = { year: 2021, method: 'random', size: 3, seed: '2021-A', ...facts };
    const answer = await http.send<SampleDetail>('auditor', 'POST', '/auditing/samples', body, key);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const worksheetOf = async (unit: string): Promise<WorksheetDetail> => {
    const sample = await draw({ unit, size: 1, seed: `w-${unit}` });
    return (await http.get<WorksheetDetail>('auditor', `/auditing/worksheets/${sample.items[0]!.worksheetId}`)).body;
  };
  const businessDigest = async (): Promise<string> => {
    const tables = await bench.app.db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'yipanqi'::regnamespace AND relkind = 'r' AND NOT relispartition ORDER BY 1`,
    );
    let digest = '';
    for (const { name } of tables.filter((table) => !OWN.test(table.name))) {
      const row = await bench.app.db.one<{ digest: string }>(
        `SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM "${name}" t`,
      );
      digest += `${name} ${row!.digest}\n`;
    }
    return digest;
  };

  describe('samples', () => {
    it('are drawn from the verified records of the year, and come out again from the seed', async () => {
      const population = await http.get<PopulationView>('auditor', '/auditing/population?year=2021');
      expect(population.body).toMatchObject({ count: 5, amount: '150000000.00', withoutAmount: 0 });

      const sample = await draw();
      expect(sample).toMatchObject({
        method: 'random',
        seed: '2021-A',
        drawn: 3,
        populationCount: 5,
        populationDigest: population.body.digest,
        unitName: '全市',
      });
      const again = await draw();
      expect(again.items.map((item) => item.record.id)).toEqual(sample.items.map((item) => item.record.id));
      const redrawn = await http.get<SampleRedrawn>('auditor', `/auditing/samples/${sample.id}/redraw`);
      expect(redrawn.body).toMatchObject({ samePopulation: true, sameSample: true });
    });

    it('by money take the large ones for certain and show the interval; by unit so many of each', async () => {
      const byMoney = await draw({ method: 'money', size: 2, seed: 'm' });
      expect(byMoney.items).toHaveLength(2);
      expect(byMoney.interval).toBe('75000000.00');
      const byUnit = await draw({ method: 'unit', size: 1, seed: 'u' });
      expect(byUnit.items.map((item) => item.record.unit)).toEqual(['500101', '500112']);
    });

    it('are stored once for one key, and never change', async () => {
      const first = await draw({}, 'sample-key-1');
      expect((await draw({}, 'sample-key-1')).id).toBe(first.id);
      await expect(bench.app.db.run(`UPDATE auditing_sample SET seed = 'x' WHERE id = $1`, [first.id])).rejects.toThrow(
        'never changes',
      );
      await expect(bench.app.db.run('DELETE FROM auditing_worksheet')).rejects.toThrow('keeps its record');
    });

    it.each([
      [{ seed: '种子' }, 'SAMPLE_SEED_INVALID'],
      [{ size: 0 }, 'VALIDATION_FAILED'],
      [{ year: 2027 }, 'AUDIT_YEAR_AHEAD'],
      [{ year: 2020 }, 'SAMPLE_POPULATION_EMPTY'],
      [{ unit: 'nowhere' }, 'UNIT_UNKNOWN'],
      [{ drawnBy: UNKNOWN }, 'FIELD_UNKNOWN'],
    ])('refuse %j', async (facts, code) => {
      const body = { year: 2021, method: 'random', size: 3, seed: 's', ...facts };
      expect((await http.send('auditor', 'POST', '/auditing/samples', body)).body).toMatchObject({ code });
    });
  });

  describe('worksheets', () => {
    it('go from check to reply to conclusion, with a row of the trail for each step', async () => {
      const { id, version } = await worksheetOf('500101');
      const checked = await http.send<WorksheetDetail>('auditor', 'PUT', `/auditing/worksheets/${id}`, {
        ...ISSUE,
        version,
      });
      expect(checked.body).toMatchObject({ status: 'checked', grade: 'serious', errorAmount: '1000000.00' });
      expect(await http.get('officer-500101', `/auditing/findings/${id}`)).toMatchObject({ status: 404 });

      const sent = await http.send<WorksheetDetail>('auditor', 'PUT', `/auditing/worksheets/${id}/sending`, {
        version: checked.body.version,
        dueOn: '2026-12-01',
      });
      expect(sent.body).toMatchObject({ status: 'sent', dueOn: '2026-12-01' });
      const seen = await http.get<AuditFindingView>('officer-500101', `/auditing/findings/${id}`);
      expect(seen.body).toMatchObject({ finding: ISSUE.finding, status: 'sent', overdue: false });
      expect(seen.body).not.toHaveProperty('checks');
      expect(seen.body).not.toHaveProperty('sampleId');

      const early = await http.send('auditor', 'PUT', `/auditing/worksheets/${id}/conclusion`, {
        version: sent.body.version,
        conclusion: '等不及了',
      });
      expect(early.body).toMatchObject({ code: 'WORKSHEET_REPLY_PENDING' });

      const replied = await http.send<AuditFindingView>('officer-500101', 'PUT', `/auditing/findings/${id}/reply`, {
        version: sent.body.version,
        reply: '差额为尾款，已补回单',
      });
      expect(replied.body).toMatchObject({ status: 'replied', repliedBy: '示例·万州招商干部' });
      const concluded = await http.send<WorksheetDetail>('auditor', 'PUT', `/auditing/worksheets/${id}/conclusion`, {
        version: replied.body.version,
        conclusion: '维持原发现',
      });
      expect(concluded.body).toMatchObject({ status: 'concluded', reply: '差额为尾款，已补回单' });

      const trail = await http.get<AuditPage>('auditor', `/audit?entity=worksheet&entityId=${id}`);
      expect(trail.body.rows.map((row) => row.action)).toEqual([
        'worksheet.conclude',
        'finding.reply',
        'worksheet.send',
        'worksheet.check',
      ]);
      await expect(
        bench.app.db.run(`UPDATE auditing_worksheet SET conclusion = 'x' WHERE id = $1`, [id]),
      ).rejects.toThrow('once it is concluded');
    });

    it('tell the unit, and the auditor of the reply', async () => {
      const told = await bench.app.db.query<{ login: string; title: string }>(
        `SELECT u.login, n.title FROM notification n JOIN app_user u ON u.id = n.user_id WHERE n.kind = 'auditing' ORDER BY n.created_at`,
      );
      expect(told.map((row) => row.login)).toEqual(['officer-500101', 'auditor']);
      expect(told[1]!.title).toContain('万州区已答复');
    });

    it('lose no update', async () => {
      const { id, version } = await worksheetOf('500101');
      await http.send('auditor', 'PUT', `/auditing/worksheets/${id}`, { ...CHECKED, version });
      const stale = await http.send('auditor', 'PUT', `/auditing/worksheets/${id}`, { ...ISSUE, version });
      expect(stale).toMatchObject({ status: 409, body: { code: 'VERSION_STALE' } });
    });

    it('without an issue are not sent, and nothing wrong is “nothing found”', async () => {
      const { id, version } = await worksheetOf('500101');
      const put = (path: string, body: object) => http.send<WorksheetDetail>('auditor', 'PUT', path, body);
      expect((await put(`/auditing/worksheets/${id}`, { ...ISSUE, grade: 'none', version })).body).toMatchObject({
        code: 'WORKSHEET_CONTRADICTION',
      });
      const checked = await put(`/auditing/worksheets/${id}`, { ...CHECKED, version });
      const sending = { version: checked.body.version, dueOn: '2026-12-01' };
      expect((await put(`/auditing/worksheets/${id}/sending`, sending)).body).toMatchObject({
        code: 'WORKSHEET_NO_ISSUE',
      });
    });

    it('of another unit are unknown to an officer, whether they exist or not', async () => {
      const { id, version } = await worksheetOf('500112');
      const checked = await http.send<WorksheetDetail>('auditor', 'PUT', `/auditing/worksheets/${id}`, {
        ...ISSUE,
        version,
      });
      const sent = await http.send<WorksheetDetail>('auditor', 'PUT', `/auditing/worksheets/${id}/sending`, {
        version: checked.body.version,
        dueOn: '2026-12-01',
      });
      const reply = { version: sent.body.version, reply: '不是我们的' };
      const theirs = await http.send('officer-500101', 'PUT', `/auditing/findings/${id}/reply`, reply);
      const none = await http.send('officer-500101', 'PUT', `/auditing/findings/${UNKNOWN}/reply`, reply);
      expect(theirs.status).toBe(404);
      expect(bytes(theirs.text)).toBe(bytes(none.text));
      const mine = await http.get<AuditFindingView[]>('officer-500101', '/auditing/findings');
      expect(mine.body.every((finding) => finding.unit === '500101')).toBe(true);
      expect((await http.get<AuditFindingView[]>('officer-500112', '/auditing/findings')).body).toHaveLength(1);
    });
  });

  describe('notes', () => {
    it('are written, changed and removed by their writer; the trail does not repeat them', async () => {
      const body = { year: 2021, unit: '500101', text: '万州的回单要看原件' };
      const note = (await http.send<AuditorNote>('auditor', 'POST', '/auditing/notes', body)).body;
      expect(note).toMatchObject({ own: true, unitName: '万州区', text: body.text });
      const changed = await http.send<AuditorNote>('auditor', 'PUT', `/auditing/notes/${note.id}`, {
        version: 1,
        text: '已看原件',
      });
      expect(changed.body).toMatchObject({ text: '已看原件', version: 2 });
      const listed = await http.get<AuditorNote[]>('auditor', '/auditing/notes?year=2021&unit=500101');
      expect(listed.body.map((each) => each.id)).toEqual([note.id]);
      const removed = await http.send('auditor', 'POST', `/auditing/notes/${note.id}/removal`, { version: 2 });
      expect(removed.status).toBe(200);
      expect((await http.get<AuditorNote[]>('auditor', '/auditing/notes?year=2021')).body).toEqual([]);
      const trail = await http.get('auditor', '/audit?entity=auditNote');
      expect(trail.text).not.toContain('原件');
    });

    it.each(['officer', 'officer-500101', 'verifier', 'leader', 'sysadmin', 'secadmin'])(
      'and everything else of the auditor’s are refused to %s with the same bytes, existing or not',
      async (login) => {
        const note = (
          await http.send<AuditorNote>('auditor', 'POST', '/auditing/notes', { year: 2021, text: '只给审计看' })
        ).body;
        const sheet = await worksheetOf('500101');
        const pairs = [
          ['PUT', `/auditing/notes/${note.id}`, `/auditing/notes/${UNKNOWN}`, { version: 1, text: 'x' }],
          ['POST', `/auditing/notes/${note.id}/removal`, `/auditing/notes/${UNKNOWN}/removal`, { version: 1 }],
          ['GET', `/auditing/worksheets/${sheet.id}`, `/auditing/worksheets/${UNKNOWN}`, undefined],
          ['GET', `/auditing/samples/${sheet.sampleId}`, `/auditing/samples/${UNKNOWN}`, undefined],
          ['PUT', `/auditing/worksheets/${sheet.id}`, `/auditing/worksheets/${UNKNOWN}`, { ...CHECKED, version: 1 }],
          ['GET', '/auditing/notes', '/auditing/notes?year=2021', undefined],
          ['GET', '/auditing/years/2021', '/auditing/years/2020', undefined],
          ['GET', '/auditing/screens?year=2021', '/auditing/screens?year=2020', undefined],
        ] as const;
        for (const [method, there, notThere, body] of pairs) {
          const first = await http.send(login, method, there, body);
          const second = await http.send(login, method, notThere, body);
          expect(first.status).toBe(403);
          expect(bytes(first.text)).toBe(bytes(second.text));
          expect(first.text).not.toContain('只给审计看');
        }
      },
    );
  });

  it('opens every number of a unit’s year to its records', async () => {
    const year = (await http.get<AuditedYear>('auditor', '/auditing/years/2021/units/500101')).body;
    const all = (await http.get<AuditYear>('auditor', '/auditing/years/2021')).body;
    const records = async (query: string): Promise<AuditRecordPage> => {
      const answer = await http.get<AuditRecordPage>('auditor', `/auditing/records?year=2021&unit=500101&${query}`);
      expect(answer.status).toBe(200);
      return answer.body;
    };
    expect(all.rows.find((row) => row.unit === '500101')).toMatchObject({
      contracted: '60000000.00',
      contractedBefore: '0.00',
      records: 3,
      late: 0,
    });
    expect(year.recordCounts).toEqual({ pending: 0, returned: 0, verified: 3, discarded: 0 });
    expect(await records('what=verified')).toMatchObject({ count: 3, sum: '60000000.00', next: null });
    const [pair] = year.pairs;
    expect(pair).toMatchObject({ records: 3, share: '100.0', amount: '60000000.00' });
    const ofPair = await records(`what=pair&recorder=${pair!.recorder}&verifier=${pair!.verifier}`);
    expect(ofPair.rows).toHaveLength(3);
    const march = year.months.find((month) => month.month === '2021-03')!;
    expect(march).toMatchObject({ published: null, booked: { contracted: '60000000.00' } });
    expect(march.nowKnown).toEqual(march.booked);
    expect((await http.get('auditor', '/auditing/records?year=2021&what=pair')).body).toMatchObject({
      code: 'FILTER_INVALID',
    });
  });

  it('changes nothing of the business data, whatever the auditor asks', async () => {
    const before = await businessDigest();
    const sample = await draw({ size: 5, seed: 'all' });
    for (const { worksheetId } of sample.items) {
      await http.send('auditor', 'PUT', `/auditing/worksheets/${worksheetId}`, { ...CHECKED, version: 1 });
      await http.send('auditor', 'PUT', `/auditing/worksheets/${worksheetId}/conclusion`, {
        version: 2,
        conclusion: '无异常',
      });
    }
    await http.send('auditor', 'POST', '/auditing/notes', { year: 2021, text: '看过了' });
    for (const path of [
      '/auditing/years/2021',
      '/auditing/years/2021/units/500101',
      '/auditing/screens?year=2021&unit=500101',
      '/auditing/samples?year=2021',
      `/auditing/samples/${sample.id}/redraw`,
    ]) {
      expect((await http.get('auditor', path)).status).toBe(200);
    }
    expect(await businessDigest()).toBe(before);
    const refused = await http.send('auditor', 'PUT', `/records/${records[0]!.id}/verification`, { version: 1 });
    expect(refused.status).toBe(403);
    expect(await businessDigest()).toBe(before);
  });
});

/** An answer without the number of its request. */
function bytes(text: string): string {
  return text.replace(/"requestId":"[^"]*"/, '');
}
