import type { Scheme, SchemeList } from './scheme';
import { itemWords, listWords, type SchemeWord } from './scheme-words';

export interface SchemeDifference {
  /** 综合 · 合同引资 · 权重 */
  readonly place: string;
  /** null: was not there. */
  readonly before: string | null;
  /** null: is not there any more. */
  readonly after: string | null;
}

interface Said {
  readonly place: string;
  readonly text: string;
}

/** What two versions say differently, in words; lists and items are the same when their keys are. */
export function schemeDifferences(before: Scheme, after: Scheme): SchemeDifference[] {
  const [was, is] = [said(before), said(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    if (old?.text === now?.text) return [];
    return [{ place: (now ?? old)?.place ?? key, before: old?.text ?? null, after: now?.text ?? null }];
  });
}

/** Every line of a scheme by a place that does not change with names. */
function said(scheme: Scheme): Map<string, Said> {
  const lines = new Map<string, Said>();
  const add = (key: string, places: readonly string[], text: string): void => {
    lines.set(key, { place: places.join(' · '), text });
  };
  add('name', ['方案名称'], scheme.name);
  add('note', ['方案说明'], scheme.note ?? '');
  for (const list of scheme.lists) addList(list, add);
  return lines;
}

type Add = (key: string, places: readonly string[], text: string) => void;

function addList(list: SchemeList, add: Add): void {
  add(list.key, [list.name], list.name);
  addWords(listWords(list), list.key, [list.name], add);
  add(`${list.key}|order`, [list.name, '考核项顺序'], list.items.map(({ name }) => name).join('、'));
  for (const item of list.items) {
    const key = `${list.key}|${item.key}`;
    add(key, [list.name, item.name, '名称'], item.name);
    addWords(itemWords(item), key, [list.name, item.name], add);
  }
}

function addWords(words: readonly SchemeWord[], key: string, places: readonly string[], add: Add): void {
  for (const { label, text } of words) add(`${key}|${label}`, [...places, label], text);
}
