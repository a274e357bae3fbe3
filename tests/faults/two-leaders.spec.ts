import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Answer } from '../support/client';
import { accepted, formal, receipt, registerLead, verified } from '../support/ledger';
import { Product } from '../support/product';

interface Edition {
  id: string;
  period: string;
  edition: number;
  status: string;
  version: number;
  published: { name: string } | null;
}

const MONTHS = ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06'];

/** Two people do the same at the same moment: one of them has done it, the other is told so. */
describe('two leaders at once', () => {
  let product: Product;
  let verifier: Client;
  let auditor: Client;
  let leaders: Client[];
  const folder = mkdtempSync(join(tmpdir(), 'yipanqi-report-'));

  beforeAll(async () => {
    product = await Product.start();
    const officer = await Client.signIn(product.url, 'officer');
    verifier = await Client.signIn(product.url, 'verifier');
    auditor = await Client.signIn(product.url, 'auditor');
    leaders = [await Client.signIn(product.url, 'leader'), await Client.signIn(product.url, 'leader-two')];
    const lead = await registerLead(officer, { unit: '500101' });
    await verified(officer, verifier, formal(lead.id, '2021-01-05', '1234.56'));
    for (const month of MONTHS.slice(1)) await verified(officer, verifier, receipt(lead.id, `${month}-06`, '34.56'));
  });
  afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const both = <T>(act: (leader: Client) => Promise<Answer<T>>): Promise<Answer<T>[]> => Promise.all(leaders.map(act));
  const editions = async (period: string): Promise<Edition[]> =>
    accepted(await auditor.get<Edition[]>('/editions?kind=monthly')).filter((each) => each.period === period);
  const trail = async (action: string, entity: string): Promise<number> =>
    accepted(await auditor.get<{ rows: unknown[] }>(`/audit?action=${action}&entityId=${entity}`)).rows.length;
  function expectOne(answers: Answer<object>[]): void {
    expect(answers.filter(({ status }) => status >= 200 && status < 300)).toHaveLength(1);
    const refused = answers.find(({ status }) => status >= 400)!;
    expect([409, 422]).toContain(refused.status);
  }

  it('two verifiers close a month, over HTTP and by command: it is closed once', async () => {
    for (const month of MONTHS) {
      const [asked, again, typed] = await Promise.all([
        verifier.post<{ jobId?: string }>('/month-closes', { month }),
        verifier.post<{ jobId?: string }>('/month-closes', { month }),
        product.yipanqi('close', month, '--as', 'verifier'),
      ]);
      for (const answer of [asked, again]) if (answer.body.jobId) await verifier.job(answer.body.jobId);
      expect([0, 1]).toContain(typed.code);
      expect(await trail('month.close', month)).toBe(1);
    }
    const { closed } = accepted(await auditor.get<{ closed: { month: string }[] }>('/month-closes'));
    expect(closed.map(({ month }) => month)).toEqual([...MONTHS].reverse());
  });

  it('approve a month: it is approved once', async () => {
    for (const month of MONTHS) {
      const { digest } = accepted(await auditor.get<{ digest: string }>(`/month-closes/${month}`));
      expectOne(await both((leader) => leader.post(`/month-closes/${month}/approval`, { digest })));
      expect(await trail('month.approve', month)).toBe(1);
    }
  });

  it('approve and publish a bulletin: it is published once, and there is one edition', async () => {
    for (const month of MONTHS) {
      const computed = await product.yipanqi(
        'report',
        'monthly',
        month,
        '--as',
        'verifier',
        '--out',
        join(folder, month),
      );
      expect(computed.code).toBe(0);
      const [draft] = await editions(month);
      expectOne(await both((leader) => leader.put(`/editions/${draft!.id}/approval`, { version: draft!.version })));
      const [approved] = await editions(month);
      expectOne(
        await both((leader) => leader.put(`/editions/${draft!.id}/publication`, { version: approved!.version })),
      );
      expect(await editions(month)).toMatchObject([{ edition: 1, status: 'published' }]);
      expect(await trail('edition.publish', draft!.id)).toBe(1);
    }
  });
});
