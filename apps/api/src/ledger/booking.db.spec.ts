import { LedgerBench } from './ledger.support';
import { Postings } from './postings.query';
import { RecordList } from './record-list.query';

const refused = (code: string) => expect.objectContaining({ code });

describe('what verification books', () => {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await LedgerBench.open();
  });
  afterAll(() => bench.end());

  it('is shared by the split in force on the day, the odd 分 to the largest remainder', async () => {
    const lead = await bench.lead();
    await bench.split(lead, '2021-01-01', { '500101': 3333, '500102': 3333, '500103': 3334 });
    await bench.split(lead, '2021-06-01', { '500101': 10_000 });
    const record = await bench.booked(lead, { amountWan: '0.000100' });
    expect(await bench.lines({ recordId: record.id })).toEqual([
      '2021-03 500101 contracted 33',
      '2021-03 500102 contracted 33',
      '2021-03 500103 contracted 34',
      '2021-03 500101 signedProjects 1',
    ]);
    await bench.booked(lead, { kind: 'increase', occurredOn: '2021-07-01', amountWan: '1' });
    expect((await bench.lines({ leadId: lead })).slice(4)).toEqual(['2021-07 500101 contracted 1000000']);
  });

  it('is negated by a reversal unit by unit, though the split has changed since', async () => {
    const lead = await bench.lead({ industrial: true });
    await bench.split(lead, '2021-01-01', { '500101': 6000, '500102': 4000 });
    const original = await bench.booked(lead, { amountWan: '1000' });
    await bench.split(lead, '2021-04-01', { '500103': 10_000 });
    const half = await bench.booked(lead, {
      kind: 'reversal',
      occurredOn: '2021-05-01',
      amountWan: '-400',
      reversesId: original.id,
    });
    expect(await bench.lines({ recordId: half.id })).toEqual([
      '2021-05 500101 contracted -240000000',
      '2021-05 500102 contracted -160000000',
      '2021-05 500101 industrialContracted -240000000',
      '2021-05 500102 industrialContracted -160000000',
    ]);
    await expect(
      bench.record(lead, { kind: 'reversal', amountWan: '-601', occurredOn: '2021-06-01', reversesId: original.id }),
    ).rejects.toEqual(refused('REVERSAL_EXCEEDS'));
    await bench.booked(lead, {
      kind: 'reversal',
      occurredOn: '2021-06-01',
      amountWan: '-600',
      reversesId: original.id,
    });
    expect(await bench.leadColumns(lead)).toMatchObject({ contracted: '0', stage: 'negotiation' });
  });

  it('takes reversals that wait off what may still be reversed', async () => {
    const lead = await bench.lead();
    const original = await bench.booked(lead, { amountWan: '100' });
    await bench.record(lead, { kind: 'reversal', amountWan: '-70', occurredOn: '2021-04-01', reversesId: original.id });
    await expect(
      bench.record(lead, { kind: 'reversal', amountWan: '-31', occurredOn: '2021-04-01', reversesId: original.id }),
    ).rejects.toEqual(refused('REVERSAL_EXCEEDS'));
  });

  it('is what is left when the project is terminated', async () => {
    const lead = await bench.lead();
    await bench.split(lead, '2021-01-01', { '500101': 7000, '500102': 3000 });
    await bench.booked(lead, { amountWan: '1000' });
    await bench.booked(lead, { kind: 'increase', amountWan: '500', occurredOn: '2021-04-01' });
    const end = await bench.booked(lead, { kind: 'termination', occurredOn: '2021-08-01' });
    expect(await bench.lines({ recordId: end.id })).toEqual([
      '2021-08 500101 contracted -1050000000',
      '2021-08 500102 contracted -450000000',
    ]);
    expect(await bench.leadColumns(lead)).toMatchObject({ contracted: '0', stage: 'terminated' });
    const detail = await bench.app.get(RecordList).one(await bench.app.actor('leader'), end.id);
    expect(detail.record.amount).toBe('-15000000.00');
    expect(detail.postings.map((posting) => posting.value)).toEqual(['-10500000.00', '-4500000.00']);
  });

  it('counts a framework once, when it is formal', async () => {
    const lead = await bench.lead();
    await bench.booked(lead, { kind: 'framework', amountWan: '900', occurredOn: '2021-02-01' });
    expect(await bench.lines({ leadId: lead })).toEqual([]);
    await bench.booked(lead, { kind: 'formal', amountWan: '1000', occurredOn: '2021-03-01' });
    expect(await bench.lines({ leadId: lead })).toEqual([
      '2021-03 500101 contracted 1000000000',
      '2021-03 500101 signedProjects 1',
    ]);
  });

  it('is 50 亿元 once reached, and not any more when a reversal takes it below', async () => {
    const lead = await bench.lead();
    await bench.booked(lead, { amountWan: '300000' });
    const more = await bench.booked(lead, { kind: 'increase', amountWan: '200000', occurredOn: '2021-05-01' });
    const less = { kind: 'reversal', amountWan: '-0.000001', occurredOn: '2021-06-01', reversesId: more.id } as const;
    await bench.booked(lead, less);
    const counts = (await bench.lines({ leadId: lead })).filter((line) => line.includes('Over5bn'));
    expect(counts).toEqual(['2021-05 500101 projectsOver5bn 1', '2021-06 500101 projectsOver5bn -1']);
  });

  it('counts a head enterprise once a group, for the earliest agreement', async () => {
    const enterpriseId = await bench.enterprise();
    const facts = { enterpriseId, headGroup: 'spec.heads', quotaLine: 'ngit' };
    const first = await bench.lead({ ...facts, unit: '500101' });
    const second = await bench.lead({ ...facts, unit: '500102' });
    await bench.booked(first, { headList: '世界500强 2021', occurredOn: '2021-05-10' });
    await bench.booked(second, { headList: '世界500强 2021', occurredOn: '2021-04-10' });
    const heads = async (lead: string) => (await bench.lines({ leadId: lead })).filter((line) => line.includes('head'));
    expect(await heads(first)).toEqual(['2021-05 500101 headEnterprises 1', '2021-05 500101 headEnterprises -1']);
    expect(await heads(second)).toEqual(['2021-04 500102 headEnterprises 1']);
    const figure = await bench.app
      .get(Postings)
      .page(await bench.app.actor('leader'), { measure: 'headEnterprises', headGroup: 'spec.heads' });
    expect(figure).toMatchObject({ sum: 1, count: 3 });
  });

  it('counts a head enterprise once though two verify at the same moment', async () => {
    const enterpriseId = await bench.enterprise();
    const facts = { enterpriseId, headGroup: 'race.heads', quotaLine: 'ngit' };
    const leads = await Promise.all(['500101', '500102', '500103'].map((unit) => bench.lead({ ...facts, unit })));
    const records = await Promise.all(leads.map((lead) => bench.record(lead, { headList: '世界500强 2021' })));
    await Promise.all(records.map((record) => bench.verify(record)));
    const figure = await bench.app
      .get(Postings)
      .page(await bench.app.actor('leader'), { measure: 'headEnterprises', headGroup: 'race.heads' });
    expect(figure.sum).toBe(1);
  });

  it('shows an officer their own units only, and everybody else all of it', async () => {
    const lead = await bench.lead({ quotaLine: 'scope-line' });
    await bench.split(lead, '2021-01-01', { '500101': 6000, '500112': 4000 });
    await bench.booked(lead, { amountWan: '10' });
    const of = async (login: string, unit?: string) =>
      bench.app
        .get(Postings)
        .page(await bench.app.actor(login), { measure: 'contracted', quotaLine: 'scope-line', unit });
    expect(await of('leader')).toMatchObject({ sum: '100000.00', count: 2 });
    expect(await of('officer-500112')).toMatchObject({ sum: '40000.00', count: 1 });
    await expect(of('officer-500112', '500101')).rejects.toEqual(refused('NOT_FOUND'));
  });

  it('adds up over pages', async () => {
    const lead = await bench.lead({ quotaLine: 'paged-line' });
    for (let index = 0; index < 60; index++) {
      const kind = index === 0 ? 'formal' : 'increase';
      await bench.record(lead, { kind, amountWan: String(index + 1), occurredOn: '2021-09-01' });
    }
    const waiting = await bench.app.get(RecordList).page(await bench.app.actor('officer'), { lead });
    const rest = await bench.app.get(RecordList).page(await bench.app.actor('officer'), { lead, after: waiting.next! });
    expect([waiting.rows.length, rest.rows.length, waiting.count]).toEqual([50, 10, 60]);
    await bench.verify(...waiting.rows, ...rest.rows);
    const postings = bench.app.get(Postings);
    const query = { measure: 'contracted', lead } as const;
    const first = await postings.page(await bench.app.actor('auditor'), query);
    const second = await postings.page(await bench.app.actor('auditor'), { ...query, after: first.next! });
    expect(first).toMatchObject({ count: 60, sum: '18300000.00' });
    expect(new Set([...first.entries, ...second.entries].map((entry) => entry.id)).size).toBe(60);
    expect(second.next).toBeNull();
  });
});
