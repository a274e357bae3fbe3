import { behindCount, type BoardLine, byGap } from './line-order';

function line(key: string, paceGap: string | null): BoardLine {
  return {
    key,
    name: key,
    quota: '0.00',
    thisMonth: '0.00',
    contracted: '0.00',
    completion: paceGap === null ? null : '0.0',
    paceGap,
    toSign: '0.00',
    pipeline: { leads: 0, amount: '0.00' },
  };
}

describe('lines of the plan board', () => {
  it('stand with the furthest behind first, compared as numbers', () => {
    const lines = [line('a', '2.00'), line('b', null), line('c', '-10.50'), line('d', '-9.80')];

    expect(byGap(lines).map(({ key }) => key)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('keep the plan’s order where gaps are equal', () => {
    expect(byGap([line('x', '-1.00'), line('a', '-1.00')]).map(({ key }) => key)).toEqual(['x', 'a']);
  });

  it('are behind below the clock, not on it', () => {
    expect(behindCount([line('a', '0.00'), line('b', '-0.01'), line('c', null)])).toBe(1);
  });
});
