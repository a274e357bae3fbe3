import { nameKey } from '../shared/text';

const HOME_IN_BRACKETS = /\((?:中国|重庆市?)\)/g;
const HOME_IN_FRONT = /^(?:中国|重庆市?)/;
const LEGAL_FORMS = /(?:股份有限公司|有限责任公司|有限公司|总公司|公司|集团|控股|股份|coltd|ltd|inc|corporation|corp)$/;
/** Letters and characters that number or place things on purpose: A厂 and B厂 are two. */
const NUMERALS_AND_SIDES = /[0-9a-z一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸东西南北]/;

/** One wrong character is a misprint only in names long enough not to be told apart by it. */
const MISPRINT_LENGTH_MIN = 5;

/**
 * What is left of an enterprise's name without legal form, group word and home city:
 * '重庆长安汽车股份有限公司' → '长安汽车'. A name that consists of such words only is kept whole.
 */
export function coreName(name: string): string {
  const plain = nameKey(name.normalize('NFKC').replace(HOME_IN_BRACKETS, ''));
  const core = withoutLegalForms(plain).replace(HOME_IN_FRONT, '');
  return [...core].length >= 2 ? core : plain;
}

/**
 * Do two names probably mean the same enterprise? A proposal for people to decide on, never a reason to merge: equal cores, or
 * one differing character in a core of five or more, unless it is a numeral, a letter or a point of the compass (中铁十一局, 中铁十二局).
 */
export function likelySame(a: string, b: string): boolean {
  const first = [...coreName(a)];
  const second = [...coreName(b)];
  if (first.length === 0 || first.length !== second.length) return false;
  const differing = first.flatMap((character, index) =>
    character === second[index] ? [] : [[character, second[index]]],
  );
  if (differing.length === 0) return true;
  if (differing.length > 1 || first.length < MISPRINT_LENGTH_MIN) return false;
  return !differing.flat().some((character) => NUMERALS_AND_SIDES.test(character ?? ''));
}

function withoutLegalForms(name: string): string {
  const shorter = name.replace(LEGAL_FORMS, '');
  return shorter === name ? name : withoutLegalForms(shorter);
}
