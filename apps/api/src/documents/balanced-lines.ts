import { SIZE, TYPE_AREA, widthOf } from './gb-9704';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
/** Characters of size 2 that fit a line of the type area. */
const PER_LINE = Math.floor(((TYPE_AREA.width / 25.4) * 72) / SIZE.title);
/** What may not end a line. */
const OPENING = /[（〔《“]$/;
/** What may not begin a line; 的 belongs to the word before it. */
const CLOSING = /^[，。、；：）〕》”的]/;

/** A title in as few lines as it needs, all about as long, never broken inside a word (GB/T 9704-2012, 7.3.1). */
export function balancedLines(text: string, perLine = PER_LINE): string[] {
  const lines = Math.ceil(widthOf(text) / perLine);
  if (lines <= 1) return [text];
  const target = widthOf(text) / lines;
  const broken: string[] = [''];
  for (const piece of unbroken(text)) {
    const line = broken.at(-1) ?? '';
    const width = widthOf(line) + widthOf(piece);
    const fuller = width - target > Math.abs(widthOf(line) - target);
    const full = width > perLine || (fuller && broken.length < lines);
    if (line !== '' && full) broken.push(piece);
    else broken[broken.length - 1] = line + piece;
  }
  return broken;
}

/** Words, each with the signs that belong to it. */
function unbroken(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text)) {
    const before = pieces.at(-1);
    if (before !== undefined && (CLOSING.test(segment) || OPENING.test(before))) {
      pieces[pieces.length - 1] = before + segment;
    } else pieces.push(segment);
  }
  return pieces;
}
