import fc from 'fast-check';
import { MEASURES } from '../plan/measure';
import { parseMonth as m } from '../shared/calendar';
import { assertQuestion, type Question } from './question';
import { type QuestionFacts, questionTable } from './question-table';

const base: Question = {
  measures: ['contracted'],
  rows: 'unit',
  columns: null,
  from: m('2021-01'),
  to: m('2021-06'),
  units: [],
  cohorts: [],
  quotaLines: [],
  chart: 'bar',
};
const units = [
  { id: '500112', name: '渝北区', cohort: '中心城区' },
  { id: '500101', name: '万州区', cohort: '渝东北三峡库区城镇群' },
  { id: '500103', name: '渝中区', cohort: '中心城区' },
];
const facts: QuestionFacts = {
  units,
  everyUnit: true,
  quotaLines: [{ key: 'ngit', name: '新一代信息技术' }],
  everyLine: true,
  sums: [],
};

describe('a question', () => {
  it.each<[string, Partial<Question>]>([
    ['QUESTION_MEASURES', { measures: [] }],
    ['QUESTION_MEASURES', { measures: MEASURES.slice(0, 7) }],
    ['QUESTION_MEASURES', { measures: ['contracted', 'contracted'] }],
    ['QUESTION_ONE_MEASURE', { measures: ['contracted', 'inPlace'], columns: 'month' }],
    ['QUESTION_SAME_DIMENSION', { columns: 'unit' }],
    ['QUESTION_TWO_TIMES', { rows: 'month', columns: 'year' }],
    ['MONTH_INVALID', { from: '2021-13' as unknown as Question['from'] }],
    ['QUESTION_PERIOD', { from: m('2021-07') }],
    ['QUESTION_PERIOD_LONG', { from: m('2011-01') }],
  ])('%s', (code, change) => {
    expect(() => assertQuestion({ ...base, ...change })).toThrow(expect.objectContaining({ code }));
  });

  it('may have two dimensions of one measure', () => {
    expect(() => assertQuestion({ ...base, columns: 'quarter' })).not.toThrow();
  });
});

describe('its table', () => {
  it('names every unit, those without entries with 0, by cohort then code', () => {
    const table = questionTable(base, {
      ...facts,
      sums: [{ row: '500101', column: '', measure: 'contracted', value: 12_345n }],
    });

    expect(table.rows.map(({ name, cells }) => [name, cells[0]?.value])).toEqual([
      ['渝中区', '0.00'],
      ['渝北区', '0.00'],
      ['万州区', '123.45'],
    ]);
    expect(table.sums[0]?.value).toBe('123.45');
    expect(table.rows[2]?.cells[0]?.postings).toEqual({
      measure: 'contracted',
      from: '2021-01',
      to: '2021-06',
      unit: '500101',
      quotaLine: null,
    });
  });

  it('opens a cohort through its units, and a cut quarter through its own months', () => {
    const table = questionTable(
      { ...base, rows: 'cohort', columns: 'quarter', from: m('2021-02'), to: m('2021-04') },
      {
        ...facts,
        everyUnit: false,
        sums: [
          { row: '中心城区', column: '2021-Q1', measure: 'contracted', value: 100n },
          { row: '中心城区', column: '2021-Q2', measure: 'contracted', value: -30n },
        ],
      },
    );

    expect(table.columns.map((column) => column.name)).toEqual(['2021年第一季度', '2021年第二季度']);
    expect(table.rows[0]?.cells.map((cell) => cell.value)).toEqual(['1.00', '-0.30']);
    expect(table.rows[0]?.sum?.value).toBe('0.70');
    expect(table.rows[0]?.cells[0]?.postings).toMatchObject({
      units: '500103,500112',
      from: '2021-02',
      to: '2021-03',
    });
    expect(table.sum?.postings.units).toBe('500112,500101,500103');
  });

  it('adds up: rows, columns and the whole', () => {
    const months = ['2021-01', '2021-02', '2021-03'];
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 9, maxLength: 9 }),
        (values) => {
          const sums = units.flatMap((unit, row) =>
            months.map((column, at) => ({
              row: unit.id,
              column,
              measure: 'contracted' as const,
              value: values[row * 3 + at] ?? 0n,
            })),
          );
          const table = questionTable({ ...base, columns: 'month', to: m('2021-03') }, { ...facts, sums });
          const fenOf = (value: string | number): bigint => BigInt(String(value).replace('.', ''));
          const whole = values.reduce((sum, value) => sum + value, 0n);
          expect(fenOf(table.sum?.value ?? '0')).toBe(whole);
          expect(table.sums.reduce((sum, cell) => sum + fenOf(cell.value), 0n)).toBe(whole);
          expect(table.rows.reduce((sum, row) => sum + fenOf(row.sum?.value ?? '0'), 0n)).toBe(whole);
        },
      ),
    );
  });
});
