/**
 * The form in which names are compared: NFKC (full-width letters, digits and brackets become plain), lower case, letters and
 * digits only. '重庆 Ａ（集团）·有限公司' → '重庆a集团有限公司'. Empty when nothing of a name is left.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/**
 * The distinct two-character windows of a name, in order of appearance: the text[] that a GIN index holds, because trigram
 * indexes fail on two-character words. A name of one character yields none.
 */
export function bigrams(text: string): string[] {
  const characters = [...nameKey(text)];
  const windows = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return [...new Set(windows)];
}

/** The words of a query, separated by spaces, as name keys; words of one character cannot be searched and are left out. */
export function searchWords(query: string): string[] {
  const words = query.normalize('NFKC').trim().split(/\s+/).map(nameKey);
  return [...new Set(words)].filter((word) => [...word].length >= 2);
}

/**
 * The bigrams that a name must contain to match every word of the query. They are necessary, not sufficient: compare
 * `searchWords` with the name key afterwards. Empty when the query has no word of two characters.
 */
export function searchTokens(query: string): string[] {
  return [...new Set(searchWords(query).flatMap(bigrams))];
}

/** Length as people count it: characters, not UTF-16 units. */
export function textLength(text: string): number {
  return [...text].length;
}
