import { bigrams, nameKey, RuleBroken } from '@yipanqi/domain';

const LATIN = /^[a-z0-9]+$/;
const CODE = /^[A-Za-z0-9._/-]+$/;
const PAIR = 2;
const PINYIN_MIN = 3;
/** Every word is another condition; more than these narrow nothing down. */
const WORDS_MAX = 6;

/** Columns by which rows of an alias are found beside their names: beginnings of a code. */
export interface Searched {
  /** SQL alias of a table with the search columns. */
  alias: string;
  /** Columns matched from their beginning, e.g. `l.code`. */
  codes: readonly string[];
}

/**
 * A condition for every word of a query, its parameters pushed. Words of Chinese characters are found by pairs of characters
 * and compared with the names; words of letters also by pinyin, initials and the beginning of a code. For unnamed statements
 * only: a generic plan cannot use the indexes. @throws RuleBroken SEARCH_TOO_SHORT when no word has two characters
 */
export function searchClause(q: string, searched: Searched, params: unknown[]): string {
  const words = q
    .normalize('NFKC')
    .trim()
    .split(/\s+/)
    .filter((word) => [...nameKey(word)].length >= 2);
  if (words.length === 0) throw new RuleBroken('SEARCH_TOO_SHORT', {}, 'q');
  return words
    .slice(0, WORDS_MAX)
    .map((word) => ` AND ${wordClause(word, searched, params)}`)
    .join('');
}

function wordClause(word: string, { alias, codes }: Searched, params: unknown[]): string {
  const key = nameKey(word);
  const pairs = `${alias}.bigrams @> $${params.push(bigrams(key))}::text[]`;
  const isLatin = LATIN.test(key);
  // Two characters are one pair: nothing is left to compare, and the planner's estimate stays right.
  if ([...key].length === PAIR && !isLatin) return pairs;
  const like = `LIKE $${params.push(`%${key}%`)}`;
  if (!isLatin) return `(${pairs} AND ${alias}.names ${like})`;
  const ways = [`(${pairs} AND (${alias}.initials ${like} OR ${alias}.names ${like}))`];
  if (key.length >= PINYIN_MIN) ways.push(`${alias}.pinyin ${like}`);
  if (CODE.test(word)) ways.push(...codes.map((column) => codeClause(word, column, params)));
  return `(${ways.join(' OR ')})`;
}

function codeClause(word: string, column: string, params: unknown[]): string {
  const beginnings = [...new Set([word, word.toUpperCase()])];
  return beginnings.map((each) => `${column} LIKE $${params.push(`${each.replace(/[_%\\]/g, '\\$&')}%`)}`).join(' OR ');
}
