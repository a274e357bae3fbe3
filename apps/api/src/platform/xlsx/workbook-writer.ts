import type { Writable } from 'node:stream';
import { attributeText, elementText, MAIN, Styles, XML_HEAD } from './styles';
import { columnName, commentParts, SheetWriter, type SheetOptions } from './sheet-writer';
import { ZipWriter } from './zip-writer';

export const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface WorkbookFacts {
  readonly title: string;
  /** Whose file this is: the watermark in its properties. */
  readonly creator?: string;
  readonly description?: string;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

interface WrittenSheet {
  name: string;
  hidden: boolean;
  commented: boolean;
  filtered: string | null;
  repeatRows: number;
}

/**
 * Writes an .xlsx file to a stream, sheet by sheet and row by row; memory does not grow with the rows. The same calls make the
 * same bytes.
 *
 *   const book = new WorkbookWriter(createWriteStream(path), { title: '通报' });
 *   await book.sheet('区县', { columns: [{ width: 16 }, { width: 12 }], freeze: { rows: 1 }, filter: true }, async (sheet) => {
 *     await sheet.heading(['单位', '亿元']);
 *     for (const row of rows) await sheet.write([row.name, { decimal: row.yi, format: '#,##0.00' }]);
 *     await sheet.write(['合计', { formula: `SUM(B2:B${sheet.lastRow})`, value: 12.5, bold: true }]);
 *   });
 *   await book.close();
 *
 * Text is never a formula to Excel, whatever it begins with.
 */
export class WorkbookWriter {
  private readonly zip: ZipWriter;
  private readonly styles = new Styles();
  private readonly sheets: WrittenSheet[] = [];

  constructor(
    out: Writable,
    private readonly facts: WorkbookFacts,
  ) {
    this.zip = new ZipWriter(out);
  }

  /** Sheets are written one after the other, in the order in which they stand. */
  async sheet(name: string, options: SheetOptions, fill: (sheet: SheetWriter) => Promise<void>): Promise<void> {
    if (this.sheets.length === 0) await this.zip.entry('_rels/.rels', packageRelations());
    const number = this.sheets.length + 1;
    const sheet = new SheetWriter(await this.zip.open(`xl/worksheets/sheet${number}.xml`), this.styles, options);
    await sheet.begin();
    await fill(sheet);
    await sheet.end();
    const commented = sheet.comments.length > 0;
    if (commented) await this.notes(number, sheet);
    const filtered =
      options.filter && sheet.lastRow > 0 ? `$A$1:$${columnName(options.columns.length - 1)}$${sheet.lastRow}` : null;
    const { hidden = false, repeatRows = 0 } = options;
    this.sheets.push({ name, hidden, commented, filtered, repeatRows });
  }

  async close(): Promise<void> {
    await this.zip.entry('xl/workbook.xml', this.workbook());
    await this.zip.entry('xl/_rels/workbook.xml.rels', this.workbookRelations());
    await this.zip.entry('xl/styles.xml', this.styles.xml());
    await this.zip.entry('docProps/core.xml', this.properties());
    await this.zip.entry('[Content_Types].xml', this.contentTypes());
    await this.zip.close();
  }

  private async notes(number: number, sheet: SheetWriter): Promise<void> {
    const parts = commentParts(sheet.comments);
    await this.zip.entry(`xl/comments${number}.xml`, parts.comments);
    await this.zip.entry(`xl/drawings/vmlDrawing${number}.vml`, parts.drawing);
    await this.zip.entry(
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      relations([
        ['rId1', `${OFFICE}/relationships/vmlDrawing`, `../drawings/vmlDrawing${number}.vml`],
        ['rId2', `${OFFICE}/relationships/comments`, `../comments${number}.xml`],
      ]),
    );
  }

  private workbook(): string {
    const sheets = this.sheets.map(
      ({ name, hidden }, at) =>
        `<sheet name="${attributeText(name)}" sheetId="${at + 1}"${hidden ? ' state="veryHidden"' : ''} r:id="rId${at + 1}"/>`,
    );
    const names = this.sheets.flatMap(({ name, filtered, repeatRows }, at) => {
      const defined = (what: string, range: string, hidden = ''): string =>
        `<definedName name="_xlnm.${what}" localSheetId="${at}"${hidden}>'${elementText(name.replaceAll("'", "''"))}'!${range}</definedName>`;
      return [
        ...(filtered ? [defined('_FilterDatabase', filtered, ' hidden="1"')] : []),
        ...(repeatRows > 0 ? [defined('Print_Titles', `$1:$${repeatRows}`)] : []),
      ];
    });
    return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets>${names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''}<calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`;
  }

  private workbookRelations(): string {
    const sheets = this.sheets.map((_, at): [string, string, string] => [
      `rId${at + 1}`,
      `${OFFICE}/relationships/worksheet`,
      `worksheets/sheet${at + 1}.xml`,
    ]);
    return relations([...sheets, [`rId${sheets.length + 1}`, `${OFFICE}/relationships/styles`, 'styles.xml']]);
  }

  private properties(): string {
    const { title, creator = '一盘棋', description = '' } = this.facts;
    return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${elementText(title)}</dc:title><dc:creator>${elementText(creator)}</dc:creator><dc:description>${elementText(description)}</dc:description></cp:coreProperties>`;
  }

  private contentTypes(): string {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    const overrides = this.sheets.flatMap(({ commented }, at) => [
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
      ...(commented ? [`<Override PartName="/xl/comments${at + 1}.xml" ContentType="${type}.comments+xml"/>`] : []),
    ]);
    return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${overrides.join('')}</Types>`;
  }
}

function packageRelations(): string {
  return relations([
    ['rId1', `${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
    ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ]);
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}
