import { newId, writeOf } from '@yipanqi/api/platform';
import { CorrectRecord } from './correct-record';
import { DiscardRecord } from './discard-record';
import { aBody, LedgerBench } from './ledger.support';
import { RecordEntry } from './record-entry';
import { RecordList } from './record-list.query';
import { RecordQueue } from './record-queue.query';
import { ReturnRecord } from './return-record';
import { VerifyPending } from './verify-pending';
import { VerifyRecords } from './verify-records';

const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

describe('the life of a record', () => {
  let bench: LedgerBench;
  beforeAll(async () => {
    bench = await LedgerBench.open();
  });
  afterAll(() => bench.end());

  it('waits, is verified by another, and shows on the lead', async () => {
    const lead = await bench.lead();
    const record = await bench.record(lead, { amountWan: '1200.5' });
    expect(record).toMatchObject({ status: 'pending', amount: '12005000.00', amountWan: '1200.5', bookedMonth: null });
    expect(record.voucherNo).toMatch(/^PZ-\d{4}-\d{6}$/);
    await bench.verify(record);
    expect(await bench.lines({ leadId: lead })).toEqual([
      '2021-03 500101 contracted 1200500000',
      '2021-03 500101 signedProjects 1',
    ]);
    expect(await bench.leadColumns(lead)).toEqual({
      contracted: '1200500000',
      inPlace: '0',
      signedOn: '2021-03-15',
      stage: 'signed',
    });
    const events = await bench.app.db.query('SELECT kind FROM lead_event WHERE lead_id = $1 ORDER BY at', [lead]);
    expect(events.map((event) => event['kind'])).toEqual(['recordAdded', 'recordVerified']);
    const trail = await bench.app.db.query('SELECT action FROM audit_event WHERE entity_id = $1 ORDER BY id', [
      record.id,
    ]);
    expect(trail.map((row) => row['action'])).toEqual(['record.create', 'record.verify']);
  });

  it('is not verified by its recorder, whatever roles they have', async () => {
    const record = await bench.record(await bench.lead());
    const verifier = await bench.app.actor('verifier');
    await bench.app.db.run('UPDATE ledger_record SET recorded_by = $2 WHERE id = $1', [record.id, verifier.userId]);
    await expect(bench.verify(record)).rejects.toEqual(refused('VERIFY_OWN_RECORD'));
  });

  it('is verified by nobody without the right', async () => {
    const record = await bench.record(await bench.lead());
    const officer = await bench.app.actor('officer');
    await expect(bench.app.db.tx((tx) => bench.app.get(VerifyRecords).run(tx, officer, [record.id]))).rejects.toEqual(
      refused('FORBIDDEN'),
    );
  });

  it('is returned with a reason, corrected and verified', async () => {
    const lead = await bench.lead();
    const record = await bench.record(lead);
    const { app } = bench;
    const back = await app
      .get(ReturnRecord)
      .run(await app.write('verifier'), record.id, { version: record.version, reason: '金额与协议不符' });
    expect(back).toMatchObject({ status: 'returned', returnReason: '金额与协议不符', version: 2 });
    const { leadId: _, type: __, ...fields } = aBody(lead, { amountWan: '900' });
    const corrected = await app
      .get(CorrectRecord)
      .run(await app.write('officer-500101'), record.id, { ...fields, version: back.version });
    expect(corrected).toMatchObject({
      status: 'pending',
      returnReason: '',
      amount: '9000000.00',
      voucherNo: record.voucherNo,
    });
    await bench.verify(corrected);
    expect(await bench.lines({ leadId: lead })).toContain('2021-03 500101 contracted 900000000');
  });

  it('needs a reason to be returned', async () => {
    const record = await bench.record(await bench.lead());
    const { app } = bench;
    await expect(
      app.get(ReturnRecord).run(await app.write('verifier'), record.id, { version: 1, reason: ' ' }),
    ).rejects.toEqual(refused('FIELD_REQUIRED', { field: 'reason' }));
  });

  it('is discarded by its recorder only, and its voucher number is free again', async () => {
    const lead = await bench.lead();
    const record = await bench.record(lead, { voucherNo: 'XY-作废-1' });
    const { app } = bench;
    const discard = app.get(DiscardRecord);
    await expect(discard.run(await app.write('officer-500101'), record.id, 1)).rejects.toEqual(
      refused('DISCARD_NOT_OWN'),
    );
    expect(await discard.run(await app.write('officer'), record.id, 1)).toMatchObject({ status: 'discarded' });
    await expect(bench.record(lead, { voucherNo: 'XY-作废-1' })).resolves.toMatchObject({ status: 'pending' });
  });

  it('keeps its voucher number to itself', async () => {
    const lead = await bench.lead();
    await bench.record(lead, { voucherNo: 'XY-1' });
    await expect(bench.record(lead, { voucherNo: 'XY-1', amountWan: '2' })).rejects.toEqual(
      refused('VOUCHER_CONFLICT', { details: { voucherNo: 'XY-1', field: '金额' }, field: 'voucherNo' }),
    );
    await expect(bench.record(lead, { type: 'funds', kind: 'receipt', voucherNo: 'XY-1' })).resolves.toMatchObject({
      voucherNo: 'XY-1',
    });
  });

  it('is in the currency of the agreement, at the rate of its day', async () => {
    const record = await bench.record(await bench.lead(), { amountWan: '100', currency: 'USD', rate: '6.4512' });
    expect(record).toMatchObject({ amount: '6451200.00', currency: 'USD', rate: '6.4512', rateOn: '2021-03-15' });
    await expect(bench.record(await bench.lead(), { currency: 'USD' })).rejects.toEqual(
      refused('RATE_REQUIRED', { field: 'rate' }),
    );
  });

  it.each([
    [{ amountWan: '-1' }, 'AMOUNT_NEGATIVE', 'amountWan'],
    [{ occurredOn: '2021-02-31' }, 'DATE_INVALID', 'occurredOn'],
    [{ occurredOn: '2199-12-31' }, 'DATE_IN_FUTURE', 'occurredOn'],
    [{ type: 'funds', kind: 'receipt' }, 'AGREEMENT_MISSING', undefined],
    [{ kind: 'receipt' }, 'RECORD_KIND_UNKNOWN', 'kind'],
    [{ headList: '世界500强' }, 'HEAD_LIST_UNKNOWN', 'headList'],
  ] as const)('with %j is refused: %s', async (facts, code, field) => {
    const lead = await bench.lead();
    await expect(bench.record(lead, facts)).rejects.toEqual(refused(code, { field }));
    expect(await bench.app.db.query('SELECT FROM ledger_record WHERE lead_id = $1', [lead])).toEqual([]);
  });

  it('is not written down on a withdrawn lead', async () => {
    await expect(bench.record(await bench.lead({ stage: 'withdrawn' }))).rejects.toEqual(refused('LEAD_WITHDRAWN'));
  });

  it('of another unit is unknown, by every way', async () => {
    const { app } = bench;
    const lead = await bench.lead({ unit: '500101' });
    const record = await bench.record(lead);
    const stranger = 'officer-500112';
    const actor = await app.actor(stranger);
    const { leadId: _, type: __, ...fields } = aBody(lead);
    await expect(bench.record(lead, {}, stranger)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(app.get(RecordList).one(actor, record.id)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(app.get(RecordList).one(actor, newId())).rejects.toEqual(refused('NOT_FOUND'));
    await expect(app.get(RecordList).page(actor, { unit: '500101' })).rejects.toEqual(refused('NOT_FOUND'));
    await expect(
      app.get(CorrectRecord).run(await app.write(stranger), record.id, { ...fields, version: 1 }),
    ).rejects.toEqual(refused('NOT_FOUND'));
    await expect(app.get(DiscardRecord).run(await app.write(stranger), record.id, 1)).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    const own = await app.get(RecordList).page(actor, { lead });
    expect(own).toMatchObject({ rows: [], count: 0 });
  });

  it('once verified never changes, not even in the database', async () => {
    const record = await bench.booked(await bench.lead());
    const { app } = bench;
    const { leadId: _, type: __, ...fields } = aBody(record.leadId);
    await expect(
      app.get(CorrectRecord).run(await app.write('officer'), record.id, { ...fields, version: 2 }),
    ).rejects.toEqual(refused('RECORD_IMMUTABLE'));
    await expect(app.db.run('UPDATE ledger_record SET amount = 1 WHERE id = $1', [record.id])).rejects.toMatchObject({
      code: '23001',
    });
    await expect(app.db.run('DELETE FROM ledger_record WHERE id = $1', [record.id])).rejects.toThrow('never changes');
    await expect(
      app.db.run('UPDATE ledger_posting SET value = 1 WHERE record_id = $1', [record.id]),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('of an older version is not verified', async () => {
    const record = await bench.record(await bench.lead());
    await expect(bench.verify({ ...record, version: 7 })).rejects.toEqual(
      refused('VERSION_STALE', { details: { version: 1, voucherNo: record.voucherNo } }),
    );
  });

  it('is written down once, however often the request comes', async () => {
    const lead = await bench.lead();
    const { app } = bench;
    const write = writeOf(await app.actor('officer'), newId(), 'POST', '/api/records', lead);
    const entry = app.get(RecordEntry);
    const [first, second] = await Promise.all([entry.run(write, aBody(lead)), entry.run(write, aBody(lead))]);
    const third = await entry.run(write, aBody(lead));
    expect(new Set([first!.id, second!.id, third.id]).size).toBe(1);
    expect((await app.get(RecordList).page(await app.actor('officer'), { lead })).count).toBe(1);
  });

  it('of several is verified with all of them or with none', async () => {
    const lead = await bench.lead();
    const formal = await bench.record(lead);
    const funds = await bench.record(lead, { type: 'funds', kind: 'receipt', occurredOn: '2021-04-01' });
    await expect(bench.verify(funds, { ...formal, version: 9 })).rejects.toEqual(refused('VERSION_STALE'));
    expect(await bench.lines({ leadId: lead })).toEqual([]);
    const answer = await bench.app
      .get(VerifyPending)
      .run(await bench.app.write('verifier'), { records: [funds, formal].map(({ id, version }) => ({ id, version })) });
    expect(answer.verified.map((each) => each.id)).toEqual([formal.id, funds.id]);
    await expect(bench.verify(formal)).rejects.toEqual(refused('VERSION_STALE'));
    await expect(bench.verify({ ...formal, version: 2 })).rejects.toEqual(refused('RECORD_STATUS'));
  });

  it('stands in the queue oldest first, with odd points, the lead and its other records', async () => {
    const { app } = bench;
    const lead = await bench.lead({ unit: '500112' });
    const formal = await bench.record(lead, { evidence: '协议 12 号' });
    const funds = await bench.record(lead, {
      type: 'funds',
      kind: 'receipt',
      occurredOn: '2021-04-01',
      evidence: '协议 12 号',
    });
    const queue = await app.get(RecordQueue).page(await app.actor('verifier'), { unit: '500112' });
    expect(queue.rows.map((row) => row.record.id)).toEqual([formal.id, funds.id]);
    expect(queue.waiting).toContainEqual({ unit: '500112', unitName: '渝北区', count: 2 });
    const second = queue.rows[1]!;
    expect(second.others.map((other) => other.id)).toEqual([formal.id]);
    expect(second.lead).toMatchObject({ id: lead, contracted: '0.00', split: [] });
    expect(second.oddities.map((odd) => odd.code)).toEqual([
      'FUNDS_OVER_CONTRACTED',
      'EVIDENCE_USED_ELSEWHERE',
      'AGREEMENT_NOT_VERIFIED',
    ]);
    const rest = await app.get(RecordQueue).page(await app.actor('verifier'), { unit: '500112', after: formal.id });
    expect(rest.rows.map((row) => row.record.id)).toEqual([funds.id]);
    const found = await app.get(RecordList).page(await app.actor('auditor'), { q: funds.voucherNo });
    expect(found.rows.map((row) => row.id)).toEqual([funds.id]);
  });
});
