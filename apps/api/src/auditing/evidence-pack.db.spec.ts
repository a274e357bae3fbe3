import { posix } from 'node:path';
import { ComputeEdition, DecideEdition } from '@yipanqi/api/reports';
import { Files, newId } from '@yipanqi/api/platform';
import type { EvidencePack, PackStarted } from '@yipanqi/contract';
import { TestHttp } from '../../testing/test-http';
import { AuditingBench, sha256, unzip } from './auditing.support';
import { MakePack } from './packs/make-pack';

const PHONE = '13912345678';

describe('the evidence pack of a unit’s year', () => {
  let bench: AuditingBench;
  let http: TestHttp;
  let files: Map<string, Buffer>;
  let pack: EvidencePack;
  let archive: Buffer;
  const text = (path: string): string => files.get(path)!.toString('utf8');

  beforeAll(async () => {
    process.env['YIPANQI_TODAY'] = '2026-11-21';
    bench = await AuditingBench.open();
    http = await TestHttp.open(bench.app);
    const own = await bench.lead('500101', PHONE);
    const shared = await bench.lead('500112');
    await bench.app.db.run(
      `INSERT INTO lead_split (lead_id, effective_from, unit_id, bp) VALUES ($1, '2020-01-01', '500101', 4000), ($1, '2020-01-01', '500112', 6000)`,
      [shared],
    );
    await bench.booked(own, { voucherNo: 'XY-1', evidence: '协议 <b>原件</b> & 附件' });
    await bench.booked(shared, { voucherNo: 'XY-2', occurredOn: '2021-02-01' });
    await bench.recorded(own, { voucherNo: 'DZ-1', type: 'funds', kind: 'receipt', remark: '=HYPERLINK("x")' });
    await bench.app.db.run(
      `INSERT INTO audit_event (id, user_name, action, entity, entity_id, ip, request_id, before, after)
       VALUES ($1, '示例', 'lead.edit', 'lead', $2, 'test', 'test', $3, $3)`,
      [newId(), own, JSON.stringify({ contactPhone: PHONE, people: [{ phone: PHONE }], name: '演示项目' })],
    );
    await bench.close('2021-02');
    const verifier = await bench.app.actor('verifier');
    const edition = await bench.app.get(ComputeEdition).run(verifier, { kind: 'monthly', period: '2021-02' });
    const decide = bench.app.get(DecideEdition);
    const approved = await decide.approve(await bench.app.write('leader'), edition.id, edition.version);
    await decide.publish(await bench.app.write('leader'), edition.id, approved.version);

    const started = await http.send<PackStarted>('auditor', 'POST', '/auditing/packs', { year: 2021, unit: '500101' });
    expect(started.status).toBe(202);
    const auditor = await bench.app.actor('auditor');
    const making = bench.app.get(MakePack);
    const of = { year: 2021, unit: '500101' };
    const seen: number[] = [];
    const made = await making.run(auditor, started.body.jobId, of, (done, total) => {
      expect(done).toBeLessThanOrEqual(total);
      seen.push(done);
      return Promise.resolve();
    });
    expect(seen.at(-1)).toBe(9);
    expect((await making.run(auditor, started.body.jobId, of, () => Promise.resolve())).id).toBe(made.id);
    [pack] = (await http.get<EvidencePack[]>('auditor', '/auditing/packs?year=2021')).body as [EvidencePack];
    const stored = await bench.app.db.one<{ file: string }>('SELECT file_id AS file FROM auditing_pack WHERE id = $1', [
      pack.id,
    ]);
    const parts: Buffer[] = [];
    for await (const part of bench.app.get(Files).stream(stored!.file)) parts.push(part as Buffer);
    archive = Buffer.concat(parts);
    files = unzip(archive);
  });
  afterAll(async () => {
    delete process.env['YIPANQI_TODAY'];
    await http.close();
    await bench.end();
  });

  it('is known by its digests', () => {
    expect(pack).toMatchObject({ unit: '500101', records: 3, files: files.size - 2, archiveDigest: sha256(archive) });
    expect(pack.manifestDigest).toBe(sha256(files.get('MANIFEST.sha256')!));
    expect(text('MANIFEST.digest')).toBe(`${pack.manifestDigest}  MANIFEST.sha256\n`);
    const lines = text('MANIFEST.sha256').trimEnd().split('\n');
    expect(lines.map((line) => line.slice(66)).sort()).toEqual(
      [...files.keys()].filter((name) => !name.startsWith('MANIFEST')).sort(),
    );
    for (const line of lines) expect(sha256(files.get(line.slice(66))!)).toBe(line.slice(0, 64));
  });

  it('opens without a network: every link leads to a file or a place in it, and nothing is fetched', () => {
    const pages = [...files.keys()].filter((name) => name.endsWith('.html'));
    expect(pages).toEqual(expect.arrayContaining(['index.html', 'splits.html', 'trail/1.html']));
    let links = 0;
    for (const name of pages) {
      expect(text(name)).not.toMatch(/<(script|img|link|iframe)|@import|url\(|src=|https?:/i);
      for (const [, target] of text(name).matchAll(/href="([^"]*)"/g)) {
        const [path = '', place] = target!.split('#');
        const file = path === '' ? name : posix.join(posix.dirname(name), path);
        expect([name, file, files.has(file)]).toEqual([name, file, true]);
        if (place) expect(text(file)).toContain(`id="${place}"`);
        links += 1;
      }
    }
    expect(links).toBeGreaterThan(15);
    expect(text('index.html')).toContain('<html lang="zh-CN">');
  });

  it('holds every record with its evidence, its postings and its trail, those that others share too', () => {
    const records = JSON.parse(text('records.json')) as {
      voucherNo: string;
      evidence: string;
      status: string;
      postings: { unit: string; measure: string; value: string }[];
      trail: { action: string; userName: string }[];
    }[];
    expect(records.map((record) => record.voucherNo).sort()).toEqual(['DZ-1', 'XY-1', 'XY-2']);
    const own = records.find((record) => record.voucherNo === 'XY-1')!;
    expect(own.trail.map((event) => event.action)).toEqual(['record.create', 'record.verify']);
    expect(text('records/2021-03-1.html')).toContain('协议 &lt;b&gt;原件&lt;/b&gt; &amp; 附件');
    const contracted = records
      .flatMap((record) => record.postings)
      .filter((posting) => posting.unit === '500101' && posting.measure === 'contracted');
    expect(contracted.reduce((sum, posting) => sum + Number(posting.value), 0)).toBe(14_000_000);
    expect(text('index.html')).toContain('14,000,000.00');
  });

  it('has the same records as a table, in which nothing is a formula', () => {
    expect(text('records.csv').trimEnd().split('\r\n')).toHaveLength(4);
    expect(text('records.csv')).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text('splits.csv')).toContain('60.00');
  });

  it('has the editions of the year as they are, with their documents', () => {
    const json = JSON.parse(text('editions/monthly-2021-02-1.json')) as { digest: string; status: string };
    expect(json.status).toBe('published');
    expect(text('index.html')).toContain(json.digest);
    expect(unzip(files.get('editions/monthly-2021-02-1.docx')!).has('word/document.xml')).toBe(true);
    expect(unzip(files.get('editions/monthly-2021-02-1.xlsx')!).has('xl/workbook.xml')).toBe(true);
  });

  it('holds no contact data', () => {
    for (const [name, bytes] of files) expect([name, bytes.includes(PHONE)]).toEqual([name, false]);
    expect(text('trail.csv')).toContain('（已遮盖）');
  });

  it('is fetched by auditors only, and leaves a row in the trail', async () => {
    for (const login of ['officer', 'officer-500101', 'verifier', 'leader', 'sysadmin']) {
      expect((await http.send(login, 'GET', `/auditing/packs/${pack.id}/archive.zip`)).status).toBe(403);
      expect((await http.send(login, 'POST', '/auditing/packs', { year: 2021, unit: '500101' })).status).toBe(403);
    }
    const trail = await http.get('auditor', `/audit?entity=pack`);
    expect(trail.text).toContain('pack.make');
    expect(trail.text).toContain(pack.manifestDigest);
  });
});
