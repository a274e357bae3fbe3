import { nameKey } from '../shared/text';

/** What of a plan direction names are compared with. */
export interface DirectionWords {
  readonly key: string;
  readonly name: string;
  readonly keywords: readonly string[];
}

export interface DirectionProposal {
  readonly key: string;
  readonly name: string;
  /** Words of the direction that stand in the names: why it is proposed. */
  readonly matched: readonly string[];
}

const PROPOSALS_MAX = 3;
const LATIN = /^[a-z0-9]+$/;
const LATIN_MIN = 3;
const WORD_MIN = 2;
/** What a direction is called says more than one of its keywords. */
const NAME_WEIGHT = 2;
const JOINTS = /[、及与和]/;
const ORNAMENTS = /^(?:新型|先进|高端|现代|特色|高性能|其他)|(?:产业|服务|服务业|装备|材料|制造)$/g;

/**
 * Directions whose name or keywords stand in the given names (project, enterprise), the one with the longest words first.
 * A proposal with its reasons; people decide. Empty when nothing matches.
 */
export function proposeDirections(
  names: readonly string[],
  directions: readonly DirectionWords[],
): DirectionProposal[] {
  const text = names.map(nameKey).join(' ');
  return directions
    .map((direction) => ({ direction, ...found(text, direction) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, PROPOSALS_MAX)
    .map(({ direction: { key, name }, matched }) => ({ key, name, matched }));
}

function found(text: string, { name, keywords }: DirectionWords): { matched: string[]; score: number } {
  const ofName = nameWords(name).filter((word) => stands(text, word));
  const ofKeywords = keywords.filter((word) => stands(text, word));
  const matched = longestOnly([...ofName, ...ofKeywords]);
  const score = matched.reduce((sum, word) => sum + [...word].length * (ofName.includes(word) ? NAME_WEIGHT : 1), 0);
  return { matched, score };
}

function nameWords(name: string): string[] {
  const parts = name.split(JOINTS);
  return [...new Set([name, ...parts, ...parts.map((part) => part.replace(ORNAMENTS, ''))])];
}

function stands(text: string, word: string): boolean {
  const key = nameKey(word);
  const min = LATIN.test(key) ? LATIN_MIN : WORD_MIN;
  return [...key].length >= min && text.includes(key);
}

/** 储能装置 says what 储能 says; the shorter one adds nothing. */
function longestOnly(words: readonly string[]): string[] {
  const distinct = [...new Set(words)];
  return distinct.filter((word) => !distinct.some((other) => other !== word && nameKey(other).includes(nameKey(word))));
}
