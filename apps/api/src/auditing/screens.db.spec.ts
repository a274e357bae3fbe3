import { newId, type Actor } from '@yipanqi/api/platform';
import { evidenceKey, EVIDENCE_NOISE, RuleBroken, type ScreenKey } from '@yipanqi/domain';
import { AuditingBench } from './auditing.support';
import { ScreensQuery } from './screens/screens.query';

interface Planted {
  voucherNo: string;
  type: string;
  kind: string;
  /** 万元 */
  wan: number | null;
  occurredOn: string;
  month: string;
  recordedAt: string;
  verifiedAt: string;
  evidence: string;
  reverses: string | null;
  unit: string;
  lead: string;
  recorder: Actor;
  verifier: Actor;
  status: string;
}

/**
 * Cases and non-cases, written straight into the tables because they are about the moments in which things were written. March
 * 2021 was closed on 10 April at noon, December on 10 January 2022.
 */
describe('risk screens', () => {
  let bench: AuditingBench;
  let officer: Actor;
  let other: Actor;
  let verifier: Actor;
  let second: Actor;
  let leads: Record<string, string>;

  beforeAll(async () => {
    bench = await AuditingBench.open();
    [officer, other, verifier, second] = (await Promise.all(
      ['officer', 'officer-500112', 'verifier', 'leader'].map((login) => bench.app.actor(login)),
    )) as [Actor, Actor, Actor, Actor];
    leads = { '500101': await bench.lead(), '500112': await bench.lead('500112') };
    await plantAll();
  });
  afterAll(() => bench.end());

  async function plant(voucherNo: string, facts: Partial<Planted> = {}): Promise<string> {
    const id = newId();
    const record: Planted = {
      voucherNo,
      type: 'funds',
      kind: 'receipt',
      wan: 100,
      occurredOn: '2021-02-15',
      month: '2021-02',
      recordedAt: '2021-02-16T09:00:00+08:00',
      verifiedAt: '2021-02-20T09:00:00+08:00',
      evidence: '',
      reverses: null,
      unit: '500101',
      lead: leads[facts.unit ?? '500101']!,
      recorder: officer,
      verifier,
      status: 'verified',
      ...facts,
    };
    await bench.app.db.run(
      `INSERT INTO ledger_record (id, type, kind, voucher_no, lead_id, occurred_on, amount, evidence, reverses_id, status, recorded_by,
         recorded_at, verified_by, verified_at, booked_month, verified_seq)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, nextval('verification_number'))`,
      [
        id,
        record.type,
        record.kind,
        voucherNo,
        record.lead,
        record.occurredOn,
        record.wan === null ? null : record.wan * 1_000_000,
        record.evidence,
        record.reverses,
        record.status,
        record.recorder.userId,
        record.recordedAt,
        record.verifier.userId,
        record.verifiedAt,
        record.month,
      ],
    );
    return id;
  }

  async function plantAll(): Promise<void> {
    const close = (month: string, at: string): Promise<number> =>
      bench.app.db.run(
        `INSERT INTO month_close (month, closed_by, closed_at, postings, late, digest) VALUES ($1, $2, $3, 0, 0, '')`,
        [month, verifier.userId, at],
      );
    await close('2021-02', '2021-03-10T12:00:00+08:00');
    await close('2021-03', '2021-04-10T12:00:00+08:00');
    await close('2021-12', '2022-01-10T12:00:00+08:00');

    const march = { month: '2021-03', occurredOn: '2021-03-20', recordedAt: '2021-03-21T09:00:00+08:00' };
    await plant('CLOSE-LATE', { ...march, wan: 10_000, verifiedAt: '2021-04-09T12:00:00+08:00' });
    await plant('CLOSE-EARLY', { ...march, wan: 10_000, verifiedAt: '2021-04-09T11:59:59+08:00' });
    await plant('CLOSE-SMALL', { ...march, wan: 9_999, verifiedAt: '2021-04-10T11:00:00+08:00' });
    await plant('CLOSE-MILESTONE', {
      ...march,
      type: 'milestone',
      kind: 'construction',
      wan: null,
      verifiedAt: '2021-04-10T11:00:00+08:00',
    });

    await plant('FAST', {
      recordedAt: '2021-02-20T09:00:00+08:00',
      verifiedAt: '2021-02-20T09:01:00+08:00',
      unit: '500112',
    });
    await plant('SLOW', {
      recordedAt: '2021-02-20T09:00:00+08:00',
      verifiedAt: '2021-02-20T09:01:01+08:00',
      unit: '500112',
    });

    await plant('SAME-1', { evidence: '建设银行回单 2021-0331' });
    await plant('SAME-2', { evidence: '建设银行回单（２０２１０３３１）', unit: '500112' });
    await plant('SAME-DISCARDED', { evidence: '建设银行回单 2021-0331', status: 'discarded' });
    await plant('OTHER', { evidence: '建设银行回单 2021-0332' });
    await plant('SHORT-1', { evidence: '合同' });
    await plant('SHORT-2', { evidence: '合同' });
    const taken = await plant('TAKEN-BACK', { evidence: '工商银行回单 88' });
    await plant('TAKES-BACK', { evidence: '工商银行回单 88', kind: 'reversal', wan: -100, reverses: taken });

    const december = await plant('DECEMBER', { month: '2021-12', occurredOn: '2021-12-30', wan: 500 });
    await plant('BACK-IN-MAY', {
      month: '2022-05',
      kind: 'reversal',
      wan: -500,
      reverses: december,
      occurredOn: '2022-05-02',
    });
    const june = await plant('JUNE', { month: '2021-06', occurredOn: '2021-06-30', wan: 300 });
    await plant('BACK-IN-JULY', {
      month: '2022-07',
      kind: 'reversal',
      wan: -300,
      reverses: june,
      occurredOn: '2022-07-02',
    });
    const autumn = await plant('AUTUMN', { month: '2021-09', occurredOn: '2021-09-30', wan: 200 });
    await plant('BACK-SAME-YEAR', {
      month: '2021-11',
      kind: 'reversal',
      wan: -200,
      reverses: autumn,
      occurredOn: '2021-11-02',
    });

    const days = (recordedAt: string): Partial<Planted> => ({
      type: 'milestone',
      kind: 'production',
      wan: null,
      occurredOn: '2020-11-18',
      recordedAt,
    });
    // 90 days after 18 November is 16 February, in Shanghai.
    await plant('BACKDATED', days('2021-02-15T16:00:00Z'));
    await plant('NOT-BACKDATED', days('2021-02-15T15:59:59Z'));
  }

  const vouchers = async (
    key: ScreenKey,
    facts: { unit?: string; values?: Record<string, string>; year?: number } = {},
  ): Promise<string[]> => {
    const page = await bench.app
      .get(ScreensQuery)
      .page(key, { year: facts.year ?? 2021, unit: facts.unit ?? null, values: facts.values ?? {} });
    expect(page.count).toBe(page.hits.length);
    expect(page.units.reduce((sum, unit) => sum + unit.count, 0)).toBeGreaterThanOrEqual(page.count);
    return page.hits.map((hit) => hit.records.map((record) => record.voucherNo).join('+')).sort();
  };

  it('entry just before the close: recorded or verified within the hours, from the amount on', async () => {
    expect(await vouchers('beforeClose')).toEqual(['CLOSE-LATE']);
    expect(await vouchers('beforeClose', { values: { hours: '25' } })).toEqual(['CLOSE-EARLY', 'CLOSE-LATE']);
    expect(await vouchers('beforeClose', { values: { wan: '9999' } })).toEqual(['CLOSE-LATE', 'CLOSE-SMALL']);
    expect(await vouchers('beforeClose', { unit: '500112' })).toEqual([]);
    expect(await vouchers('beforeClose', { year: 2020 })).toEqual([]);
  });

  it('verified within a minute of recording', async () => {
    expect(await vouchers('fastVerification')).toEqual(['FAST']);
    expect(await vouchers('fastVerification', { values: { seconds: '61' } })).toEqual(['FAST', 'SLOW']);
    expect(await vouchers('fastVerification', { unit: '500101' })).toEqual([]);
  });

  it('the same evidence twice: but for punctuation and width, neither short ones nor what takes the other back', async () => {
    expect(await vouchers('sameEvidence')).toEqual(['SAME-1+SAME-2', 'SAME-2+SAME-1']);
    expect(await vouchers('sameEvidence', { unit: '500112' })).toEqual(['SAME-2+SAME-1']);
    expect(await vouchers('sameEvidence', { values: { characters: '2' } })).toEqual([
      'SAME-1+SAME-2',
      'SAME-2+SAME-1',
      'SHORT-1+SHORT-2',
      'SHORT-2+SHORT-1',
    ]);
  });

  it.each(['银行回单 2021-0331', 'HT－2021／07（补）', '《协议》第７号、“附件”…', 'ＡＢＣ.pdf'])(
    'compares %s as the domain does',
    async (text) => {
      const row = await bench.app.db.one<{ key: string }>(
        `SELECT translate(lower(normalize($1, NFKC)), $2, '') AS key`,
        [text, EVIDENCE_NOISE],
      );
      expect(row!.key).toBe(evidenceKey(text));
    },
  );

  it('reversal after the year’s end, of the last months and within some months', async () => {
    expect(await vouchers('reversalAfterYearEnd')).toEqual(['DECEMBER+BACK-IN-MAY']);
    expect(await vouchers('reversalAfterYearEnd', { values: { within: '7' } })).toEqual([
      'DECEMBER+BACK-IN-MAY',
      'JUNE+BACK-IN-JULY',
    ]);
    expect(await vouchers('reversalAfterYearEnd', { values: { within: '7', lastMonths: '1' } })).toEqual([
      'DECEMBER+BACK-IN-MAY',
    ]);
  });

  it('milestones recorded long after they happened, by Shanghai days', async () => {
    expect(await vouchers('backdatedMilestone')).toEqual(['BACKDATED']);
    expect(await vouchers('backdatedMilestone', { values: { days: '89' } })).toEqual(['BACKDATED', 'NOT-BACKDATED']);
  });

  it('pairs: the share of the recorder’s records in the unit that one person verified', async () => {
    const unit = '500112';
    for (let count = 0; count < 20; count++) await plant(`PAIR-${count}`, { unit, recorder: other, month: '2019-05' });
    for (let count = 0; count < 5; count++) {
      await plant(`PAIR-OTHER-${count}`, { unit, recorder: other, month: '2019-06', verifier: second });
    }
    const page = await bench.app.get(ScreensQuery).page('pairs', { year: 2019, unit: null, values: {} });
    expect(page.hits.map((hit) => hit.sentence)).toEqual([
      '示例·渝北招商干部登记、示例·审核岗审核该单位 20 张，占登记人在该单位凭证的 80.0%、审核人全年审核量的 100.0%；全年共有 2 名审核人。',
    ]);
    expect(page.hits[0]!.records).toHaveLength(10);
    expect(await vouchers('pairs', { year: 2019, values: { percent: '81' } })).toEqual([]);
    expect(await vouchers('pairs', { year: 2019, values: { records: '21' } })).toEqual([]);
  });

  it('in place over contracted, by lead and by the year’s end', async () => {
    const over = await bench.lead('500112');
    const even = await bench.lead('500112');
    for (const lead of [over, even]) {
      await bench.booked(lead, { occurredOn: '2022-01-10', amountWan: '1000', voucherNo: `AGREED-${lead}` });
      await bench.booked(lead, {
        type: 'funds',
        kind: 'receipt',
        occurredOn: '2022-02-10',
        amountWan: '1000',
        voucherNo: `PAID-${lead}`,
      });
    }
    await bench.booked(over, {
      type: 'funds',
      kind: 'receipt',
      occurredOn: '2022-03-10',
      amountWan: '0.01',
      voucherNo: 'OVER',
    });
    expect(await vouchers('inPlaceOverContracted', { year: 2022 })).toEqual([`OVER+PAID-${over}`]);
    expect(await vouchers('inPlaceOverContracted', { year: 2022, values: { percent: '1' } })).toEqual([]);
    expect(await vouchers('inPlaceOverContracted', { year: 2021 })).toEqual([]);
  });

  it('split changed shortly before the close, where records of the month were verified after it', async () => {
    const lead = await bench.lead('500101');
    const untouched = await bench.lead('500101');
    const change = (of: string, at: string): Promise<number> =>
      bench.app.db.run(
        `INSERT INTO audit_event (id, at, user_id, user_name, unit_id, action, entity, entity_id, ip, request_id, before, after)
         VALUES ($1, $2, $3, '示例·市级招商干部', '500000', 'lead.split', 'lead', $4, 'test', 'test', '{}', '{}')`,
        [newId(), at, officer.userId, of],
      );
    await change(lead, '2021-04-08T12:00:00+08:00');
    await change(lead, '2021-04-07T11:59:00+08:00');
    await change(untouched, '2021-04-09T12:00:00+08:00');
    const march = { lead, month: '2021-03', occurredOn: '2021-03-20' };
    await plant('BEFORE-SPLIT', { ...march, verifiedAt: '2021-04-07T09:00:00+08:00' });
    await plant('AFTER-SPLIT', { ...march, verifiedAt: '2021-04-09T09:00:00+08:00' });
    expect(await vouchers('splitBeforeClose')).toEqual(['AFTER-SPLIT']);
    expect(await vouchers('splitBeforeClose', { values: { hours: '96' } })).toEqual(['AFTER-SPLIT', 'AFTER-SPLIT']);
    expect(await vouchers('splitBeforeClose', { values: { records: '0' } })).toEqual(['', 'AFTER-SPLIT']);
    expect(await vouchers('splitBeforeClose', { values: { records: '2' } })).toEqual([]);
  });

  it('come a page at a time, largest first, each hit once', async () => {
    const lead = leads['500101']!;
    for (let count = 0; count < 60; count++) {
      await plant(`PAGE-${count}`, {
        lead,
        month: '2018-03',
        wan: 100 + (count % 7),
        recordedAt: '2018-03-01T00:00:00Z',
        verifiedAt: '2018-03-01T00:00:01Z',
      });
    }
    const screens = bench.app.get(ScreensQuery);
    const asked = { year: 2018, unit: '500101', values: {} };
    const first = await screens.page('fastVerification', asked);
    expect(first).toMatchObject({ count: 60 });
    expect(first.hits).toHaveLength(50);
    const rest = await screens.page('fastVerification', { ...asked, after: first.next! });
    expect(rest.hits).toHaveLength(10);
    expect(rest.next).toBeNull();
    const all = [...first.hits, ...rest.hits];
    expect(new Set(all.map((hit) => hit.id)).size).toBe(60);
    const amounts = all.map((hit) => Number(hit.amount));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('all have a summary with their defaults', async () => {
    const summaries = await bench.app.get(ScreensQuery).summaries(2021, null);
    expect(summaries).toHaveLength(8);
    expect(summaries.find(({ key }) => key === 'sameEvidence')).toMatchObject({
      count: 2,
      units: [
        { unit: '500101', unitName: '万州区', count: 1 },
        { unit: '500112', unitName: '渝北区', count: 1 },
      ],
    });
  });

  it('refuse what is not theirs', async () => {
    const ask = (key: string, values: Record<string, string> = {}, after?: string): Promise<unknown> =>
      Promise.resolve().then(() => bench.app.get(ScreensQuery).page(key, { year: 2021, unit: null, values, after }));
    await expect(ask('unknown')).rejects.toThrow(RuleBroken);
    await expect(ask('beforeClose', { hours: '0' })).rejects.toThrow('应为 1 至 720');
    await expect(ask('beforeClose', {}, 'x')).rejects.toThrow(RuleBroken);
  });
});
