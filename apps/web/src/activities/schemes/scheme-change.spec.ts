import { indexSchemeProblems, SAMPLE_INDEX_SCHEME } from '@yipanqi/domain';
import { changedAt, textAt } from './scheme-change';

describe('a scheme that is being written', () => {
  const { body } = SAMPLE_INDEX_SCHEME;

  it('is changed at one place, and the one it started from is not', () => {
    const next = changedAt(body, 'points.visitsOut.head', '2.5');
    expect(textAt(next, 'points.visitsOut.head')).toBe('2.5');
    expect(textAt(body, 'points.visitsOut.head')).toBe('2');
    expect(next.points.visitsIn).toBe(body.points.visitsIn);
    expect(indexSchemeProblems(next)).toEqual([]);
  });

  it('says what is wrong where it was typed', () => {
    const problems = indexSchemeProblems(changedAt(body, 'weights.starts', '二十'));
    expect(problems.map(({ field }) => field)).toEqual(['weights.starts']);
    expect(textAt(body, 'nothing.here')).toBe('');
    expect(() => changedAt(body, 'weights.starts.deep', '1')).toThrow(RangeError);
  });
});
