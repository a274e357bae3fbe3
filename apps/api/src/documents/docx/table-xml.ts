import { FONT, tableSize } from '../gb-9704';
import type { DocumentTable } from '../official-document';
import { alignOf, formatAt, isSumRow, printedAt } from '../table-cells';
import { holdable, pt } from './type';

/**
 * Tables as the text that Word reads. A bulletin has thousands of cells: as objects of the library they take seconds of the
 * processor, as text a few milliseconds.
 */
export function tableXml(one: DocumentTable, width: number): string {
  const size = tableSize(one.columns.length);
  const widths = columnWidths(one, width);
  const whole = widths.reduce((sum, each) => sum + each, 0);
  const rows = one.rows.map((_, at) => row(one, at, widths, size));
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:jc w:val="center"/>${BORDERS}<w:tblLayout w:type="fixed"/>${MARGINS}</w:tblPr>`,
    `<w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>`,
    headRow(one, widths, size),
    ...(rows.length > 0 ? rows : [nothing(whole, widths.length, size)]),
    '</w:tbl>',
  ].join('');
}

/** So many last rows go to the next page with the words under them. */
const KEPT_ROWS = 2;
const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const BORDERS = `<w:tblBorders>${SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="4B5563"/>`).join('')}</w:tblBorders>`;
const MARGINS = `<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="50" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar>`;
const HEAD_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/>';

interface Face {
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
}

function headRow({ columns }: DocumentTable, widths: readonly number[], size: number): string {
  const cells = columns.map(({ heading }, at) =>
    cell(heading, widths[at] ?? 0, 'center', { size, font: FONT.heading, bold: false }, { fill: HEAD_FILL }),
  );
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
}

function row(one: DocumentTable, at: number, widths: readonly number[], size: number): string {
  const face = { size, font: FONT.body, bold: isSumRow(one, at) };
  const keepNext = at >= one.rows.length - KEPT_ROWS && one.note !== undefined;
  const cells = one.columns.map((_, column) => {
    const align = alignOf(formatAt(one, at, column), one.rows[at]?.[column] ?? null);
    return cell(printedAt(one, at, column), widths[column] ?? 0, align, face, { keepNext });
  });
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
}

/** A table without rows says so. */
function nothing(width: number, columns: number, size: number): string {
  const face = { size, font: FONT.body, bold: false };
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell('没有', width, 'center', face, { span: columns })}</w:tr>`;
}

function cell(
  text: string,
  width: number,
  align: 'left' | 'center' | 'right',
  { size, font, bold }: Face,
  { fill = '', span = 1, keepNext = false }: { fill?: string; span?: number; keepNext?: boolean },
): string {
  const fonts = `<w:rFonts w:ascii="${FONT.latin}" w:cs="${FONT.latin}" w:eastAsia="${font}" w:hAnsi="${FONT.latin}"/>`;
  const run = `<w:rPr>${fonts}${bold ? '<w:b/><w:bCs/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;
  // The height of an empty cell is that of its paragraph mark.
  const paragraph = `<w:pPr>${keepNext ? '<w:keepNext/>' : ''}<w:snapToGrid w:val="0"/><w:spacing w:line="${pt(size * 1.3)}" w:lineRule="exact"/><w:jc w:val="${align}"/>${run}</w:pPr>`;
  const words = text === '' ? '' : `<w:r>${run}<w:t xml:space="preserve">${escapedXml(text)}</w:t></w:r>`;
  const properties = `<w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${fill}<w:vAlign w:val="center"/>`;
  return `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${paragraph}${words}</w:p></w:tc>`;
}

function columnWidths({ columns }: DocumentTable, width: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => Math.floor((column.width / whole) * width));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapedXml(text: string): string {
  return holdable(text).replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
