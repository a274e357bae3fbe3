import { SaveTemplate, TemplateRepository, unzip } from '@yipanqi/api/documents';
import type { MonthlyBulletinContent } from '@yipanqi/domain';
import { openHistory, type ReportsBench } from '../../testing/reports-bench';
import { EditionFiles } from './edition-files';
import { EditionPdfJob } from './edition-pdf.job';
import { EditionRepository, type StoredEdition } from './edition.repository';
import { RequestPdf } from './request-pdf';

describe('files of editions', () => {
  let bench: ReportsBench;
  let files: EditionFiles;
  beforeAll(async () => {
    bench = await openHistory();
    files = bench.app.get(EditionFiles);
  });
  afterAll(() => bench.close());

  const xml = async (edition: StoredEdition): Promise<string> =>
    (
      unzip((await files.docx(edition)).bytes)
        .get('word/document.xml')
        ?.toString('utf8') ?? ''
    ).replace(/<[^>]+>/g, '');
  const again = async ({ id }: StoredEdition): Promise<StoredEdition> =>
    (await bench.app.get(EditionRepository).byId(bench.app.db, id))!;
  const change = async (mark: string, numberPattern: string): Promise<void> => {
    const [latest] = await bench.app.get(TemplateRepository).versions(bench.app.db, 'monthly');
    const { version, issuer, addressee, redHead, sealPlace, charts } = latest!;
    const template = { version, mark, numberPattern, issuer, addressee, redHead, sealPlace, charts };
    await bench.app.get(SaveTemplate).run(await bench.app.write('verifier'), 'monthly', template);
  };
  const count = async (edition: StoredEdition): Promise<number> =>
    (await bench.app.db.query('SELECT 1 FROM kept_document WHERE edition_id = $1', [edition.id])).length;

  it('of a draft follow the template; those of a published edition stay as they were published', async () => {
    const published: StoredEdition<MonthlyBulletinContent> = await bench.published('2021-01');
    const draft = await bench.compute('verifier', '2021-02');
    expect(await count(published)).toBe(0);
    const first = await files.docx(published);
    expect(await xml(published)).toContain('2021年第1期');
    await change('改后的标志', '渝招商通报〔{year}〕{n}号{edition}');
    expect(await xml(draft)).toContain('改后的标志渝招商通报〔2021〕2号（草稿）');
    expect((await files.docx(await again(published))).bytes.equals(first.bytes)).toBe(true);
    expect(await count(published)).toBe(1);
    expect(await count(draft)).toBe(0);
    // Written anew, it is still that of its own template.
    await bench.app.db.run('DELETE FROM kept_document');
    expect((await files.docx(published)).bytes.equals(first.bytes)).toBe(true);
  });

  it('published later bear the later template, and name the number in the workbook too', async () => {
    const later = await bench.published('2021-02');
    expect(await xml(later)).toContain('渝招商通报〔2021〕2号');
    const core = unzip((await files.xlsx(later)).bytes)
      .get('docProps/core.xml')
      ?.toString('utf8');
    expect(core).toContain('渝招商通报〔2021〕2号');
    const [template] = await bench.app.get(TemplateRepository).versions(bench.app.db, 'monthly');
    expect(template).toMatchObject({ version: 2, editions: 1 });
  });

  it('are asked for at once by many and written once', async () => {
    const edition = await bench.published('2021-03');
    const all = await Promise.all(Array.from({ length: 4 }, () => files.docx(edition)));
    expect(new Set(all.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1);
    expect(await count(edition)).toBe(1);
    const orphans = await bench.app.db.query(
      `SELECT f.id FROM stored_file f WHERE f.name LIKE '%.docx' AND NOT EXISTS (SELECT 1 FROM kept_document k WHERE k.file_id = f.id)
          AND f.name LIKE '%3月%'`,
    );
    expect(orphans).toEqual([]);
  });

  it('in PDF are written by a job, once; until then the sentence says how to get it', async () => {
    const edition = await bench.compute('verifier', '2021-03');
    await expect(files.pdf(edition)).rejects.toMatchObject({ code: 'PDF_NOT_READY' });
    const request = bench.app.get(RequestPdf);
    const asked = await request.run(await bench.app.write('officer'), edition.id);
    expect(asked).toEqual({ url: null, jobId: expect.any(String) as string });
    const { userId } = await bench.app.actor('officer');
    const job = {
      id: asked.jobId!,
      payload: { edition: edition.id },
      createdBy: userId,
      progress: () => Promise.resolve(),
    };
    const done = await bench.app.get(EditionPdfJob).run(job);
    expect(done).toEqual({
      message: '关于2021年3月招商投资促进情况的通报.pdf',
      resultUrl: `/api/editions/${edition.id}/document.pdf`,
    });
    const first = await files.pdf(edition);
    await bench.app.get(EditionPdfJob).run(job);
    expect((await files.pdf(edition)).bytes.equals(first.bytes)).toBe(true);
    const ready = await request.run(await bench.app.write('officer'), edition.id);
    expect(ready).toEqual({ url: `/api/editions/${edition.id}/document.pdf`, jobId: null });
    await expect(request.run(await bench.app.write('officer'), 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }, 90_000);
});
