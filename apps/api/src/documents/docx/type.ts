import {
  AlignmentType,
  type FootnoteReferenceRun,
  type ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx';
import { FONT, SIZE, TYPE_AREA } from '../gb-9704';

/** Millimetres in twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** Points in twentieths of a point. */
export const pt = (points: number): number => Math.round(points * 20);
/** 22 lines fill the type area of 225 mm: 28.95 pt each. */
export const LINE = Math.floor(mm(TYPE_AREA.height) / TYPE_AREA.lines);
/** One character of size 3. */
export const CHARACTER = pt(SIZE.body);
/** 28 characters of 16 pt are 2 mm wider than the type area: each gives a quarter of a point (5.2.3). */
export const CHARACTER_SPACING = Math.floor(mm(TYPE_AREA.width) / TYPE_AREA.characters) - CHARACTER;

export interface Face extends Pick<IRunOptions, 'bold' | 'break' | 'color'> {
  readonly font?: string;
  /** Points. */
  readonly size?: number;
}
export type Piece = TextRun | FootnoteReferenceRun | ImageRun;

/** Without the characters that XML cannot hold: with one of them Word does not open the file. */
export function holdable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
}

export function run(text: string, { font = FONT.body, size = SIZE.body, ...face }: Face = {}): TextRun {
  const latin = font === FONT.page ? FONT.page : FONT.latin;
  return new TextRun({
    text: holdable(text),
    size: size * 2,
    font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: font },
    ...(size === SIZE.body && { characterSpacing: CHARACTER_SPACING }),
    ...face,
  });
}

/** A paragraph on the line grid of the page. */
export function paragraph(
  pieces: readonly Piece[],
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({
    children: [...pieces],
    ...options,
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, ...options.spacing },
  });
}

/** Two characters in, set to both edges. */
export function body(...pieces: Piece[]): Paragraph {
  return paragraph(pieces, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: 2 * CHARACTER } });
}

/** Empty lines of the grid. */
export function blank(lines = 1): Paragraph[] {
  return Array.from({ length: lines }, () => paragraph([]));
}
