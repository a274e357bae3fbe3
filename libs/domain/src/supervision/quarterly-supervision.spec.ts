import { fen } from '../shared/money';
import { parseQuarter } from '../shared/calendar';
import type { Measure } from '../plan/measure';
import { CITY_UNIT } from '../identity/permission';
import {
  computeQuarterly,
  type QuarterlyInput,
  type QuarterTotal,
  type SupervisedOrderEvent,
} from './quarterly-supervision';
import { quarterlyParagraphs } from './quarterly-paragraphs';
import { SAMPLE_RULE_SET } from './sample-rules';
import { RETURNED_RECORD_SUBJECT } from './subjects';
import { aRow, day, SUPERVISED } from './supervision.support';

const YI = 10_000_000_000n;

function total(unit: string, measure: Measure, quarter: bigint, yearToDate = quarter): QuarterTotal {
  return { unit, measure, quarter: fen(quarter), yearToDate: fen(yearToDate) };
}

function event(kind: SupervisedOrderEvent['kind'], on: string, deadline?: string): SupervisedOrderEvent {
  return { kind, on: day(on), deadline: deadline === undefined ? null : day(deadline), text: '演示', evidence: '' };
}

const INPUT: QuarterlyInput = {
  period: parseQuarter('2021-Q1'),
  plan: { version: 1 },
  schemeVersion: 1,
  rules: SAMPLE_RULE_SET,
  units: SUPERVISED,
  totals: [
    total('500112', 'contracted', 30n * YI),
    total('500101', 'contracted', 10n * YI),
    total('500101', 'signedProjects', 2n),
  ],
  lastYear: [total('500101', 'contracted', 0n, 20n * YI)],
  targets: [
    { unit: '500112', year: 2021, measure: 'contracted', value: fen(100n * YI), phasing: null },
    { unit: CITY_UNIT, year: 2021, measure: 'contracted', value: fen(160n * YI), phasing: null },
    { unit: '500101', year: 2020, measure: 'contracted', value: fen(1n), phasing: null },
  ],
  facts: [],
  orders: [],
  lastFindings: null,
};

describe('the quarterly report', () => {
  it('sums units to the city and measures the year against targets and clock', () => {
    const { city, units } = computeQuarterly(INPUT);
    expect([city.quarter.contracted, city.quarter.signedProjects]).toEqual(['4000000000.00', 2]);
    expect([city.completion.contracted, city.paceGap.contracted, city.yoy.contracted]).toEqual([
      '25.0',
      '0.00',
      '100.0',
    ]);
    expect(units.map(({ unit, completion, paceGap }) => [unit, completion.contracted, paceGap.contracted])).toEqual([
      ['500112', '30.0', '5.00'],
      ['500101', null, null],
    ]);
  });

  it('says “—” for a year on year without a year before, and that nothing was compared', () => {
    const content = computeQuarterly({ ...INPUT, lastYear: null });
    expect(content.city.yoy.contracted).toBeNull();
    const paragraphs = quarterlyParagraphs(content);
    expect(paragraphs[2]).toContain('没有发现需要督查的问题');
    expect(paragraphs[5]).toBe('上季度没有督查结果可供对照；上季末没有在办的督办单。');
    expect(paragraphs).toHaveLength(6);
  });

  it('counts orders by the quarter and shows them as of its last day, whatever came later', () => {
    const order = (number: string, ...events: SupervisedOrderEvent[]) => ({
      number,
      unit: '500101',
      item: '演示',
      findings: [],
      events,
    });
    const content = computeQuarterly({
      ...INPUT,
      orders: [
        order(
          'A',
          event('issued', '2020-12-01', '2021-01-10'),
          event('replied', '2021-01-11'),
          event('accepted', '2021-01-20'),
        ),
        order(
          'B',
          event('issued', '2020-12-01', '2020-12-20'),
          event('replied', '2020-12-20'),
          event('accepted', '2020-12-31'),
        ),
        order('C', event('issued', '2021-01-01', '2021-03-31'), event('replied', '2021-04-01')),
        order('D', event('issued', '2021-03-01', '2021-03-30')),
      ],
    });
    expect(content.carried.map(({ number, state, endedOn }) => [number, state, endedOn])).toEqual([
      ['A', 'closed', '2021-01-20'],
    ]);
    expect(
      content.orders.map(({ number, state, light, overdueDays, replies }) => [
        number,
        state,
        light,
        overdueDays,
        replies,
      ]),
    ).toEqual([
      ['C', 'issued', 'yellow', 0, 0],
      ['D', 'issued', 'red', 1, 0],
    ]);
    expect(content.replies).toMatchObject([{ number: 'A', late: true, verdict: 'accepted' }]);
    expect(content.units.find(({ unit }) => unit === '500101')).toMatchObject({
      light: 'red',
      ordersIssued: 2,
      ordersOpen: 2,
      ordersOverdue: 1,
    });
    expect(quarterlyParagraphs(content)[5]).toContain('上季末在办的 1 件督办单，已办结 1 件');
  });

  it('tells of every finding of the last quarter whether it stands', () => {
    const past = (ref: string) => ({
      key: `returnedNotCorrected|500101|${ref}`,
      ruleName: '退回凭证逾期未更正',
      light: 'red' as const,
      unit: '500101',
      name: ref,
      sentence: '演示',
    });
    const content = computeQuarterly({
      ...INPUT,
      facts: [
        {
          subject: RETURNED_RECORD_SUBJECT,
          rows: [aRow({ returnedOn: day('2021-01-01'), occurredOn: null }, { ref: 'a' })],
        },
      ],
      lastFindings: [past('a'), past('b')],
    });
    expect(content.lastQuarter).toMatchObject({ period: '2020-Q4', found: 2, settled: 1, standing: 1 });
    expect(content.lastQuarter?.findings.map(({ name, stands }) => [name, stands])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(content.rules.find(({ key }) => key === 'returnedNotCorrected')).toMatchObject({
      red: 1,
      yellow: 0,
      units: 1,
    });
    expect(quarterlyParagraphs(content).at(-1)).toContain('更正后重新提交，不能更正的作废，10 天内答复');
  });
});
