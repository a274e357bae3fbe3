import type { YearlyContent } from '@yipanqi/domain';
import { TestApp } from '../../../testing/test-app';
import { loadDemo } from './load-demo';

describe('the demonstration in the database', () => {
  let app: TestApp;
  const count = async (what: string): Promise<number> =>
    Number((await app.db.one<{ n: string }>(`SELECT count(*) AS n FROM ${what}`))?.n);

  beforeAll(async () => {
    process.env['YIPANQI_TODAY'] = '2026-11-20';
    app = await TestApp.open();
    await loadDemo(app);
  }, 90_000);
  afterAll(async () => {
    delete process.env['YIPANQI_TODAY'];
    await app.close();
  });

  it('has leads, enterprises and records of all kinds', async () => {
    expect(await count('lead')).toBeGreaterThan(1_350);
    expect(await count('enterprise WHERE demo')).toBeGreaterThan(370);
    expect(await count('lead WHERE NOT demo')).toBe(83);
    const stages = await app.db.query<{ stage: string }>('SELECT DISTINCT stage FROM lead');
    expect(stages).toHaveLength(10);
  });

  it('is closed up to the last quarter, and open after it', async () => {
    expect(await app.db.one('SELECT max(month) AS last, min(month) AS first FROM month_close')).toEqual({
      first: '2019-01',
      last: '2026-09',
    });
    expect(await count(`ledger_posting WHERE booked_month IN ('2026-10', '2026-11')`)).toBeGreaterThan(50);
  });

  it('adds up: the city is its units, the year is its months, in every closed month', async () => {
    const wrong = await app.db.query(
      `WITH posted AS (SELECT booked_month AS month, unit_id, quota_line, measure, sum(value) AS value FROM ledger_posting GROUP BY 1, 2, 3, 4),
            summed AS (SELECT *, sum(value) OVER (PARTITION BY left(month, 4), unit_id, quota_line, measure ORDER BY month) AS year FROM month_total)
       SELECT s.month, s.unit_id, s.measure FROM summed s LEFT JOIN posted p USING (month, unit_id, quota_line, measure)
        WHERE s.value <> coalesce(p.value, 0) OR s.year_to_date <> s.year`,
    );
    expect(wrong).toEqual([]);
    const missing = await app.db.query(
      `SELECT p.month, p.measure FROM (SELECT booked_month AS month, measure, sum(value) AS value FROM ledger_posting GROUP BY 1, 2) p
         JOIN month_close c ON c.month = p.month
        WHERE p.value <> (SELECT coalesce(sum(value), 0) FROM month_total t WHERE t.month = p.month AND t.measure = p.measure)`,
    );
    expect(missing).toEqual([]);
  });

  it('has activities of a year and a half, booked month by month, some waiting, one returned, one to be revoked', async () => {
    expect(await count(`activity WHERE status = 'verified'`)).toBeGreaterThan(600);
    expect(await count(`activity WHERE status = 'verified' AND booked_month = to_char(occurred_on, 'YYYY-MM')`)).toBe(
      await count(`activity WHERE status = 'verified'`),
    );
    expect(await count(`activity WHERE status = 'pending' AND revokes_id IS NULL`)).toBeGreaterThan(3);
    expect(await count(`activity WHERE status = 'returned'`)).toBe(1);
    expect(await count(`activity WHERE revokes_id IS NOT NULL`)).toBe(1);
    expect(await count(`activity WHERE lead_id IS NOT NULL`)).toBeGreaterThan(100);
  });

  it('has late entries, a queue, returned records and disputed names', async () => {
    expect(
      await count(`ledger_record WHERE status = 'verified' AND booked_month > to_char(occurred_on, 'YYYY-MM')`),
    ).toBeGreaterThan(25);
    expect(await count(`ledger_record WHERE status = 'pending'`)).toBeGreaterThan(50);
    expect(await count(`ledger_record WHERE status = 'returned' AND return_reason <> ''`)).toBe(8);
    expect(await count(`enterprise WHERE core_name = '演示渝桐微电子'`)).toBeGreaterThan(1);
    expect(await count(`head_count`)).toBeGreaterThan(30);
    expect(await count(`lead WHERE touched_at > now() - interval '1 day'`)).toBeLessThan(200);
  });

  it('has published bulletins and one draft', async () => {
    const editions = await app.db.query(`SELECT period, status FROM edition WHERE kind = 'monthly' ORDER BY period`);
    expect(editions.map((each) => each['status'])).toEqual([
      'published',
      'published',
      'published',
      'published',
      'draft',
    ]);
  });

  it('has two supervised quarters, orders in every state, a published report and a draft', async () => {
    expect(await count(`supervision_finding WHERE quarter = '2026-Q2'`)).toBeGreaterThan(20);
    expect(await count(`supervision_finding WHERE quarter = '2026-Q3'`)).toBeGreaterThan(20);
    const states = await app.db.query<{ state: string }>('SELECT DISTINCT state FROM supervision_order ORDER BY state');
    expect(states.map(({ state }) => state)).toEqual(['closed', 'issued', 'replied', 'returned', 'withdrawn']);
    expect(await count(`supervision_order WHERE state = 'issued' AND deadline < '2026-11-20'`)).toBeGreaterThan(1);
    expect(await count('supervision_order WHERE extension_until IS NOT NULL')).toBe(1);
    expect(await count(`supervision_event WHERE kind = 'escalated'`)).toBeGreaterThan(0);
    expect(await count("supervision_event WHERE on_day > '2026-11-20'")).toBe(0);
    const editions = await app.db.query(`SELECT period, status FROM edition WHERE kind = 'quarterly' ORDER BY period`);
    expect(editions).toEqual([
      { period: '2026-Q2', status: 'published' },
      { period: '2026-Q3', status: 'draft' },
    ]);
  });

  it('is loaded once', async () => {
    const before = await count('audit_event');
    await loadDemo(app);
    expect(await count('audit_event')).toBe(before);
  });

  it('has assessed the last two full years, every score the sum of its items, one objection answered and one open', async () => {
    const editions = await app.db.query<{ period: string; status: string; content: string }>(
      `SELECT period, status, content FROM edition WHERE kind = 'yearly' ORDER BY period`,
    );
    expect(editions.map(({ period, status }) => [period, status])).toEqual([
      ['2024', 'published'],
      ['2025', 'published'],
    ]);
    const rows = editions.flatMap(({ content }) =>
      (JSON.parse(content) as YearlyContent).lists.flatMap(({ units }) => units),
    );
    const scored = rows.filter(({ score }) => score !== null);
    expect(scored.length).toBeGreaterThan(70);
    const cents = (points: string | null): number => Math.round(Number(points ?? 0) * 100);
    const wrong = scored.filter(
      ({ score, items }) => items.reduce((sum, item) => sum + cents(item.score), 0) !== cents(score),
    );
    expect(wrong).toEqual([]);
    const objections = await app.db.query(`SELECT status FROM assessment_objection ORDER BY number`);
    expect(objections).toEqual([{ status: 'rejected' }, { status: 'open' }]);
  });
});
