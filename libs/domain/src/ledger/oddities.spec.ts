import { type Fen, YI, ZERO_FEN } from '../shared/money';
import { oddities, type OddityContext } from './oddities';
import type { RecordFacts } from './record';
import { aRecord, day } from './record.support';

const aContext = (facts: Partial<OddityContext> = {}): OddityContext => ({
  evidence: '演示佐证',
  recordedOn: day('2021-03-20'),
  contracted: 1_000n as Fen,
  inPlace: ZERO_FEN,
  sameEvidence: [],
  hasVerifiedFormal: true,
  terminatedOn: null,
  ...facts,
});
const receipt = { type: 'funds', kind: 'receipt' } as const;
const codes = (record: Partial<RecordFacts>, context: Partial<OddityContext> = {}): string[] =>
  oddities(aRecord(record), aContext(context)).map(({ code }) => code);

describe('odd points for the verifier', () => {
  it('are none for an ordinary record', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ ...receipt, fen: 1_000n as Fen })).toEqual([]);
  });

  it.each<[string, Partial<RecordFacts>, Partial<OddityContext>]>([
    ['FUNDS_OVER_CONTRACTED', { ...receipt, fen: 600n as Fen }, { inPlace: 401n as Fen }],
    ['EVIDENCE_USED_ELSEWHERE', {}, { sameEvidence: ['A1', 'A2'] }],
    ['AMOUNT_VERY_LARGE', { fen: (100n * YI) as Fen }, {}],
    ['HEAD_LIST_STALE', { headList: '世界500强 2018' }, {}],
    ['HEAD_LIST_STALE', { headList: '世界500强' }, {}],
    ['MONTH_END_RECORDED_LATE', { occurredOn: day('2021-03-29') }, { recordedOn: day('2021-04-02') }],
    ['AGREEMENT_NOT_VERIFIED', { ...receipt, fen: 1n as Fen }, { hasVerifiedFormal: false }],
    ['AFTER_TERMINATION', {}, { terminatedOn: day('2021-03-01') }],
    ['EVIDENCE_MISSING', {}, { evidence: null }],
  ])('%s', (expected, record, context) => {
    expect(codes(record, context)).toEqual([expected]);
  });

  it('do not mark the end of a month by itself, nor a late note of its middle', () => {
    expect(codes({ occurredOn: day('2021-03-31') }, { recordedOn: day('2021-03-31') })).toEqual([]);
    expect(codes({ occurredOn: day('2021-03-28') }, { recordedOn: day('2021-04-02') })).toEqual([]);
  });

  it('are told with the figures in question', () => {
    const [point] = oddities(
      aRecord({ ...receipt, fen: (60n * YI) as Fen }),
      aContext({ contracted: (50n * YI) as Fen }),
    );
    expect(point?.sentence).toBe('到位资金累计 60.00 亿元，超过合同额 50.00 亿元，请核对。');
  });
});
