import type { Fen } from '../shared/money';
import { assertRecordMove, assertVerifiable, canMoveRecord, RECORD_STATUSES } from './record';
import { assertRecord, type LeadRecordFacts, type RecordDraft, type ReversedRecord } from './record-rules';
import { day } from './record.support';

const asOf = day('2021-12-31');
const signed: LeadRecordFacts = { firstFormalOn: day('2021-03-01'), reversed: null };
const unsigned: LeadRecordFacts = { firstFormalOn: null, reversed: null };

const aDraft = (facts: Partial<RecordDraft> = {}): RecordDraft => ({
  leadId: 'lead',
  type: 'funds',
  kind: 'receipt',
  occurredOn: day('2021-04-01'),
  fen: 100n as Fen,
  currency: null,
  rate: null,
  reversesVoucherNo: null,
  ...facts,
});
const reversed = (facts: Partial<ReversedRecord> = {}): LeadRecordFacts => ({
  ...signed,
  reversed: { leadId: 'lead', type: 'funds', kind: 'receipt', verified: true, remaining: 100n as Fen, ...facts },
});
const aReversal = (fen: bigint, facts: Partial<RecordDraft> = {}): RecordDraft =>
  aDraft({ kind: 'reversal', fen: fen as Fen, reversesVoucherNo: 'F1', ...facts });
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('what a record may say', () => {
  it.each<[string, Partial<RecordDraft>, LeadRecordFacts]>([
    ['a receipt on the day of the agreement', { occurredOn: day('2021-03-01') }, signed],
    ['a formal agreement, the first one', { type: 'agreement', kind: 'formal' }, unsigned],
    [
      'a framework before the formal one',
      { type: 'agreement', kind: 'framework', occurredOn: day('2020-01-01') },
      signed,
    ],
    ['a termination without amount', { type: 'agreement', kind: 'termination', fen: null }, signed],
    ['a milestone', { type: 'milestone', kind: 'construction', fen: null }, signed],
    ['dollars with their rate', { currency: 'USD', rate: '6.3757' }, signed],
    ['yuan with the rate 1', { currency: 'CNY', rate: '1.00' }, signed],
    ['today', { occurredOn: asOf }, signed],
  ])('%s', (_, facts, lead) => {
    expect(() => assertRecord(aDraft(facts), lead, asOf)).not.toThrow();
  });

  it.each<[string, Partial<RecordDraft>, LeadRecordFacts]>([
    ['RECORD_KIND_UNKNOWN', { type: 'milestone', kind: 'receipt' }, signed],
    ['DATE_IN_FUTURE', { occurredOn: day('2022-01-01') }, signed],
    ['DATE_BEFORE_AGREEMENT', { occurredOn: day('2021-02-28') }, signed],
    [
      'DATE_BEFORE_AGREEMENT',
      { type: 'milestone', kind: 'construction', fen: null, occurredOn: day('2021-02-28') },
      signed,
    ],
    ['DATE_BEFORE_AGREEMENT', { type: 'agreement', kind: 'increase', occurredOn: day('2021-02-28') }, signed],
    [
      'DATE_BEFORE_AGREEMENT',
      { type: 'agreement', kind: 'termination', fen: null, occurredOn: day('2021-02-28') },
      signed,
    ],
    ['AGREEMENT_MISSING', {}, unsigned],
    ['AGREEMENT_MISSING', { type: 'milestone', kind: 'production', fen: null }, unsigned],
    ['AGREEMENT_MISSING', { type: 'agreement', kind: 'termination', fen: null }, unsigned],
    ['AMOUNT_NEGATIVE', { fen: -1n as Fen }, signed],
    ['AMOUNT_NEGATIVE', { type: 'agreement', kind: 'intent', fen: -1n as Fen }, unsigned],
    ['AMOUNT_ZERO', { fen: 0n as Fen }, signed],
    ['AMOUNT_REQUIRED', { fen: null }, signed],
    ['AMOUNT_NOT_EXPECTED', { type: 'agreement', kind: 'termination' }, signed],
    ['AMOUNT_ON_MILESTONE', { type: 'milestone', kind: 'construction' }, signed],
    ['RATE_REQUIRED', { currency: 'USD' }, signed],
    ['RATE_INVALID', { currency: 'USD', rate: '0' }, signed],
    ['RATE_NOT_ONE', { currency: 'CNY', rate: '6.3' }, signed],
    ['CURRENCY_UNKNOWN', { currency: '美元', rate: '6.3' }, signed],
  ])('%s is refused', (refusal, facts, lead) => {
    expect(() => assertRecord(aDraft(facts), lead, asOf)).toThrow(code(refusal));
  });
});

describe('a reversal', () => {
  it('takes back at most what stands of the record it names', () => {
    expect(() => assertRecord(aReversal(-100n), reversed(), asOf)).not.toThrow();
    expect(() => assertRecord(aReversal(-101n), reversed(), asOf)).toThrow(
      expect.objectContaining({ code: 'REVERSAL_EXCEEDS', details: { remaining: '1.00' } }),
    );
  });

  it.each<[string, RecordDraft, LeadRecordFacts]>([
    ['REVERSAL_NOT_NEGATIVE', aReversal(1n), reversed()],
    ['REVERSAL_TARGET_REQUIRED', aReversal(-1n, { reversesVoucherNo: null }), reversed()],
    ['REVERSAL_TARGET_UNKNOWN', aReversal(-1n), signed],
    ['REVERSAL_TARGET_UNKNOWN', aReversal(-1n), reversed({ verified: false })],
    ['REVERSAL_TARGET_UNKNOWN', aReversal(-1n), reversed({ leadId: 'another' })],
    ['REVERSAL_TARGET_UNKNOWN', aReversal(-1n), reversed({ type: 'agreement', kind: 'formal' })],
    ['REVERSAL_TARGET_UNKNOWN', aReversal(-1n), reversed({ kind: 'reversal' })],
    [
      'REVERSAL_TARGET_UNKNOWN',
      aReversal(-1n, { type: 'agreement' }),
      reversed({ type: 'agreement', kind: 'termination' }),
    ],
  ])('%s', (refusal, draft, lead) => {
    expect(() => assertRecord(draft, lead, asOf)).toThrow(code(refusal));
  });

  it('of a framework agreement needs no formal one', () => {
    const framework = reversed({ type: 'agreement', kind: 'framework' });
    const lead = { ...framework, firstFormalOn: null };
    expect(() => assertRecord(aReversal(-1n, { type: 'agreement' }), lead, asOf)).not.toThrow();
  });
});

describe('verification', () => {
  it('is by another person than the recorder, of a pending record', () => {
    const record = { status: 'pending', recordedBy: 'officer' } as const;
    expect(() => assertVerifiable(record, 'verifier')).not.toThrow();
    expect(() => assertVerifiable(record, 'officer')).toThrow(code('VERIFY_OWN_RECORD'));
    expect(() => assertVerifiable({ ...record, status: 'returned' }, 'verifier')).toThrow(code('RECORD_STATUS'));
  });

  it('is final: nothing leads on from a verified or discarded record', () => {
    for (const to of RECORD_STATUSES) {
      expect([canMoveRecord('verified', to), canMoveRecord('discarded', to)]).toEqual([false, false]);
    }
    expect(() => assertRecordMove('returned', 'pending')).not.toThrow();
    expect(() => assertRecordMove('verified', 'discarded')).toThrow('凭证当前为“已审核”，不能作废。');
  });
});
