import { Workbook } from '@cj-tech-master/excelts';
import { sampleTable } from '../sample-document';
import { unzip } from '../stable-zip';
import { writeXlsx } from './write-xlsx';

const FACTS = {
  title: '示例通报（2021年第3期）',
  statusMark: '（草稿）',
  digest: 'ab'.repeat(32),
  notes: ['规划版本：第 1 版'],
};
const table = {
  ...sampleTable(3),
  rows: [
    ...sampleTable(3).rows.slice(0, 3),
    ['', '小计', '6000000000.00', '', ''],
    ['', '合计', '6000000000.00', '', ''],
  ],
  sumRows: { 3: [0, 1, 2], 4: [3] },
};
const SHEETS = [
  { name: '区县排名', table: sampleTable(3) },
  { name: '分组', table },
];

describe('a workbook of an edition, read by a foreign library', () => {
  let book: Workbook;
  let file: Buffer;
  beforeAll(async () => {
    file = await writeXlsx(SHEETS, FACTS);
    book = new Workbook();
    await book.xlsx.load(new Uint8Array(file) as never);
  });

  it('keeps title, note and headings in view, and the columns that name a row', () => {
    const [view] = book.getWorksheet('区县排名')?.views ?? [];
    expect(view).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 3 });
    const sheet = book.getWorksheet('区县排名');
    expect(sheet?.getCell('A1').value).toBe('区县排名　示例通报（2021年第3期）（草稿）');
    expect(sheet?.getRow(3).values).toEqual([undefined, '位次', '单位', '今年累计', '完成率', '超（欠）时序']);
  });

  it('holds numbers, exact, in the formats of what they are', () => {
    const sheet = book.getWorksheet('区县排名');
    expect(sheet?.getCell('C4').value).toBe(30);
    expect(sheet?.getCell('C4').numFmt).toBe('#,##0.00;[Red]-#,##0.00');
    expect(sheet?.getCell('D4').value).toBe(20.1);
    expect(sheet?.getCell('D4').numFmt).toContain('"%"');
    expect(sheet?.getCell('E4').value).toBe(-4.9);
    expect(sheet?.getCell('D6').value).toBe('—');
  });

  it('sums by formula, with the figure of the edition as its result', () => {
    expect(book.getWorksheet('区县排名')?.getCell('C7').value).toEqual({ formula: 'SUM(C4:C6)', result: 60 });
    expect(book.getWorksheet('分组')?.getCell('C7').value).toEqual({ formula: 'SUM(C4:C6)', result: 60 });
    expect(book.getWorksheet('分组')?.getCell('C8').value).toEqual({ formula: 'SUM(C7)', result: 60 });
    expect(book.getWorksheet('区县排名')?.getCell('D7').value ?? '').toBe('');
  });

  it('prints on A4 across, with its headings on every page', () => {
    const parts = unzip(file);
    expect(parts.get('xl/worksheets/sheet1.xml')?.toString('utf8')).toContain(
      'paperSize="9" orientation="landscape" fitToWidth="1"',
    );
    expect(parts.get('xl/workbook.xml')?.toString('utf8')).toContain(
      `Print_Titles" localSheetId="0">'区县排名'!$1:$3<`,
    );
  });

  it('ends with what it was made from', () => {
    const rows: unknown[] = [];
    book.getWorksheet('分组')?.eachRow((row) => rows.push(row.getCell(1).value));
    expect(rows.slice(-2)).toEqual(['规划版本：第 1 版', `数据摘要（SHA-256）：${'ab'.repeat(32)}`]);
  });

  it('has the same bytes every time', async () => {
    expect((await writeXlsx(SHEETS, FACTS)).equals(file)).toBe(true);
  });
});
