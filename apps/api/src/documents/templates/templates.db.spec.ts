import type { DocumentTemplateView, SaveDocumentTemplateBody } from '@yipanqi/contract';
import { TestApp } from '../../../testing/test-app';
import { TestHttp } from '../../../testing/test-http';

describe('templates of documents', () => {
  let app: TestApp;
  let http: TestHttp;
  beforeAll(async () => {
    app = await TestApp.open();
    http = await TestHttp.open(app);
  });
  afterAll(async () => {
    await http.close();
    await app.close();
  });

  const versions = async (kind = 'monthly'): Promise<DocumentTemplateView[]> =>
    (await http.get<DocumentTemplateView[]>('verifier', `/document-templates/${kind}/versions`)).body;
  const body = async (change: Partial<SaveDocumentTemplateBody>): Promise<SaveDocumentTemplateBody> => {
    const [{ version, mark, numberPattern, issuer, addressee, redHead, sealPlace, charts }] = (await versions()) as [
      DocumentTemplateView,
    ];
    return { version, mark, numberPattern, issuer, addressee, redHead, sealPlace, charts, ...change };
  };
  const save = async (login: string, change: Partial<SaveDocumentTemplateBody>): ReturnType<typeof http.send> =>
    http.send(login, 'PUT', '/document-templates/monthly', await body(change));

  it('come with the product, one for every kind of report, for all who read reports', async () => {
    const { status, body: list } = await http.get<DocumentTemplateView[]>('auditor', '/document-templates');
    expect(status).toBe(200);
    expect(list.map(({ kind, version, madeBy }) => [kind, version, madeBy])).toEqual([
      ['monthly', 1, null],
      ['monthlyInterim', 1, null],
      ['quarterly', 1, null],
      ['yearly', 1, null],
    ]);
    expect((await http.get('sysadmin', '/document-templates')).status).toBe(403);
    expect((await http.get('verifier', '/document-templates/weekly/versions')).status).toBe(404);
  });

  it('are changed by the next version, with a row in the trail', async () => {
    const saved = await save('verifier', {
      numberPattern: ' 渝招商通报〔{year}〕{n}号{edition} ',
      addressee: '各区县',
    });
    expect(saved).toMatchObject({
      status: 200,
      body: { kind: 'monthly', version: 2, numberPattern: '渝招商通报〔{year}〕{n}号{edition}', editions: 0 },
    });
    expect((await versions()).map(({ version }) => version)).toEqual([2, 1]);
    expect((await versions())[0]?.madeBy).not.toBeNull();
    const trail = await app.db.one<{ before: { version: number }; after: { version: number; addressee: string } }>(
      `SELECT before, after FROM audit_event WHERE action = 'documentTemplate.save'`,
    );
    expect([trail?.before.version, trail?.after.version, trail?.after.addressee]).toEqual([1, 2, '各区县']);
    expect((await versions('yearly')).length).toBe(1);
  });

  it('are refused with place and reason', async () => {
    expect(await save('verifier', { numberPattern: '渝〔{year}〕{quarter}号{edition}' })).toMatchObject({
      status: 422,
      body: {
        code: 'TEMPLATE_INVALID',
        field: 'numberPattern',
        message: expect.stringContaining('发文字号第 10 字，{quarter} 不适用于这种报告') as string,
      },
    });
    expect(await save('verifier', { mark: '' })).toMatchObject({ status: 422, body: { field: 'mark' } });
    expect(await save('verifier', {})).toMatchObject({ status: 422, body: { code: 'TEMPLATE_UNCHANGED' } });
    expect(await save('verifier', { charts: 'yes' as never })).toMatchObject({ status: 400 });
  });

  it('are changed by the bureau’s verifier alone, and never over somebody else’s change', async () => {
    for (const login of ['officer', 'leader', 'auditor']) {
      expect((await save(login, { mark: '某某通报' })).status).toBe(403);
    }
    expect(await save('verifier', { mark: '某某通报', version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'VERSION_STALE' },
    });
    const { version } = await body({});
    const both = await Promise.all(['甲通报', '乙通报'].map((mark) => save('verifier', { mark, version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('never change in the database', async () => {
    await expect(app.db.run(`UPDATE document_template SET mark = '改'`)).rejects.toThrow('never changes');
    await expect(app.db.run('DELETE FROM document_template')).rejects.toThrow('never changes');
  });
});
