import type { ShownNumber } from './numbers';

/** What the records say: 元 as decimal text, a count, or the words of a number that is computed. */
export interface Sum {
  readonly yuan?: string;
  readonly count?: number;
  readonly words?: string;
}

const IN_FEN: Readonly<Record<string, bigint>> = { 亿元: 10_000_000_000n, 万元: 1_000_000n, 元: 100n };

/** Whether a number as it is shown is the sum of its records, to the last digit that is shown. */
export function says(shown: Pick<ShownNumber, 'text' | 'exact'>, sum: Sum): boolean {
  const texts = [...shown.text.matchAll(/([−-]?[\d,]+(?:\.\d+)?) ?(亿元|万元|元|个|家|件|张|分|%)?/g)];
  const [, digits = '', unit = ''] = texts[0] ?? [];
  const plain = digits.replaceAll(',', '').replace('−', '-');
  const counts =
    sum.count === undefined || Number(texts[sum.yuan === undefined ? 0 : 1]?.[1] ?? sum.count) === sum.count;
  if (sum.words !== undefined) return plain === /-?[\d.]+/.exec(sum.words.replaceAll(',', ''))?.[0];
  if (sum.yuan === undefined) return sum.count !== undefined && Number(plain) === sum.count;
  if (shown.exact !== null) return counts && fenOf(shown.exact) === fenOf(sum.yuan);
  const scale = IN_FEN[unit];
  return counts && scale !== undefined && plain === rounded(fenOf(sum.yuan), scale, decimalsOf(plain));
}

export function fenOf(yuan: string): bigint {
  const [whole = '', part = ''] = yuan.replaceAll(',', '').split('.');
  const fen = BigInt(whole.replace('-', '')) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
  return whole.startsWith('-') ? -fen : fen;
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** Half up, away from zero, by whole numbers. */
export function rounded(fen: bigint, scale: bigint, decimals: number): string {
  const tens = 10n ** BigInt(decimals);
  const size = fen < 0n ? -fen : fen;
  const parts = (size * tens * 2n + scale) / (scale * 2n);
  const text =
    (parts / tens).toString() + (decimals > 0 ? `.${(parts % tens).toString().padStart(decimals, '0')}` : '');
  return fen < 0n && parts > 0n ? `-${text}` : text;
}

type Json = Record<string, unknown>;

/** The sum in an answer of the API to what a press asked for. */
export function sumOf(request: string, answer: Json, shown: ShownNumber): Sum {
  const { pathname } = new URL(request, 'http://page');
  if (pathname === '/api/postings' || pathname.endsWith('/entries'))
    return typeof answer['sum'] === 'number' ? { count: answer['sum'] } : { yuan: String(answer['sum']) };
  if (pathname === '/api/activities')
    return { count: Object.values(answer['levels'] as Record<string, number>).reduce((sum, each) => sum + each, 0) };
  if (pathname === '/api/auditing/records')
    return shown.exact === null ? { count: Number(answer['count']) } : { yuan: String(answer['sum']) };
  if (pathname === '/api/activity-index/trend') {
    const points = answer['points'] as { index: string | null }[];
    return { words: String(points.at(-1)?.index) };
  }
  throw new Error(`nobody knows the sum of ${request}: ${JSON.stringify(answer).slice(0, 200)}`);
}
