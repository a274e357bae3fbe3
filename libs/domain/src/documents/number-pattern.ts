import type { DocumentKind } from './document-template';

export const NUMBER_PATTERN_MAX = 60;

/** What stands for a placeholder, and in which kinds of report it may stand. */
const PLACEHOLDERS: Readonly<Record<string, { readonly name: string; readonly kinds: readonly DocumentKind[] }>> = {
  year: { name: '年份', kinds: ['monthly', 'monthlyInterim', 'quarterly', 'yearly'] },
  month: { name: '月份', kinds: ['monthly', 'monthlyInterim'] },
  quarter: { name: '季度', kinds: ['quarterly'] },
  n: { name: '期号', kinds: ['monthly', 'monthlyInterim', 'quarterly', 'yearly'] },
  edition: { name: '版次', kinds: ['monthly', 'monthlyInterim', 'quarterly', 'yearly'] },
};

/** The placeholders that a kind of report knows, with what they stand for. */
export function placeholdersOf(kind: DocumentKind): { readonly placeholder: string; readonly name: string }[] {
  return Object.entries(PLACEHOLDERS).flatMap(([key, { name, kinds }]) =>
    kinds.includes(kind) ? [{ placeholder: `{${key}}`, name }] : [],
  );
}

export interface NumberProblem {
  /** Character of the pattern, from 1; 0 for the whole. */
  readonly at: number;
  readonly reason: string;
}

/** Two reports of a kind must never bear the same number: year and period belong in it, and the edition. */
export function numberProblems(pattern: string, kind: DocumentKind): NumberProblem[] {
  if (pattern.trim() === '') return [{ at: 0, reason: '请填写发文字号，例如 渝招商通报〔{year}〕{n}号{edition}' }];
  const characters = [...pattern];
  if (characters.length > NUMBER_PATTERN_MAX) {
    return [{ at: NUMBER_PATTERN_MAX + 1, reason: `发文字号最多 ${NUMBER_PATTERN_MAX} 字` }];
  }
  const { used, problems } = scan(characters, kind);
  if (problems.length > 0) return problems;
  return [...missing(used, kind), ...yearBrackets(pattern)];
}

/** The number of a report; a pattern without problems is presumed. */
export function numberOf(
  pattern: string,
  facts: { readonly kind: DocumentKind; readonly period: string; readonly edition: number },
): string {
  const { kind, period, edition } = facts;
  const year = period.slice(0, 4);
  const part = kind === 'yearly' ? '1' : String(Number(period.slice(kind === 'quarterly' ? 6 : 5)));
  const values: Readonly<Record<string, string>> = {
    year,
    month: part,
    quarter: part,
    n: part,
    edition: edition > 1 ? `（第${edition}版）` : '',
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

function scan(
  characters: readonly string[],
  kind: DocumentKind,
): { used: ReadonlySet<string>; problems: NumberProblem[] } {
  const used = new Set<string>();
  const problems: NumberProblem[] = [];
  for (let at = 0; at < characters.length; at++) {
    if (characters[at] === '}') problems.push({ at: at + 1, reason: '“}”之前没有“{”' });
    if (characters[at] !== '{') continue;
    const end = characters.indexOf('}', at);
    if (end < 0) {
      problems.push({ at: at + 1, reason: '“{”没有配对的“}”' });
      break;
    }
    const key = characters.slice(at + 1, end).join('');
    const reason = placeholderProblem(key, kind);
    if (reason !== '') problems.push({ at: at + 1, reason });
    else if (used.has(key)) problems.push({ at: at + 1, reason: `{${key}} 只能出现一次` });
    used.add(key);
    at = end;
  }
  return { used, problems };
}

function placeholderProblem(key: string, kind: DocumentKind): string {
  const known = Object.hasOwn(PLACEHOLDERS, key) ? PLACEHOLDERS[key] : undefined;
  const usable = placeholdersOf(kind)
    .map(({ placeholder }) => placeholder)
    .join(' ');
  if (!known) return `没有占位符 {${key}}，可用 ${usable}`;
  return known.kinds.includes(kind) ? '' : `{${key}} 不适用于这种报告，可用 ${usable}`;
}

function missing(used: ReadonlySet<string>, kind: DocumentKind): NumberProblem[] {
  const problems: NumberProblem[] = [];
  if (!used.has('year')) problems.push({ at: 0, reason: '缺少年份 {year}，各年的文件会同号' });
  const period = kind === 'yearly' ? null : kind === 'quarterly' ? 'quarter' : 'month';
  if (period !== null && !used.has(period) && !used.has('n')) {
    problems.push({ at: 0, reason: `缺少期号 {n} 或 {${period}}，同一年的文件会同号` });
  }
  if (!used.has('edition')) problems.push({ at: 0, reason: '缺少版次 {edition}，更正版会与首版同号（首版不显示）' });
  return problems;
}

/** GB/T 9704-2012 7.2.5: the year stands in 〔〕. */
function yearBrackets(pattern: string): NumberProblem[] {
  const found = /[[(（【［<《{]\s*\{year\}|\{year\}\s*[\])）】］>》}]/.exec(pattern);
  if (!found) return [];
  return [{ at: [...pattern.slice(0, found.index)].length + 1, reason: '年份应放在六角括号〔〕中' }];
}
