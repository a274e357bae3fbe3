import {
  AlignmentType,
  BorderStyle,
  type FootnoteReferenceRun,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** Type of GB/T 9704-2012: title in small 标宋 of size 2, text in 仿宋 of size 3, headings in 黑体. Sizes in half points. */
export const FONTS = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', sub: '楷体_GB2312' } as const;
/** Millimetres in twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const LATIN = 'Times New Roman';
export const SIZES = { mark: 62, title: 44, body: 32, page: 28, table: 19, note: 21 } as const;
export const RED = 'C00000';
/** 28 lines of 28.95 pt fill the type area of 225 mm; in twentieths of a point. */
const LINE = 579;
/** Two characters of size 3. */
const INDENT = 640;

export type Face = Pick<IRunOptions, 'bold' | 'color'> & { font?: string; size?: number };
type Piece = TextRun | FootnoteReferenceRun;

export function run(text: string, { font = FONTS.body, size = SIZES.body, ...face }: Face = {}): TextRun {
  return new TextRun({ text, size, font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: font }, ...face });
}

/** A paragraph of the body: two characters in, on the fixed line. */
export function body(...pieces: Piece[]): Paragraph {
  return new Paragraph({
    children: pieces,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
  });
}

export function heading(text: string, pageBreakBefore = false): Paragraph {
  return new Paragraph({
    children: [run(text, { font: FONTS.heading })],
    pageBreakBefore,
    keepNext: true,
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: pageBreakBefore ? 0 : 120 },
  });
}

export function centred(
  text: string,
  face: Face,
  spacing: { before?: number; after?: number; line?: number } = {},
): Paragraph {
  const { line, ...around } = spacing;
  return new Paragraph({
    children: [run(text, face)],
    alignment: AlignmentType.CENTER,
    spacing: { ...around, ...(line !== undefined && { line, lineRule: LineRuleType.EXACT }) },
  });
}

export function right(text: string, face: Face = {}): Paragraph {
  return new Paragraph({
    children: [run(text, face)],
    alignment: AlignmentType.RIGHT,
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
  });
}

/** Red rule under the head of the bulletin. */
export function redRule(left: string, rightText: string, width: number): Paragraph {
  return new Paragraph({
    children: [run(left), run(`\t${rightText}`)],
    tabStops: [{ type: 'right', position: width }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 6 } },
    spacing: { after: 240 },
  });
}

export interface Column {
  readonly heading: string;
  /** Share of the width. */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '7F8792' } as const;
const EDGES = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };

/** Headings repeat on every page; the last row stands out when it is a sum. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  withSum = false,
): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width / whole) * width));
  const cell = (text: string, at: number, strong: boolean, head: boolean): TableCell =>
    new TableCell({
      children: [
        new Paragraph({
          children: [run(text, { size: SIZES.table, bold: strong && !head, font: head ? FONTS.heading : FONTS.body })],
          alignment: ALIGN[head ? 'center' : (columns[at]?.align ?? 'right')],
          // The height of an empty cell is that of its paragraph mark.
          run: { size: SIZES.table },
        }),
      ],
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { left: 50, right: 50, top: 20, bottom: 20 },
      verticalAlign: VerticalAlignTable.CENTER,
      borders: EDGES,
      ...(head && { shading: { fill: 'EEF1F5' } }),
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => cell(column.heading, at, true, true)),
  });
  const lines = rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        children: row.map((text, at) => cell(text, at, withSum && index === rows.length - 1, false)),
      }),
  );
  return new Table({
    rows: [head, ...lines],
    columnWidths: widths,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
  });
}
