import type { Month } from '../shared/calendar';
import {
  assertIndexScheme,
  assertSchemeApprovable,
  assertSchemeBegins,
  indexSchemeProblems,
  type IndexSchemeBody,
  SAMPLE_INDEX_SCHEME,
  schemeInForce,
  weightSum,
} from './index-scheme';

const sample: IndexSchemeBody = SAMPLE_INDEX_SCHEME.body;
const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

describe('an index scheme', () => {
  it('is shipped as a sample without fault', () => {
    expect(indexSchemeProblems(sample)).toEqual([]);
    expect(SAMPLE_INDEX_SCHEME.name).toContain('示例');
  });

  it.each([
    [{ weights: { ...sample.weights, starts: '21' } }, 'INDEX_WEIGHTS_SUM', 'weights', { sum: '101' }],
    [{ weights: { ...sample.weights, starts: '19.99' } }, 'INDEX_WEIGHTS_SUM', 'weights', { sum: '99.99' }],
    [
      { weights: { ...sample.weights, starts: '-1' } },
      'INDEX_WEIGHT',
      'weights.starts',
      { place: '开工', value: '-1' },
    ],
    [{ weights: { ...sample.weights, events: '1.234' } }, 'INDEX_WEIGHT', 'weights.events', undefined],
    [
      { points: { ...sample.points, visitsOut: { ...sample.points.visitsOut, deputy: '一' } } },
      'INDEX_POINTS',
      'points.visitsOut.deputy',
      { place: '外出招商·分管领导', value: '一' },
    ],
    [
      { points: { ...sample.points, starts: { project: '0' } } },
      'INDEX_POINTS_ZERO',
      'points.starts',
      { place: '开工' },
    ],
    [
      { normalisation: { method: 'max', scope: 'cohort', floor: '60' } },
      'INDEX_FLOOR',
      'normalisation.floor',
      { value: '60' },
    ],
    [
      { normalisation: { method: 'minMax', scope: 'cohort', floor: '100' } },
      'INDEX_FLOOR',
      'normalisation.floor',
      { value: '100' },
    ],
  ] as const)('is refused with place and reason: %j', (change, code, field, details) => {
    const body = { ...sample, ...change } as IndexSchemeBody;
    expect(() => assertIndexScheme(body)).toThrow(refused(code, { field, ...(details && { details }) }));
  });

  it('may give no weight to what scores nothing', () => {
    const body: IndexSchemeBody = {
      ...sample,
      weights: { ...sample.weights, signings: '50', starts: '0' },
      points: { ...sample.points, starts: { project: '0' } },
    };
    expect(indexSchemeProblems(body)).toEqual([]);
    expect(weightSum(body.weights)).toBe('100');
  });

  it('holds from its month until a later one begins', () => {
    const at = (number: number, validFrom: string) => ({ number, validFrom });
    const all = [at(1, '2000-01'), at(3, '2021-06'), at(4, '2021-06'), at(2, '2021-03')];
    const inForce = (month: string) => schemeInForce(all, month as Month)?.number ?? null;
    expect(['1999-12', '2021-02', '2021-03', '2021-05', '2021-06', '2030-01'].map(inForce)).toEqual([
      null,
      1,
      2,
      2,
      4,
      4,
    ]);
  });

  it('begins in an open month, and is approved by another', () => {
    expect(() => assertSchemeBegins('2021-04' as Month, '2021-04' as Month)).not.toThrow();
    expect(() => assertSchemeBegins('2021-03' as Month, null)).not.toThrow();
    expect(() => assertSchemeBegins('2021-03' as Month, '2021-04' as Month)).toThrow(refused('INDEX_SCHEME_FROM'));
    expect(() => assertSchemeApprovable({ status: 'draft', draftedBy: 'a' }, 'b')).not.toThrow();
    expect(() => assertSchemeApprovable({ status: 'draft', draftedBy: 'a' }, 'a')).toThrow(refused('INDEX_SCHEME_OWN'));
    expect(() => assertSchemeApprovable({ status: 'approved', draftedBy: 'a' }, 'b')).toThrow(
      refused('INDEX_SCHEME_STATUS'),
    );
  });
});
