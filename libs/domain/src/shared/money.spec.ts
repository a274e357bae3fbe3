import fc from 'fast-check';
import {
  AMOUNT_MAX_FEN,
  WAN,
  YI,
  assertAmount,
  assertCurrency,
  assertPositiveAmount,
  convertToFen,
  fen,
  formatMoney,
  groupDigits,
  parseRate,
  parseWan,
  parseYuan,
  sumFen,
  toWan,
  toYuan,
} from './money';

const code = (expected: string) => expect.objectContaining({ code: expected });
const amounts = fc.bigInt({ min: -AMOUNT_MAX_FEN, max: AMOUNT_MAX_FEN });

describe('元 on the wire', () => {
  it.each([
    ['123.45', 12_345n],
    ['0', 0n],
    ['0.1', 10n],
    ['-0.01', -1n],
    ['-123456789012.30', -12_345_678_901_230n],
  ])('%s 元 = %s 分', (text, value) => expect(parseYuan(text)).toBe(value));

  it.each(['', '1.234', '1,000', '１', '1e3', ' 1', '+1', '--1', '.5', 'NaN'])('refuses %j', (text) => {
    expect(() => parseYuan(text)).toThrow(code('AMOUNT_INVALID'));
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(amounts, (amount) => parseYuan(toYuan(amount)) === amount));
  });

  it('takes whole 分 only and what a bigint column can hold', () => {
    expect([fen('-7'), fen(7), fen(7n)]).toEqual([-7n, 7n, 7n]);
    expect(() => fen(0.5)).toThrow(code('AMOUNT_INVALID'));
    expect(() => fen('1.0')).toThrow(code('AMOUNT_INVALID'));
    expect(() => fen(2n ** 63n)).toThrow(code('AMOUNT_TOO_LARGE'));
  });
});

describe('万元 in the workbook', () => {
  it.each<[string | number, bigint]>([
    ['1.234567', 1_234_567n],
    [1.234567, 1_234_567n],
    [0.1 + 0.2, 300_000n],
    [0, 0n],
    ['1,234,567.5', 1_234_567_500_000n],
    ['１２，３４５．６', 12_345_600_000n],
    ['−5', -5_000_000n],
    [' 20000 ', 20_000_000_000n],
    ['1.2345670', 1_234_567n],
  ])('%j 万元 = %s 分', (cell, value) => expect(parseWan(cell)).toBe(value));

  it.each<string | number>(['1.2345678', '12,34', '约5000', '', 1e-7, 1e15, NaN, Infinity])('refuses %j', (cell) => {
    expect(() => parseWan(cell)).toThrow(code('AMOUNT_INVALID'));
  });

  it('refuses more than 100 000 亿元', () => {
    expect(parseWan('1000000000')).toBe(AMOUNT_MAX_FEN);
    expect(() => parseWan('1000000000.000001')).toThrow(code('AMOUNT_TOO_LARGE'));
  });

  it('writes the shortest exact text', () => {
    expect([toWan(WAN), toWan(1_234_567n), toWan(-10n), toWan(0n), toWan(100n * WAN)]).toEqual([
      '1',
      '1.234567',
      '-0.00001',
      '0',
      '100',
    ]);
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(amounts, (amount) => parseWan(toWan(amount)) === amount));
  });
});

describe('foreign currency', () => {
  it('is converted exactly and rounded once, half up', () => {
    expect(convertToFen('1000', '6.3757')).toBe(6_375_700_000n);
    expect(convertToFen('0.000001', '0.5')).toBe(1n);
    expect(convertToFen('0.000001', '0.49999999')).toBe(0n);
    expect(convertToFen('-0.000001', '0.5')).toBe(-1n);
    expect(convertToFen(123.456789, 7.12345678)).toBe(879_439_101n);
  });

  it.each<string | number>(['0', '-1', '', 'x', '1.123456789'])('refuses the rate %j', (rate) => {
    expect(() => convertToFen('1', rate)).toThrow(code('RATE_INVALID'));
  });

  it('keeps rates as plain text and knows currency codes', () => {
    expect([parseRate('6.37570'), parseRate(7), parseRate('100')]).toEqual(['6.3757', '7', '100']);
    expect(assertCurrency('USD')).toBe('USD');
    expect(() => assertCurrency('usd')).toThrow(code('CURRENCY_UNKNOWN'));
  });
});

describe('entered amounts', () => {
  it('are not negative, not too large and, where asked, not zero', () => {
    expect(assertAmount(0n)).toBe(0n);
    expect(() => assertAmount(-1n)).toThrow(code('AMOUNT_NEGATIVE'));
    expect(() => assertAmount(AMOUNT_MAX_FEN + 1n, 'contracted')).toThrow(
      expect.objectContaining({ code: 'AMOUNT_TOO_LARGE', field: 'contracted', details: { max: '100,000' } }),
    );
    expect(() => assertPositiveAmount(0n)).toThrow(code('AMOUNT_ZERO'));
    expect(() => assertPositiveAmount(-5n)).toThrow(code('AMOUNT_NEGATIVE'));
  });
});

describe('money on pages', () => {
  it.each<[bigint | string, string, string, string]>([
    [14_600n * YI, '14,600.00', '亿元', '1460000000000.00'],
    [YI, '1.00', '亿元', '100000000.00'],
    [YI - 1n, '10,000.00', '万元', '99999999.99'],
    ['123456.78', '12.35', '万元', '123456.78'],
    [-YI - YI / 200n, '-1.01', '亿元', '-100500000.00'],
    [-1n, '0.00', '万元', '-0.01'],
    [0n, '0.00', '万元', '0.00'],
  ])('%s is %s %s', (amount, text, unit, exact) => expect(formatMoney(amount)).toEqual({ text, unit, exact }));

  it('groups digits and adds up', () => {
    expect([groupDigits('-1234567.8912'), groupDigits('123'), groupDigits('-123')]).toEqual([
      '-1,234,567.8912',
      '123',
      '-123',
    ]);
    expect(sumFen([1n, 2n, -4n])).toBe(-1n);
    expect(sumFen([])).toBe(0n);
  });
});
