import fc from 'fast-check';
import { assertUscc, usccCheckCharacter } from './uscc';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const first17 = fc
  .tuple(
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
    fc.integer({ min: 100_000, max: 999_999 }),
  )
  .map(([organisation, division]) => `91${division}${organisation.join('')}`);

describe('unified social credit code', () => {
  // Published codes of listed companies.
  it.each(['914403001922038216', '91330100799655058B', '9144030071526726XG', '91110000802100433B'])(
    '%s is right',
    (code) => {
      expect(assertUscc(code)).toBe(code);
    },
  );

  it('is taken in lower case, full width and with spaces around', () => {
    expect(assertUscc(' 91330100799655058b ')).toBe('91330100799655058B');
    expect(assertUscc('９１３３０１００７９９６５５０５８Ｂ')).toBe('91330100799655058B');
  });

  it('with a wrong check character is refused, naming the right one', () => {
    expect(() => assertUscc('91330100799655058C')).toThrow(
      expect.objectContaining({
        code: 'USCC_INVALID',
        details: { code: '91330100799655058C', expected: 'B' },
        field: 'uscc',
      }),
    );
  });

  it.each([
    ['9133010079965505', 'USCC_LENGTH'],
    ['91330100799655O58B', 'USCC_CHARACTER'],
    ['91AB0100799655058B', 'USCC_DIVISION'],
    ['', 'USCC_LENGTH'],
  ])('%j is refused: %s', (text, code) => expect(() => assertUscc(text)).toThrow(expect.objectContaining({ code })));

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...ALPHABET), (start, position, other) => {
        const code = `${start}${usccCheckCharacter(start)}`;
        expect(assertUscc(code)).toBe(code);
        const wrong = `${code.slice(0, position)}${other}${code.slice(position + 1)}`;
        if (wrong !== code) expect(() => assertUscc(wrong)).toThrow();
      }),
    );
  });
});
