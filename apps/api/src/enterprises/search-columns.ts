import { bigrams, nameKey } from '@yipanqi/domain';
import { pinyin } from 'pinyin-pro';

/** What a row is found by. */
export interface SearchColumns {
  /** Name keys, one space between. */
  names: string;
  /** Full pinyin of every name, without tones: `wanzhouxincailiao`. */
  pinyin: string;
  /** First letters: `wzxcl`. Latin letters and digits stand for themselves. */
  initials: string;
  /** Pairs of characters of the names and of their initials: short words are found by these. */
  bigrams: string[];
}

/** The search columns of a row that has these names: a project's and its enterprise's, or an enterprise's and its aliases. */
export function searchColumns(names: readonly string[]): SearchColumns {
  const keys = [...new Set(names.map(nameKey))].filter((key) => key !== '');
  const syllables = keys.map((key) => pinyin(key, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' }));
  const initials = syllables.map((each) => each.map((syllable) => [...syllable].slice(0, 1).join('')).join(''));
  return {
    names: keys.join(' '),
    pinyin: syllables.map((each) => each.join('')).join(' '),
    initials: initials.join(' '),
    bigrams: [...new Set([...keys, ...initials].flatMap(bigrams))],
  };
}
