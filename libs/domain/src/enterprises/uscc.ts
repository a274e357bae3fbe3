import { RuleBroken } from '../shared/rule-broken';

/** Characters of GB 32100-2015 in the order of their values 0…30; I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const DIVISION = /^..\d{6}/;

/**
 * A unified social credit code (统一社会信用代码) in upper case, its check character confirmed (GB 32100-2015, modulus 31).
 * @throws RuleBroken USCC_LENGTH, USCC_CHARACTER, USCC_DIVISION, USCC_INVALID (its details hold the expected character)
 */
export function assertUscc(text: string, field = 'uscc'): string {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (code.length !== LENGTH) throw new RuleBroken('USCC_LENGTH', { length: code.length }, field);
  const odd = [...code].findIndex((character) => !ALPHABET.includes(character));
  if (odd >= 0) throw new RuleBroken('USCC_CHARACTER', { position: odd + 1, character: code.charAt(odd) }, field);
  if (!DIVISION.test(code)) throw new RuleBroken('USCC_DIVISION', { found: code.slice(2, 8) }, field);
  const expected = usccCheckCharacter(code.slice(0, LENGTH - 1));
  if (code.charAt(LENGTH - 1) !== expected) throw new RuleBroken('USCC_INVALID', { code, expected }, field);
  return code;
}

/** The 18th character for the first 17: weights are powers of 3 modulo 31. */
export function usccCheckCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % ALPHABET.length;
  }
  return ALPHABET.charAt((ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length);
}
