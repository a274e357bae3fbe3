import { daysBetween, type Day } from '@yipanqi/domain';
import { attributeText, DATE_FORMAT, elementText, MAIN, XML_HEAD, type CellLook, type Styles } from './styles';
import type { ZipEntryWriter } from './zip-writer';

/** A cell to be written; a plain text, number or null is a cell without anything special. */
export type CellOut = string | number | null | CellContent;

export interface CellContent extends CellLook {
  readonly value?: string | number | null;
  /** A calendar date, shown `yyyy-mm-dd` unless a format is given. */
  readonly date?: Day | string;
  /** An exact decimal number as text: no binary rounding on its way into the file. */
  readonly decimal?: string;
  /** Without `=`; `value` is the result to show until Excel computes. */
  readonly formula?: string;
  /** A note that pops up at the cell. */
  readonly comment?: string;
}

export interface ColumnOut {
  /** In characters. */
  readonly width: number;
  /** Cells below the heading may only hold one of these: texts, or a range such as `选项!$A$1:$A$62`. */
  readonly options?: readonly string[] | { readonly range: string };
}

export interface SheetOptions {
  readonly columns: readonly ColumnOut[];
  /** Rows and columns that stay in view. */
  readonly freeze?: { readonly rows?: number; readonly columns?: number };
  /** A filter on the first row. */
  readonly filter?: boolean;
  /** Not to be seen, not even in Excel's list of hidden sheets. */
  readonly hidden?: boolean;
  readonly landscape?: boolean;
  /** Printed on every page, left to right within the width. */
  readonly footer?: string;
  /** So many first rows are printed on every page. */
  readonly repeatRows?: number;
  /** Colour of the tab, RRGGBB. */
  readonly tab?: string;
}

/** Rows that drop-downs reach down to. */
const OPTIONS_TO_ROW = 100_000;
/** Excel's limit of a list written out in place. */
const INLINE_OPTIONS_MAX = 255;
const SERIAL_ZERO = '1899-12-30' as Day;
const LIKE_A_FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** More digits than a double holds are written as text, so that nothing is lost. */
const SAFE_DIGITS = 15;

/** One sheet being written, row by row. */
export class SheetWriter {
  private row = 0;
  private readonly merged: string[] = [];
  readonly comments: { reference: string; row: number; column: number; text: string }[] = [];

  constructor(
    private readonly out: ZipEntryWriter,
    private readonly styles: Styles,
    private readonly options: SheetOptions,
  ) {}

  /** Number of the row written last. */
  get lastRow(): number {
    return this.row;
  }

  async begin(): Promise<void> {
    const { columns, tab } = this.options;
    const widths = columns.map(
      ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    await this.out.write(
      `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr>${tab ? `<tabColor rgb="FF${tab}"/>` : ''}<pageSetUpPr fitToPage="1"/></sheetPr>${this.view()}<sheetFormatPr defaultRowHeight="16"/>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`,
    );
  }

  /** Writes the next row. A promise is returned only when there is something to wait for. */
  write(cells: readonly CellOut[], height?: number): Promise<void> | undefined {
    this.row += 1;
    let xml = `<row r="${this.row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
    for (let column = 0; column < cells.length; column++) xml += this.cell(column, cells[column]!);
    return this.out.write(`${xml}</row>`);
  }

  /** The first row, bold on grey. */
  heading(names: readonly (string | CellContent)[]): Promise<void> | undefined {
    return this.write(
      names.map((name) => ({ ...HEADING, ...(typeof name === 'string' ? { value: name } : name) })),
      24,
    );
  }

  /** e.g. `A1:D1` */
  merge(range: string): void {
    this.merged.push(range);
  }

  async end(): Promise<void> {
    const width = this.options.columns.length;
    await this.out.write(
      `</sheetData>${this.options.filter && this.row > 0 ? `<autoFilter ref="A1:${columnName(width - 1)}${this.row}"/>` : ''}${this.merged.length > 0 ? `<mergeCells count="${this.merged.length}">${this.merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}${this.validations()}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${this.options.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>${this.options.footer ? `<headerFooter><oddFooter>&amp;L${elementText(this.options.footer)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>` : ''}${this.comments.length > 0 ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`,
    );
    await this.out.close();
  }

  private cell(column: number, cell: CellOut): string {
    if (cell === null || cell === '') return '';
    const reference = `${columnName(column)}${this.row}`;
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    if (typeof cell === 'string') return this.textCell(reference, cell, NO_LOOK);
    const { value = null, date, decimal, formula, comment, ...look } = cell;
    if (comment !== undefined) this.comments.push({ reference, row: this.row - 1, column, text: comment });
    if (date)
      return this.numberCell(reference, String(daysBetween(SERIAL_ZERO, date as Day)), {
        format: DATE_FORMAT,
        ...look,
      });
    if (decimal !== undefined) {
      const safe = decimal.replace(/\D/g, '').replace(/^0+/, '').length <= SAFE_DIGITS;
      return safe
        ? this.numberCell(reference, decimal, look)
        : this.textCell(reference, decimal, { align: 'right', ...look });
    }
    if (formula !== undefined) {
      const result = typeof value === 'number' ? `<v>${value}</v>` : '';
      return `<c r="${reference}" s="${this.styles.of(look)}"><f>${elementText(formula)}</f>${result}</c>`;
    }
    if (value === null || value === '') return `<c r="${reference}" s="${this.styles.of(look)}"/>`;
    return typeof value === 'number'
      ? this.numberCell(reference, String(value), look)
      : this.textCell(reference, value, look);
  }

  private numberCell(reference: string, number: string, look: CellLook): string {
    return `<c r="${reference}" s="${this.styles.of(look)}"><v>${number}</v></c>`;
  }

  /** Always a text to Excel, whatever it begins with. */
  private textCell(reference: string, text: string, look: CellLook): string {
    const risky = LIKE_A_FORMULA.test(text);
    const style = risky || look !== NO_LOOK ? ` s="${this.styles.of(look, risky)}"` : '';
    const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
    return `<c r="${reference}"${style} t="inlineStr"><is><t${space}>${elementText(text)}</t></is></c>`;
  }

  private view(): string {
    const { rows = 0, columns = 0 } = this.options.freeze ?? {};
    if (rows === 0 && columns === 0) return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
    const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
    const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
    return `<sheetViews><sheetView workbookViewId="0"><pane${split} topLeftCell="${columnName(columns)}${rows + 1}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
  }

  private validations(): string {
    const lists = this.options.columns.flatMap(({ options }, column) => {
      if (!options) return [];
      const name = columnName(column);
      return [
        `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="不在可选范围内" error="请从下拉列表中选择。" sqref="${name}2:${name}${OPTIONS_TO_ROW}"><formula1>${elementText(listFormula(options))}</formula1></dataValidation>`,
      ];
    });
    return lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '';
  }
}

const NO_LOOK: CellLook = {};
const HEADING: CellLook = { bold: true, fill: 'E8EDF5', border: true, align: 'center', wrap: true };

function listFormula(options: readonly string[] | { readonly range: string }): string {
  if ('range' in options) return options.range;
  const list = options.join(',');
  if (list.length > INLINE_OPTIONS_MAX) throw new Error('a list this long belongs in a range');
  return `"${list}"`;
}

/** 0 → A, 26 → AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** The parts that hold a sheet's notes: their texts, and the shapes that Excel shows them in. */
export function commentParts(comments: SheetWriter['comments']): { comments: string; drawing: string } {
  const notes = comments.map(
    ({ reference, text }) =>
      `<comment ref="${reference}" authorId="0"><text><r><t xml:space="preserve">${elementText(text)}</t></r></text></comment>`,
  );
  const shapes = comments.map(
    ({ row, column }, at) =>
      `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#FFF7D6"><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1},8,${row},4,${column + 5},8,${row + 5},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return {
    comments: `${XML_HEAD}<comments xmlns="${MAIN}"><authors><author>${attributeText('一盘棋')}</author></authors><commentList>${notes.join('')}</commentList></comments>`,
    drawing: `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`,
  };
}
