import { byCohortThenCode } from './cohort';
import { COUNT_MEASURES, isMeasure, MEASURE_NAMES, MEASURES, MONEY_MEASURES } from './measure';
import { byMeasure, wireValue, wireValues } from './measure-values';

describe('measures', () => {
  it('are thirteen, each money or a count, each with its name', () => {
    expect([MEASURES.length, MONEY_MEASURES.length, COUNT_MEASURES.length]).toEqual([13, 8, 5]);
    expect(MEASURES.every((measure) => MEASURE_NAMES[measure] !== '')).toBe(true);
    expect([isMeasure('inPlace'), isMeasure('引资额')]).toEqual([true, false]);
  });

  it('go over the wire as yuan or as numbers', () => {
    expect(wireValues(byMeasure(() => 150n))).toMatchObject({ contracted: '1.50', signedProjects: 150 });
    expect(() => wireValue('signedProjects', 2n ** 60n)).toThrow(RangeError);
  });
});

describe('the order of units', () => {
  it('is by cohort as printed, then by code; an unknown cohort comes last', () => {
    const units = [
      { id: '500000-gaoxin', cohort: '开发区' },
      { id: 'x', cohort: '别的分组' },
      { id: '500112', cohort: '中心城区' },
      { id: '500103', cohort: '中心城区' },
      { id: '500000', cohort: '市级' },
    ];
    const ids = [...units].sort(byCohortThenCode).map(({ id }) => id);
    expect(ids).toEqual(['500000', '500103', '500112', '500000-gaoxin', 'x']);
  });
});
