import { parseDay } from '../shared/calendar';
import { add, ratioFromDecimal, RATIO_ZERO, toDecimal } from '../shared/ratio';
import { aList, anItem, aScheme, aUnit, inputs, theFacts } from './assessment.support';
import { enrolled } from './enrolment';
import { figureEntries } from './figure-entries';
import { manualDefinition, manualValue } from './manual-input';
import { assertDecision, assertInTime, assertOpen, objectionDeadline } from './objection';
import { inputsOf, manualInputsOf } from './scheme-inputs';
import { computeYearlyAssessment, lastYearOf, type YearlyInput } from './yearly-assessment';
import { narrowedTo, yearlyItem } from './yearly-content';
import { yearlyParagraphs } from './yearly-paragraphs';

const SCHEME = aScheme(
  aList([
    anItem('cappedCompletion', { quantity: inputs('contracted') }, { key: 'contracted', cap: '1.2' }),
    anItem(
      'penalty',
      { bands: [{ name: '报送不及时', quantity: inputs('lateReports'), rate: '2' }] },
      { key: 'reports', noTarget: 'full' },
    ),
  ]),
);

const input = (contracted: Readonly<Record<string, string>>, more: Partial<YearlyInput> = {}): YearlyInput => ({
  plan: { version: 1, from: '2021-01' },
  schemeVersion: 1,
  scheme: SCHEME,
  objectionDays: 10,
  facts: theFacts(
    Object.entries(contracted).map(([unit, value]) => aUnit(unit, { contracted: [value, '100'], lateReports: '1' })),
  ),
  manual: [{ unit: 'a', key: 'lateReports', revision: 1, value: '1', evidence: '登记表', note: '' }],
  late: [],
  corrections: [],
  lastYear: null,
  ...more,
});

describe('a year’s content', () => {
  const before = computeYearlyAssessment(input({ a: '50', b: '80' }));
  const after = computeYearlyAssessment(input({ a: '100', b: '80' }, { lastYear: lastYearOf(before, 2) }));

  it('has a score that is the sum of its items', () => {
    for (const row of after.lists.flatMap(({ units }) => units)) {
      const sum = row.items.reduce((total, { score }) => add(total, ratioFromDecimal(score ?? '0')), RATIO_ZERO);
      expect(toDecimal(sum, 2)).toBe(row.score);
    }
  });

  it('stands beside last year: points, places and items', () => {
    const [first, second] = after.lists[0]?.units ?? [];
    expect(first).toMatchObject({ unit: 'a', score: '18.00', scoreChange: '5.00', rankChange: 1 });
    expect(first?.last).toMatchObject({ score: '13.00', rank: 2 });
    expect(second).toMatchObject({ unit: 'b', scoreChange: '0.00', rankChange: -1 });
    expect(yearlyItem(after, { unit: 'a', list: 'composite', item: 'contracted' })?.last).toBe('5.00');
    expect(after.comparedWith).toEqual({ year: before.year, edition: 2, scheme: SCHEME.name });
    expect(before.lists[0]?.units[0]).toMatchObject({ last: null, scoreChange: null, rankChange: null });
  });

  it('is said in sentences, with what was taken in', () => {
    const corrections = [
      {
        key: 'YY-2021-001',
        unit: 'a',
        list: 'composite',
        item: 'contracted',
        correction: 'ledger',
        reply: '计入。',
      } as const,
    ];
    const text = yearlyParagraphs(computeYearlyAssessment(input({ a: '100', b: '80' }, { corrections }))).join('\n');
    expect(text).toContain('示例方案');
    expect(text).toContain('YY-2021-001（计入）。');
    expect(yearlyParagraphs(after).join('\n')).toContain('1 个单位得分上升，0 个单位得分下降');
  });

  it('told to one unit keeps everybody’s scores and the unit’s own items', () => {
    const seen = narrowedTo(after, ['b']);
    expect(seen.openedTo).toEqual(['b']);
    expect(seen.lists[0]?.units.map(({ unit, score, items }) => [unit, score, items.length])).toEqual([
      ['a', '18.00', 0],
      ['b', '16.00', 2],
    ]);
    expect(seen.manual).toEqual([]);
  });
});

describe('inputs of a scheme', () => {
  it('are named once; those from people apart', () => {
    expect(inputsOf(SCHEME)).toEqual(['contracted', 'lateReports']);
    expect(manualInputsOf(SCHEME).map(({ key }) => key)).toEqual(['lateReports']);
  });

  it('open to the postings of their window', () => {
    const of = (window: 'yearToDate' | 'planToDate' | 'lastYear' | 'growth') =>
      figureEntries({ input: 'x', kind: 'measure', measure: 'contracted', window }, 2023, '2021-01').map(
        ({ from, to }) => `${from}…${to}`,
      );
    expect(of('yearToDate')).toEqual(['2023-01…2023-12']);
    expect(of('planToDate')).toEqual(['2021-01…2023-12']);
    expect(of('lastYear')).toEqual(['2022-01…2022-12']);
    expect(of('growth')).toEqual(['2023-01…2023-12', '2022-01…2022-12']);
    const rate = figureEntries({ input: 'inPlaceRate', kind: 'rate' }, 2023, '2021-01');
    expect(rate.map(({ measure }) => measure)).toEqual(['inPlace', 'contracted']);
    expect(figureEntries({ input: 'lateReports', kind: 'manual' }, 2023, '2021-01')).toEqual([]);
  });

  it.each([
    ['leaderAppraisal', '88.5', '88.5'],
    ['leaderAppraisal', '１００', '100'],
    ['lateReports', ' 03 ', '3'],
    ['lateReports', '', ''],
  ])('take %s %s', (key, text, value) => {
    expect(manualValue(manualDefinition(key, 2021), text)).toBe(value);
  });

  it.each([
    ['leaderAppraisal', '100.1'],
    ['leaderAppraisal', '88.555'],
    ['leaderAppraisal', '-1'],
    ['lateReports', '1.5'],
    ['lateReports', '一'],
  ])('refuse %s %s', (key, text) => {
    expect(() => manualValue(manualDefinition(key, 2021), text)).toThrow(
      expect.objectContaining({ code: 'MANUAL_INPUT_VALUE' }),
    );
  });

  it('that people do not enter are refused', () => {
    expect(() => manualDefinition('contracted', 2021)).toThrow(
      expect.objectContaining({ code: 'MANUAL_INPUT_UNKNOWN' }),
    );
  });
});

describe('enrolment', () => {
  const unit = (id: string, more: object = {}) => ({ unit: id, name: id, cohort: '甲组', ranked: true, ...more });

  it('takes ranked units, each once, each in a cohort', () => {
    expect(enrolled([unit('a', { cohort: ' 乙组 ' })])).toEqual([{ unit: 'a', name: 'a', cohort: '乙组' }]);
    const codes = (units: Parameters<typeof enrolled>[0]) => () => enrolled(units);
    expect(codes([])).toThrow(expect.objectContaining({ code: 'ENROLMENT_EMPTY' }));
    expect(codes([unit('a'), unit('a')])).toThrow(
      expect.objectContaining({ code: 'ENROLMENT_UNIT_TWICE', field: 'units.1.unit' }),
    );
    expect(codes([unit('a', { ranked: false })])).toThrow(expect.objectContaining({ code: 'ENROLMENT_UNIT_UNRANKED' }));
    expect(codes([unit('a', { cohort: ' ' })])).toThrow(expect.objectContaining({ code: 'ENROLMENT_COHORT' }));
  });
});

describe('objections', () => {
  const published = parseDay('2022-02-20');

  it('are raised up to the last day, that day included', () => {
    expect(objectionDeadline(published, 10)).toBe('2022-03-02');
    expect(() => assertInTime(published, 10, parseDay('2022-03-02'))).not.toThrow();
    expect(() => assertInTime(published, 10, parseDay('2022-03-03'))).toThrow(
      expect.objectContaining({ code: 'OBJECTION_LATE', details: { deadline: '2022-03-02' } }),
    );
  });

  it('are decided once, with what is put right', () => {
    expect(() => assertOpen('granted', '裁定')).toThrow(expect.objectContaining({ code: 'OBJECTION_STATUS' }));
    expect(() => assertDecision({ verdict: 'granted', correction: 'ledger', vouchers: ['A'] })).not.toThrow();
    expect(() => assertDecision({ verdict: 'rejected', correction: null, vouchers: [] })).not.toThrow();
    const wrong = (decision: Parameters<typeof assertDecision>[0], code: string) =>
      expect(() => assertDecision(decision)).toThrow(expect.objectContaining({ code }));
    wrong({ verdict: 'granted', correction: null, vouchers: [] }, 'OBJECTION_CORRECTION');
    wrong({ verdict: 'rejected', correction: 'manualInput', vouchers: [] }, 'OBJECTION_CORRECTION');
    wrong({ verdict: 'granted', correction: 'ledger', vouchers: [] }, 'OBJECTION_VOUCHERS');
    wrong({ verdict: 'granted', correction: 'manualInput', vouchers: ['A'] }, 'OBJECTION_VOUCHERS');
  });
});
