import { SIZE, TYPE_AREA, widthOf } from './gb-9704';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
/** Characters of size 2 that fit a line of the type area. */
const PER_LINE = Math.floor(((TYPE_AREA.width / 25.4) * 72) / SIZE.title);

/** A title in as few lines as it needs, all about as long, never broken inside a word (GB/T 9704-2012, 7.3.1). */
export function balancedLines(text: string, perLine = PER_LINE): string[] {
  const lines = Math.ceil(widthOf(text) / perLine);
  if (lines <= 1) return [text];
  const target = widthOf(text) / lines;
  const broken: string[] = [''];
  for (const { segment } of words.segment(text)) {
    const line = broken.at(-1) ?? '';
    const width = widthOf(line) + widthOf(segment);
    const closer = Math.abs(width - target) > Math.abs(widthOf(line) - target);
    const mayBreak = broken.length < lines || width > perLine;
    if (line !== '' && mayBreak && !CLOSING.test(segment) && ((closer && width > target) || width > perLine))
      broken.push(segment);
    else broken[broken.length - 1] = line + segment;
  }
  return broken;
}

/** What may not begin a line; 的 belongs to the word before it. */
const CLOSING = /^[，。、；：）〕》”的]/;
