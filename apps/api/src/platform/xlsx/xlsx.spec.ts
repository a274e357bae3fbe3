import { createWriteStream, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import { readSheetsInChild } from './read-in-child';
import type { SheetRow } from './sheet-rows';
import type { CellOut } from './sheet-writer';
import { assertWorkbookFile, WorkbookReader } from './workbook-reader';
import { WorkbookWriter } from './workbook-writer';

const MAX = 64 << 20;
const folder = mkdtempSync(join(tmpdir(), 'yipanqi-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function written(
  name: string,
  rows: readonly (readonly CellOut[])[],
  facts = { title: '测试' },
): Promise<string> {
  const path = join(folder, name);
  const book = new WorkbookWriter(createWriteStream(path), facts);
  await book.sheet(
    '项目',
    { columns: [{ width: 20, options: ['是', '否'] }, { width: 12 }], freeze: { rows: 1, columns: 1 }, filter: true },
    async (sheet) => {
      await sheet.heading(['名称', '值']);
      for (const row of rows) await sheet.write(row);
    },
  );
  await book.sheet('选项', { columns: [{ width: 10 }], hidden: true }, async (sheet) => {
    await sheet.write(['一']);
  });
  await book.close();
  return path;
}

async function rowsOf(path: string, sheet = '项目'): Promise<SheetRow[]> {
  const reader = await WorkbookReader.open(path, MAX);
  const all: SheetRow[] = [];
  for await (const rows of reader.rows(sheet)) all.push(...rows);
  await reader.close();
  return all;
}

async function ofChild(path: string, max = MAX): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const part of readSheetsInChild(path, max)) all.push(...(part.rows ?? [part.sheet]));
  return all;
}

describe('a workbook written here', () => {
  const tricky = '<&>"\'\r\n\u0007 _x000D_ 𠀀 末尾空格 ';

  it('is read back: text, numbers, exact decimals, dates, empty cells', async () => {
    const path = await written('own.xlsx', [
      ['甲', 1.5],
      [null, { decimal: '123456789.123456' }],
      [{ date: '2021-03-31' }, { decimal: '1234567890.123456' }],
      [tricky, { value: 7, formula: 'SUM(B2:B3)' }],
    ]);
    expect(await rowsOf(path)).toEqual([
      { row: 1, cells: ['名称', '值'] },
      { row: 2, cells: ['甲', 1.5] },
      { row: 3, cells: [null, 123456789.123456] },
      { row: 4, cells: ['2021-03-31', '1234567890.123456'] },
      { row: 5, cells: [tricky.replace('\u0007', ''), 7] },
    ]);
  });

  it('is a workbook to another library, with frozen panes, filter, drop-downs, notes and formulas', async () => {
    const path = await written('other.xlsx', [
      [{ value: '甲', comment: '这里有误', fill: 'FFDDDD' }, { date: '2021-03-31' }],
    ]);
    const book = new Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet('项目')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:B2');
    expect(sheet.getCell('A2').value).toBe('甲');
    expect(JSON.stringify(sheet.getCell('A2').note)).toContain('这里有误');
    expect(sheet.getCell('A2').fill).toMatchObject({ fgColor: { argb: 'FFFFDDDD' } });
    expect(sheet.getCell('B2').value).toEqual(new Date('2021-03-31T00:00:00Z'));
    expect(sheet.getCell('A2').dataValidation).toMatchObject({ type: 'list', formulae: ['"是,否"'] });
    expect(book.getWorksheet('选项')!.state).toBe('veryHidden');
  });

  it('keeps what looks like a formula as text', async () => {
    const risky = ['=1+1', '+1', '-1', '@a', '\tx', '＝1', '＋1', '－1', '＠a'];
    const path = await written(
      'risky.xlsx',
      risky.map((text) => [text]),
    );
    const book = new Workbook();
    await book.xlsx.readFile(path);
    expect(risky.map((_, at) => book.getWorksheet('项目')!.getCell(at + 2, 1).value)).toEqual(risky);
    expect((await rowsOf(path)).slice(1).map((row) => row.cells[0])).toEqual(risky);
  });

  it('has the same bytes when written again', async () => {
    const rows = [
      ['甲', 1],
      ['乙', 2],
    ];
    expect(readFileSync(await written('once.xlsx', rows))).toEqual(readFileSync(await written('twice.xlsx', rows)));
  });
});

describe('a workbook of another writer', () => {
  it('is read with shared strings, dates by style, rich text, formulas and booleans', async () => {
    const path = join(folder, 'foreign.xlsx');
    const book = new Workbook();
    const sheet = book.addWorksheet('项目');
    sheet.addRow(['甲', '甲', 2.25]);
    sheet.addRow([new Date('2021-12-31T00:00:00Z'), true, { formula: 'C1*2', result: 4.5 }]);
    sheet.getCell('A2').numFmt = 'yyyy"年"m"月"d"日"';
    sheet.getCell('A4').value = { richText: [{ text: '重' }, { text: '庆' }] };
    await book.xlsx.writeFile(path);
    expect(await rowsOf(path)).toEqual([
      { row: 1, cells: ['甲', '甲', 2.25] },
      { row: 2, cells: ['2021-12-31', 'TRUE', 4.5] },
      { row: 4, cells: ['重庆'] },
    ]);
  });
});

describe('a file from outside', () => {
  it('comes through the child process row by row', async () => {
    const path = await written('child.xlsx', [['甲', 1]]);
    expect(await ofChild(path)).toEqual(['项目', [1, ['名称', '值']], [2, ['甲', 1]], '选项', [1, ['一']]]);
  });

  it('that is no workbook is refused by its content', async () => {
    const path = join(folder, 'renamed.xlsx');
    writeFileSync(path, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096, 0x90)]));
    await expect(assertWorkbookFile(path, MAX)).rejects.toMatchObject({ code: 'FILE_NOT_XLSX' });
    writeFileSync(path, zip({ 'word/document.xml': ['<a/>'] }));
    await expect(assertWorkbookFile(path, MAX)).rejects.toMatchObject({ code: 'FILE_NOT_XLSX' });
  });

  it('that says how far it inflates is refused before anything is inflated', async () => {
    const path = join(folder, 'bomb.xlsx');
    writeFileSync(path, workbookZip(Buffer.alloc(MAX + 1, 0x20)));
    await expect(assertWorkbookFile(path, MAX)).rejects.toMatchObject({ code: 'FILE_INFLATES_TOO_LARGE' });
  });

  it('that lies about how far it inflates is stopped while it is counted', async () => {
    const path = join(folder, 'liar.xlsx');
    writeFileSync(path, workbookZip(Buffer.alloc(MAX + 1, 0x20), 1000));
    await assertWorkbookFile(path, MAX);
    await expect(ofChild(path)).rejects.toMatchObject({ code: 'FILE_INFLATES_TOO_LARGE' });
  });

  it('with a document type or an entity of its own is refused', async () => {
    for (const sheet of [
      '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>',
      '<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ]) {
      const path = join(folder, 'entity.xlsx');
      writeFileSync(path, workbookZip(Buffer.from(sheet)));
      await expect(ofChild(path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    }
  });

  it('that is cut short is refused', async () => {
    const path = join(folder, 'cut.xlsx');
    const whole = workbookZip(Buffer.from('<worksheet><sheetData>'));
    whole.fill(0xff, 40, 60);
    writeFileSync(path, whole);
    await expect(ofChild(path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

function workbookZip(sheet: Buffer, claimed?: number): Buffer {
  return zip({
    'xl/workbook.xml': ['<workbook><sheets><sheet name="项目" r:id="r1"/></sheets></workbook>'],
    'xl/_rels/workbook.xml.rels': [
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ],
    'xl/worksheets/sheet1.xml': [sheet, claimed],
    '[Content_Types].xml': ['<Types/>'],
  });
}

/** A zip made by hand, so that its headers may lie. */
function zip(files: Record<string, [content: string | Buffer, claimed?: number]>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, [content, claimed]] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const bytes = deflateRawSync(plain);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(bytes.length, 20);
    record.writeUInt32LE(claimed ?? plain.length, 24);
    record.writeUInt16LE(Buffer.byteLength(name), 28);
    record.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), bytes);
    directory.push(record, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
