import { byMeasure } from '../plan/measure-values';
import { batchInPlaceRate, inPlaceRate, RATE_NAMES, shareOf, startRate, windowRates, yoy } from './rates';

describe('rates', () => {
  it('give the printed figures of 2019 and 2020', () => {
    expect(inPlaceRate(2_947n, 14_600n)).toBe('20.2');
    expect(shareOf(1_219n, 4_443n)).toBe('27.4');
    expect(shareOf(13_600n, 27_500n)).toBe('49.5');
    expect(shareOf(3_005n, 4_719n)).toBe('63.7');
    expect(shareOf(35_000n, 100_000n)).toBe('35.0');
  });

  it('give the printed batch rates with two decimals', () => {
    expect(batchInPlaceRate(279_449n, 612_909n, 2)).toBe('45.59');
    expect(startRate(907n, 1_093n, 2)).toBe('82.98');
  });

  it('show that a printed rate may contradict its own parts: 12.64 % printed, 12.97 % computed', () => {
    expect(batchInPlaceRate(88_140n, 679_318n, 2)).toBe('12.97');
  });

  it('show that the 11.4 % of the year before 2020 follows from nothing printed', () => {
    expect(inPlaceRate(4_719n - 2_947n, 27_500n - 14_600n)).toBe('13.7');
  });

  it('are “—” without a denominator, never 0', () => {
    expect([inPlaceRate(5n, 0n), shareOf(0n, 0n), startRate(0n, 0n), inPlaceRate(5n, -10n)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(inPlaceRate(0n, 10n)).toBe('0.0');
  });

  it('compare year on year against the size of last year', () => {
    expect(yoy(110n, 100n)).toBe('10.0');
    expect(yoy(50n, -100n)).toBe('150.0');
    expect(yoy(90n, 100n)).toBe('-10.0');
    expect([yoy(1n, 0n), yoy(1n, null), yoy(1n, undefined)]).toEqual([null, null, null]);
  });

  it('come together for a window', () => {
    const amounts = byMeasure(() => 0n);
    expect(Object.values(windowRates(amounts))).toEqual(Object.keys(RATE_NAMES).map(() => null));
    const window = {
      ...amounts,
      contracted: 200n,
      inPlace: 50n,
      industrialContracted: 80n,
      digitalContracted: 1n,
      foreignInPlace: 5n,
    };
    expect(windowRates(window)).toEqual({
      inPlaceRate: '25.0',
      industrialContractedShare: '40.0',
      industrialInPlaceShare: '0.0',
      strategicEmergingShare: '0.0',
      digitalShare: '0.5',
      foreignContractedShare: '0.0',
      foreignInPlaceShare: '10.0',
    });
  });
});
