import { ratioFromDecimal } from '../shared/ratio';
import { anItem, aList, inputs } from './assessment.support';
import { SAMPLE_SCHEMES } from './sample-schemes';
import { balancedWeights, numbersOf } from './scheme-numbers';

const item = (key: string, weight: string) =>
  anItem('cappedCompletion', { quantity: inputs('contracted') }, { key, weight });

describe('numbers of a scheme', () => {
  it('are decimals or nothing, each at a place of its item', () => {
    for (const one of SAMPLE_SCHEMES.flatMap(({ lists }) => lists.flatMap(({ items }) => items))) {
      for (const { path, value } of numbersOf(one)) {
        const found = path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], one);
        expect(found).toBe(value);
        if (value !== null) expect(() => ratioFromDecimal(value)).not.toThrow();
      }
    }
  });

  it('keep the full score when one weight changes', () => {
    const list = aList([item('a', '40'), item('b', '30'), item('c', '20')], { fullScore: '100' });
    expect([...(balancedWeights(list, 'a') ?? [])]).toEqual([
      ['b', '36'],
      ['c', '24'],
    ]);
    const odd = aList([item('a', '50'), item('b', '10'), item('c', '10'), item('d', '10')], { fullScore: '100' });
    expect([...(balancedWeights(odd, 'a')?.values() ?? [])]).toEqual(['16.66', '16.66', '16.68']);
    expect(balancedWeights(aList([item('a', '100'), item('b', '10')], { fullScore: '100' }), 'a')).toBeNull();
    expect(balancedWeights(aList([item('a', '10'), { ...item('b', '10'), groups: ['甲'] }]), 'a')).toBeNull();
  });
});
