import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { WORKBOOK_COLUMNS, WORKBOOK_FAULTS_SHEET, WORKBOOK_SHEETS } from '@yipanqi/domain';
import { DiscardRecord } from '../discard-record';
import { RecordEntry } from '../record-entry';
import { VerifyRecords } from '../verify-records';
import { MarkedWorkbook } from './marked-workbook';
import { Template } from './template';
import { aLead, anAgreement, funds, WorkbookBench } from './workbook.support';

let bench: WorkbookBench;
const folder = mkdtempSync(join(tmpdir(), 'yipanqi-out-'));
beforeEach(async () => {
  bench = await WorkbookBench.open();
});
afterEach(() => bench.end());
afterAll(() => rmSync(folder, { recursive: true }));

const headings = (sheet: (typeof WORKBOOK_SHEETS)[number]): string[] =>
  WORKBOOK_COLUMNS[sheet].map((column) => column.heading);

async function opened(path: string): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.readFile(path);
  return book;
}

describe('an export', () => {
  it('has the four sheets with their headings, rows of the scope only, no contacts, no discarded records', async () => {
    await bench.imported(
      await bench.file({
        项目: [
          aLead({ 联系人: '演示联系人', 联系电话: '13800000000' }),
          aLead({ 项目编号: 'XM-2', 项目名称: '渝北的项目', 企业名称: '演示渝北公司', 责任单位: '渝北区' }),
        ],
        协议: [anAgreement(), anAgreement({ 凭证号: 'XY-2', 协议类型: '框架' })],
      }),
    );
    const record = await bench.app.db.one<{ id: string; version: number }>(
      `SELECT id, version FROM ledger_record WHERE voucher_no = 'XY-2'`,
    );
    await bench.app.get(DiscardRecord).run(await bench.app.write('officer'), record!.id, record!.version);
    const path = await bench.exported('officer-500101');
    for (const sheet of WORKBOOK_SHEETS) expect((await bench.read(path, sheet))[0]).toEqual(headings(sheet));
    const leads = await bench.read(path, '项目');
    expect(leads.slice(1).map((row) => row[0])).toEqual(['XM-1']);
    expect(JSON.stringify(leads)).not.toMatch(/演示联系人|13800000000/);
    expect((await bench.read(path, '协议')).slice(1).map((row) => row.slice(0, 5))).toEqual([
      ['XY-1', 'XM-1', '正式', '2021-03-10', 120000],
    ]);
    expect(await bench.app.db.query(`SELECT action FROM audit_event WHERE action = 'ledger.export'`)).toHaveLength(1);
    expect((await opened(path)).creator).toBe('示例·万州招商干部');
  });

  it('keeps text that looks like a formula as text, and brings it back as it was', async () => {
    const risky = '=HYPERLINK("http://example.invalid","点我")';
    const { id } = await bench.imported(
      await bench.file({ 项目: [aLead({ 项目名称: risky, 备注: '＋1', 来源: '@来源' })] }),
    );
    expect(id).toBeTruthy();
    const path = await bench.exported();
    const cell = (await opened(path)).getWorksheet('项目')!.getCell('B2');
    expect(cell.value).toBe(risky);
    expect(cell.formula).toBeFalsy();
    expect((await bench.checked(path)).counts['项目']).toMatchObject({ rows: 1, same: 1 });
  });

  it('carries amounts to the last 分, foreign ones in their currency', async () => {
    await bench.imported(
      await bench.file({
        项目: [aLead()],
        协议: [
          anAgreement({ 金额: '123456789.123456' }),
          anAgreement({ 凭证号: 'XY-2', 协议类型: '增资', 金额: '1000.5', 币种: 'USD', 汇率: '6.3757' }),
        ],
      }),
    );
    const rows = await bench.read(await bench.exported(), '协议');
    expect(rows.slice(1).map((row) => row.slice(4, 7))).toEqual([
      [123456789.123456, 'CNY'],
      [1000.5, 'USD', 6.3757],
    ]);
  });

  it('takes a reversed agreement out and in again', async () => {
    const { pending } = await bench.imported(await bench.file({ 项目: [aLead()], 协议: [anAgreement({ 金额: 500 })] }));
    const verifier = await bench.app.actor('verifier');
    await bench.app.db.tx((tx) => bench.app.get(VerifyRecords).run(tx, verifier, pending));
    const lead = await bench.app.db.one<{ id: string }>('SELECT id FROM lead');
    await bench.app.get(RecordEntry).run(await bench.app.write('officer'), {
      leadId: lead!.id,
      type: 'agreement',
      kind: 'reversal',
      occurredOn: '2021-05-01',
      amountWan: '-200',
      reversesId: pending[0]!,
      evidence: '更正说明',
      voucherNo: 'XY-9',
    });
    const path = await bench.exported();
    expect((await bench.read(path, '协议'))[0]).toEqual([...headings('协议'), '冲正凭证号']);
    const empty = await WorkbookBench.open();
    try {
      const again = await empty.imported(path);
      await empty.app.db.tx(async (tx) =>
        empty.app.get(VerifyRecords).run(tx, await empty.app.actor('verifier'), again.pending),
      );
      expect(await empty.app.db.query(`SELECT voucher_no, amount::text FROM ledger_record ORDER BY 1`)).toEqual([
        { voucher_no: 'XY-1', amount: '500000000' },
        { voucher_no: 'XY-9', amount: '-200000000' },
      ]);
    } finally {
      await empty.end();
    }
  });
});

describe('the template', () => {
  it('has four sheets to be seen, with drop-downs, and is taken as it is: empty', async () => {
    const path = join(folder, 'template.xlsx');
    await bench.app.get(Template).write(createWriteStream(path));
    const book = await opened(path);
    expect(book.worksheets.filter((sheet) => sheet.state === 'visible').map((sheet) => sheet.name)).toEqual([
      ...WORKBOOK_SHEETS,
    ]);
    for (const sheet of WORKBOOK_SHEETS) expect(await bench.read(path, sheet)).toEqual([headings(sheet)]);
    const leads = book.getWorksheet('项目')!;
    expect(leads.getCell('E2').dataValidation).toMatchObject({ type: 'list', formulae: ['选项!$A$1:$A$43'] });
    expect(leads.getCell('H2').dataValidation).toMatchObject({ formulae: ['"是,否"'] });
    expect(book.getWorksheet('协议')!.getCell('C2').dataValidation).toMatchObject({
      formulae: ['"意向,框架,正式,增资,终止"'],
    });
    await expect(bench.checked(path)).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
  });
});

describe('the marked workbook', () => {
  it('fills faulty cells, says in a note what would be right, lists all, and can be mended and dropped again', async () => {
    const { id, faults } = await bench.checked(
      await bench.file({
        项目: [aLead(), aLead({ 项目编号: 'XM-2', 责任单位: '哪里', 登记日期: { date: '2021-02-03' } })],
        到位资金: [funds({ 凭证号: null })],
      }),
    );
    const path = join(folder, 'marked.xlsx');
    await bench.app.get(MarkedWorkbook).write(createWriteStream(path), id);
    const book = await opened(path);
    const cell = book.getWorksheet('项目')!.getCell('E3');
    expect(cell.value).toBe('哪里');
    expect(cell.fill).toMatchObject({ fgColor: { argb: 'FFFFD6D6' } });
    expect(JSON.stringify(cell.note)).toContain('没有“哪里”这个单位');
    expect(book.getWorksheet('项目')!.getCell('K3').value).toEqual(new Date('2021-02-03T00:00:00Z'));
    expect(JSON.stringify(book.getWorksheet('到位资金')!.getCell('A2').note)).toContain('凭证号');
    const list = await bench.read(path, WORKBOOK_FAULTS_SHEET);
    expect(list).toHaveLength(1 + faults);
    const again = await bench.checked(path);
    expect(again.list.map((fault) => fault.code)).toEqual((await bench.faults(id)).map((fault) => fault.code));
  });
});
