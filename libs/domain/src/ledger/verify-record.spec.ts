import type { CreditSplit } from '../leads/credit-split';
import { type Fen, YI } from '../shared/money';
import { headCandidate } from './head-count';
import { aLead } from './history.support';
import { day, LeadHistory, lines, month } from './record.support';

const fen = (value: bigint): Fen => value as Fen;
const split = (effectiveFrom: string, ...shares: [string, number][]): CreditSplit => ({
  effectiveFrom: day(effectiveFrom),
  shares: shares.map(([unit, bp]) => ({ unit, bp })),
});

describe('verifying an agreement', () => {
  it('books a formal one to its month, to the responsible unit when nothing is split', () => {
    const { record, postings, late } = new LeadHistory().verify({ fen: fen(12_345n) });
    expect([record.bookedMonth, late]).toEqual(['2021-03', false]);
    expect(record.allocations).toEqual([{ unit: '500101', fen: 12_345n }]);
    expect(lines(postings)).toEqual(['2021-03 500101 contracted 12345', '2021-03 500101 signedProjects 1']);
  });

  it('counts nothing for intent and framework, and the amount once when a framework becomes formal', () => {
    const history = new LeadHistory();
    history.verify({ kind: 'intent' });
    history.verify({ kind: 'framework' });
    expect(history.postings).toEqual([]);
    history.verify({ kind: 'formal', fen: fen(700n) });
    history.verify({ kind: 'increase', fen: fen(50n), occurredOn: day('2021-05-01') });
    expect(lines(history.postings)).toEqual([
      '2021-03 500101 contracted 700',
      '2021-03 500101 signedProjects 1',
      '2021-05 500101 contracted 50',
    ]);
  });

  it('posts the same allocation under every flag of the lead', () => {
    const history = new LeadHistory(aLead({ industrial: true, strategicEmerging: true, digital: true }));
    const agreement = history.verify({ fen: fen(9n) }).postings.map(({ measure }) => measure);
    const funds = history
      .verify({ type: 'funds', kind: 'receipt', fen: fen(4n) })
      .postings.map(({ measure }) => measure);
    expect(agreement).toEqual([
      'contracted',
      'industrialContracted',
      'strategicEmergingContracted',
      'digitalContracted',
      'signedProjects',
    ]);
    expect(funds).toEqual(['inPlace', 'industrialInPlace']);
  });

  it('posts an entry in another currency as foreign capital too, and so what takes it back', () => {
    const history = new LeadHistory(aLead(), [split('2021-01-01', ['500101', 6_000], ['500102', 4_000])]);
    const { record: formal } = history.verify({ fen: fen(100n), currency: 'USD' });
    history.verify({ kind: 'increase', fen: fen(50n) });
    history.verify({ kind: 'reversal', reverses: formal.id, fen: fen(-10n), currency: 'CNY' });
    history.verify({ type: 'funds', kind: 'receipt', fen: fen(7n), currency: 'HKD' });
    history.verify({ kind: 'termination', fen: null });
    expect(lines(history.postings).filter((line) => line.includes('foreign'))).toEqual([
      '2021-03 500101 foreignContracted 60',
      '2021-03 500102 foreignContracted 40',
      '2021-03 500101 foreignContracted -6',
      '2021-03 500102 foreignContracted -4',
      '2021-03 500101 foreignInPlace 4',
      '2021-03 500102 foreignInPlace 3',
      '2021-03 500101 foreignContracted -54',
      '2021-03 500102 foreignContracted -36',
    ]);
  });

  it('takes nothing back as foreign that was never posted as foreign', () => {
    const history = new LeadHistory();
    const { record } = history.verify({ fen: fen(100n), currency: 'USD' });
    history.verified[0] = { ...record, foreign: [] };
    history.verify({ kind: 'reversal', reverses: record.id, fen: fen(-10n), currency: 'USD' });
    history.verify({ kind: 'termination', fen: null });
    expect(lines(history.postings).filter((line) => line.includes('foreign'))).toEqual([
      '2021-03 500101 foreignContracted 100',
    ]);
  });

  it('splits by the shares in force on the day, whole projects going to the responsible unit', () => {
    const splits = [
      split('2021-03-16', ['500102', 3_333], ['500101', 3_334], ['500103', 3_333]),
      split('2021-03-01', ['500103', 10_000]),
    ];
    const history = new LeadHistory(aLead(), splits);
    expect(history.verify({ fen: fen(100n) }).record.allocations).toEqual([{ unit: '500103', fen: 100n }]);
    const later = history.verify({ fen: fen(100n), occurredOn: day('2021-03-16') });
    expect(later.record.allocations).toEqual([
      { unit: '500101', fen: 34n },
      { unit: '500102', fen: 33n },
      { unit: '500103', fen: 33n },
    ]);
    const earlier = history.verify({ fen: fen(7n), occurredOn: day('2020-01-01') });
    expect(earlier.record.allocations).toEqual([{ unit: '500103', fen: 7n }]);
    expect(lines(history.postings).filter((line) => line.includes('signed'))).toEqual([
      '2021-03 500101 signedProjects 1',
      '2020-01 500101 signedProjects 1',
      '2021-03 500101 signedProjects -1',
    ]);
  });

  it('books to the first open month when its own is closed', () => {
    const history = new LeadHistory();
    history.lastClosed = month('2021-12');
    const { record, postings, late } = history.verify({ occurredOn: day('2021-03-15') });
    expect([record.bookedMonth, record.occurredOn, late]).toEqual(['2022-01', '2021-03-15', true]);
    expect(new Set(postings.map((posting) => posting.month))).toEqual(new Set(['2022-01']));
  });
});

describe('termination', () => {
  it('negates what is still counted, unit by unit, whatever split holds by then', () => {
    const splits = [split('2021-01-01', ['500101', 6_000], ['500102', 4_000]), split('2021-06-01', ['500103', 10_000])];
    const history = new LeadHistory(aLead(), splits);
    const { record: formal } = history.verify({ fen: fen(1_001n) });
    history.verify({ kind: 'reversal', reverses: formal.id, fen: fen(-500n) });
    const { record } = history.verify({ kind: 'termination', fen: null, occurredOn: day('2021-07-01') });
    expect([record.fen, record.bookedMonth]).toEqual([-501n, '2021-07']);
    expect(record.allocations).toEqual([
      { unit: '500101', fen: -301n },
      { unit: '500102', fen: -200n },
    ]);
  });

  it('leaves nothing of the agreements before it to reverse, and nothing to terminate twice', () => {
    const history = new LeadHistory();
    const { record: formal } = history.verify({ fen: fen(100n) });
    history.verify({ kind: 'termination', fen: null });
    expect(() => history.verify({ kind: 'reversal', reverses: formal.id, fen: fen(-1n) })).toThrow(
      expect.objectContaining({ code: 'REVERSAL_EXCEEDS', details: { remaining: '0.00' } }),
    );
    const again = history.verify({ kind: 'termination', fen: null });
    expect([again.record.fen, again.postings]).toEqual([0n, []]);
  });

  it('needs a verified formal agreement', () => {
    const terminate = () => new LeadHistory().verify({ kind: 'termination', fen: null });
    expect(terminate).toThrow(expect.objectContaining({ code: 'TERMINATION_WITHOUT_AGREEMENT' }));
  });
});

describe('reversal', () => {
  it('in parts gives back exactly what was allocated, to the last 分', () => {
    const history = new LeadHistory(aLead(), [
      split('2021-01-01', ['500101', 5_000], ['500102', 2_500], ['500103', 2_500]),
    ]);
    const { record: original } = history.verify({ type: 'funds', kind: 'receipt', fen: fen(11n) });
    const reversal = { type: 'funds', kind: 'reversal', reverses: original.id } as const;
    const first = history.verify({ ...reversal, fen: fen(-5n) }).record;
    expect(first.allocations.reduce((sum, one) => sum + one.fen, 0n)).toBe(-5n);
    history.verify({ ...reversal, fen: fen(-6n) });
    const left = new Map<string, bigint>();
    for (const { unit, value } of history.postings) left.set(unit, (left.get(unit) ?? 0n) + value);
    expect([...left.values()]).toEqual([0n, 0n, 0n]);
    expect(() => history.verify({ ...reversal, fen: fen(-1n) })).toThrow(
      expect.objectContaining({ code: 'REVERSAL_EXCEEDS' }),
    );
  });

  it('names a verified record of its own type', () => {
    const history = new LeadHistory();
    const { record: formal } = history.verify({});
    const funds = () => history.verify({ type: 'funds', kind: 'reversal', reverses: formal.id, fen: fen(-1n) });
    expect(funds).toThrow(expect.objectContaining({ code: 'REVERSAL_TARGET_UNKNOWN' }));
  });

  it('takes a project below 50 亿元 out again, in its own month', () => {
    const history = new LeadHistory();
    const { record } = history.verify({ fen: fen(50n * YI) });
    history.verify({ kind: 'reversal', reverses: record.id, fen: fen(-1n), occurredOn: day('2021-06-30') });
    history.verify({ kind: 'increase', fen: fen(1n), occurredOn: day('2021-08-01') });
    expect(lines(history.postings).filter((line) => line.includes('Over5bn'))).toEqual([
      '2021-03 500101 projectsOver5bn 1',
      '2021-06 500101 projectsOver5bn -1',
      '2021-08 500101 projectsOver5bn 1',
    ]);
  });

  it('of a framework agreement changes no figure', () => {
    const history = new LeadHistory();
    const { record } = history.verify({ kind: 'framework', fen: fen(100n) });
    expect(history.verify({ kind: 'reversal', reverses: record.id, fen: fen(-100n) }).postings).toEqual([]);
  });
});

describe('counts', () => {
  it('move to an earlier month when an earlier record is verified later', () => {
    const history = new LeadHistory();
    history.verify({ fen: fen(50n * YI), occurredOn: day('2021-05-10') });
    const { postings } = history.verify({ fen: fen(50n * YI), occurredOn: day('2021-04-10') });
    expect(lines(postings)).toEqual([
      `2021-04 500101 contracted ${50n * YI}`,
      '2021-04 500101 signedProjects 1',
      '2021-05 500101 signedProjects -1',
      '2021-04 500101 projectsOver5bn 1',
      '2021-05 500101 projectsOver5bn -1',
    ]);
  });

  it('take construction and production once each; full capacity has no measure', () => {
    const history = new LeadHistory();
    const milestone = { type: 'milestone', fen: null } as const;
    history.verify({ ...milestone, kind: 'construction' });
    history.verify({ ...milestone, kind: 'construction', occurredOn: day('2021-09-01') });
    history.verify({ ...milestone, kind: 'production', occurredOn: day('2021-10-01') });
    history.verify({ ...milestone, kind: 'fullCapacity', occurredOn: day('2021-11-01') });
    expect(lines(history.postings)).toEqual(['2021-03 500101 startedProjects 1', '2021-10 500101 producingProjects 1']);
  });
});

describe('head enterprises', () => {
  const headList = '世界500强 2021';

  it('count once in a group, for the earliest agreement of the enterprise', () => {
    const first = new LeadHistory(aLead({ id: 'first', unit: '500101' }));
    const second = new LeadHistory(aLead({ id: 'second', unit: '500102', quotaLine: 'nev' }));
    const { record, postings } = first.verify({ headList, occurredOn: day('2021-06-01') });
    expect(lines(postings)).toContain('2021-06 500101 headEnterprises 1');
    second.headsBefore = headCandidate(first.lead, record);
    const later = second.verify({ headList, occurredOn: day('2021-07-01') });
    expect(lines(later.postings).filter((line) => line.includes('head'))).toEqual([]);
    const moved = second.verify({ headList, occurredOn: day('2021-05-01') }).postings;
    const heads = moved.filter(({ measure }) => measure === 'headEnterprises');
    expect(heads.map(({ leadId, quotaLine, month: booked, value }) => [leadId, quotaLine, booked, value])).toEqual([
      ['first', 'ngit', '2021-06', -1n],
      ['second', 'nev', '2021-05', 1n],
    ]);
  });

  it('need a list, a formal agreement and a direction with a group', () => {
    const noGroup = new LeadHistory(aLead({ headGroup: null }));
    noGroup.verify({ headList });
    const noList = new LeadHistory();
    noList.verify({});
    noList.verify({ kind: 'framework', headList });
    const heads = [...noGroup.postings, ...noList.postings].filter(({ measure }) => measure === 'headEnterprises');
    expect(heads).toEqual([]);
  });
});
