import fc from 'fast-check';
import {
  RATIO_ONE,
  add,
  compareRatios,
  divide,
  minRatio,
  multiply,
  percent,
  ratio,
  ratioFromDecimal,
  ratioOrNull,
  roundHalfUp,
  subtract,
  toDecimal,
  toPercent,
} from './ratio';

describe('printed rates that must come out exactly', () => {
  it.each([
    ['in-place rate 2020', 2_947n, 14_600n, 1, '20.2'],
    ['industrial share of projects 2019–2020', 1_219n, 4_443n, 1, '27.4'],
    ['industrial share of contracted', 13_600n, 27_500n, 1, '49.5'],
    ['industrial share of funds', 3_005n, 4_719n, 1, '63.7'],
    ['batch in-place rate', 279_449n, 612_909n, 2, '45.59'],
    ['start rate of a batch', 907n, 1_093n, 2, '82.98'],
    ['strategic-emerging quotas', 35_000n, 100_000n, 1, '35.0'],
    ['兰洽会, whose print says 12.64', 88_140n, 679_318n, 2, '12.97'],
  ])('%s: %s ÷ %s', (_, part, whole, decimals, printed) => expect(percent(part, whole, decimals)).toBe(printed));

  it('pace of 攀枝花 in October 2006: 125.64 % and 70.41 % at 10/12', () => {
    const clock = ratio(10n, 12n);
    const pace = (completion: string) =>
      toPercent(subtract(divide(ratioFromDecimal(completion), ratio(100n)), clock), 2);
    expect([pace('125.64'), pace('70.41')]).toEqual(['42.31', '-12.92']);
  });

  it('a mixed score on its cap: ((28/27)×0.5 + (177.7/54)×0.5) × 0.5 is 1.08, capped 0.5', () => {
    const half = ratioFromDecimal('0.5');
    const amount = divide(ratioFromDecimal('177.7'), ratio(54n));
    const score = multiply(add(multiply(ratio(28n, 27n), half), multiply(amount, half)), half);
    expect(toDecimal(score, 2)).toBe('1.08');
    expect(toDecimal(minRatio(score, half), 1)).toBe('0.5');
  });

  it('an over-fulfilment on its cap: min(1.48, 1.2) × 0.5', () => {
    const score = multiply(minRatio(ratioFromDecimal('1.48'), ratioFromDecimal('1.2')), ratioFromDecimal('0.5'));
    expect(toDecimal(score, 1)).toBe('0.6');
  });
});

describe('a rate without denominator', () => {
  it('is null, never 0', () => {
    expect(percent(5n, 0n)).toBeNull();
    expect(ratioOrNull(0n, 0n)).toBeNull();
    expect(toPercent(null)).toBeNull();
    expect(() => ratio(1n, 0n)).toThrow(RangeError);
    expect(() => roundHalfUp(1n, 0n, 1)).toThrow(RangeError);
  });
});

describe('rounding half away from zero', () => {
  it.each([
    [5n, 10n, 0, '1'],
    [-5n, 10n, 0, '-1'],
    [49n, 100n, 0, '0'],
    [-49n, 100n, 0, '0'],
    [1n, -3n, 3, '-0.333'],
    [2_005n, 1_000n, 2, '2.01'],
    [0n, 7n, 2, '0.00'],
  ])('%s ÷ %s to %s decimals is %s', (n, d, decimals, text) => expect(roundHalfUp(n, d, decimals)).toBe(text));

  it('is never further than half a step away, and symmetric', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 12n), (n, d) => {
        const rounded = BigInt(roundHalfUp(n, d, 2).replace('.', ''));
        const error = rounded * d - n * 100n;
        const mirrored = BigInt(roundHalfUp(-n, d, 2).replace('.', ''));
        return 2n * (error < 0n ? -error : error) <= d && mirrored === -rounded;
      }),
    );
  });
});

describe('exact arithmetic', () => {
  it('is in lowest terms with a positive denominator', () => {
    expect(ratio(6n, -4n)).toEqual({ n: -3n, d: 2n });
    expect(ratio(0n, -9n)).toEqual({ n: 0n, d: 1n });
    expect(ratioFromDecimal('-0.50')).toEqual({ n: -1n, d: 2n });
    expect(() => ratioFromDecimal('1,5')).toThrow(RangeError);
  });

  it('compares without rounding', () => {
    expect(compareRatios(ratio(1n, 3n), ratio(333_333n, 1_000_000n))).toBe(1);
    expect(compareRatios(ratio(2n, 4n), ratio(1n, 2n))).toBe(0);
    expect(compareRatios(ratio(-1n, 2n), RATIO_ONE)).toBe(-1);
  });
});
