import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { FONT, SIZE } from '../gb-9704';
import type { DocumentTable } from '../official-document';
import { alignOf, formatAt, isSumRow, printedAt } from '../table-cells';
import { type Face, paragraph, pt, run } from './type';

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '4B5563' } as const;
const EDGES = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
/** More columns than this are set in smaller type. */
const ROOMY_COLUMNS = 7;

/** Caption above, words below; the head repeats on every page, rows are never split. */
export function table(one: DocumentTable, { width, title }: { width: number; title: string }): (Paragraph | Table)[] {
  const size = one.columns.length > ROOMY_COLUMNS ? SIZE.dense : SIZE.table;
  const widths = columnWidths(one, width);
  const rows = one.rows.length > 0 ? one.rows.map((_, at) => row(one, at, widths, size)) : [nothing(widths, size)];
  return [
    ...(one.caption === '' || one.caption === title ? [] : [caption(one.caption)]),
    new Table({
      rows: [headRow(one, widths, size), ...rows],
      columnWidths: widths,
      width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
    }),
    note(one.note ?? ''),
  ];
}

export function caption(text: string, face: Face = { font: FONT.heading, size: SIZE.caption }): Paragraph {
  return new Paragraph({
    children: [run(text, face)],
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 80, line: pt(SIZE.caption * 1.4), lineRule: LineRuleType.EXACT },
  });
}

/** Words under a table; an empty one keeps two tables apart. */
export function note(text: string): Paragraph {
  return new Paragraph({
    children: text === '' ? [] : [run(`注：${text}`, { font: FONT.sub, size: SIZE.note })],
    run: { size: SIZE.note * 2 },
    spacing: { before: 60, after: 160, line: pt(SIZE.note * 1.4), lineRule: LineRuleType.EXACT },
  });
}

function headRow({ columns }: DocumentTable, widths: readonly number[], size: number): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, at) =>
      cell(heading, widths[at] ?? 0, 'center', { size, font: FONT.heading }, { shading: { fill: 'EEF1F5' } }),
    ),
  });
}

function row(one: DocumentTable, at: number, widths: readonly number[], size: number): TableRow {
  const bold = isSumRow(one, at);
  return new TableRow({
    cantSplit: true,
    children: one.columns.map((_, column) =>
      cell(
        printedAt(one, at, column),
        widths[column] ?? 0,
        alignOf(formatAt(one, at, column), one.rows[at]?.[column] ?? null),
        { size, bold },
      ),
    ),
  });
}

/** A table without rows says so. */
function nothing(widths: readonly number[], size: number): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      cell(
        '没有',
        widths.reduce((sum, each) => sum + each, 0),
        'center',
        { size },
        { columnSpan: widths.length },
      ),
    ],
  });
}

function cell(
  text: string,
  width: number,
  align: keyof typeof ALIGN,
  face: Face,
  options: { shading?: { fill: string }; columnSpan?: number } = {},
): TableCell {
  return new TableCell({
    children: [
      paragraph([run(text, face)], {
        alignment: ALIGN[align],
        // The height of an empty cell is that of its paragraph mark.
        run: { size: (face.size ?? SIZE.table) * 2 },
        spacing: { line: pt((face.size ?? SIZE.table) * 1.3), lineRule: LineRuleType.EXACT },
      }),
    ],
    width: { size: width, type: WidthType.DXA },
    margins: { left: 50, right: 50, top: 20, bottom: 20 },
    verticalAlign: VerticalAlignTable.CENTER,
    borders: EDGES,
    ...options,
  });
}

function columnWidths({ columns }: DocumentTable, width: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => Math.floor((column.width / whole) * width));
}
