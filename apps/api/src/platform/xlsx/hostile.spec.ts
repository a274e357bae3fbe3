import { PassThrough } from 'node:stream';
import { DateStyles } from './date-styles';
import { plainText, SharedStrings } from './shared-strings';
import { SheetRows } from './sheet-rows';
import { WorkbookWriter } from './workbook-writer';
import { XmlScanner } from './xml-scanner';

const rowsOf = (xml: string): number[] => {
  const rows = new SheetRows(new SharedStrings(), new DateStyles(), false);
  const scanner = new XmlScanner(rows);
  scanner.write(xml);
  scanner.end();
  return rows.take().map(({ row }) => row);
};
const row = (number: string): string => `<row r="${number}"><c><v>1</v></c></row>`;
const UNREADABLE = expect.objectContaining({ code: 'FILE_UNREADABLE' }) as unknown as Error;

describe('workbooks that no spreadsheet wrote', () => {
  it.each([
    ['a row twice', row('2') + row('2')],
    ['rows backwards', row('3') + row('2')],
    ['a row zero', row('0')],
    ['a row beyond the last', row('1048577')],
    ['a row that is no number', row('x')],
    ['NUL', row('1') + '\0'],
    ['NUL as an entity', '<row r="1"><c t="inlineStr"><is><t>&#0;</t></is></c></row>'],
    ['half a character', '<row r="1"><c t="inlineStr"><is><t>&#xD800;</t></is></c></row>'],
  ])('%s cannot be read', (_, xml) => expect(() => rowsOf(xml)).toThrow(UNREADABLE));

  it('rows with gaps and without numbers are read', () => {
    expect(rowsOf(row('2') + row('9') + '<row><c><v>1</v></c></row>')).toEqual([2, 9, 10]);
  });

  it('control characters are read, what nothing can store is dropped', () => {
    expect(plainText('甲_x000D_乙_x0000_丙_xD800_丁')).toBe('甲\r乙丙丁');
  });
});

it('a workbook whose reader goes away ends, and does not wait for ever', async () => {
  const out = new PassThrough({ highWaterMark: 16 });
  const book = new WorkbookWriter(out, { title: '测试' });
  const written = book.sheet('甲', { columns: [] }, async (sheet) => sheet.write(['一']));
  setTimeout(() => out.destroy(), 20);
  await expect(written.then(() => book.close())).rejects.toThrow('nobody reads');
});
