import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usccCheckCharacter } from '@yipanqi/domain';
import { VerifyRecords } from '../verify-records';
import { aLead, aMilestone, anAgreement, funds, WorkbookBench, type Book } from './workbook.support';

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await WorkbookBench.open();
});
afterEach(() => bench.end());

const WHOLE: Book = {
  项目: [
    aLead({
      分劈: '两江新区:60;万州区:40',
      落地区县: '500112',
      工业: '是',
      联系人: '演示联系人',
      联系电话: '13800000000',
      来源: '推介会',
    }),
    aLead({
      项目编号: 'XM-2',
      项目名称: '演示软件项目',
      企业名称: '演示软件公司',
      统一社会信用代码: `91500000MA0000000${usccCheckCharacter('91500000MA0000000')}`,
      责任单位: '渝北区',
      阶段: '在谈',
    }),
  ],
  协议: [
    anAgreement({ 头部企业名录: '世界500强 2021', 佐证: '协议扫描件1' }),
    anAgreement({ 凭证号: 'XY-2', 协议类型: '增资', 签订日期: 44350, 金额: '0.000001' }),
    anAgreement({ 凭证号: 'XY-3', 项目编号: 'XM-2', 协议类型: '框架', 金额: 500, 币种: 'USD', 汇率: 6.5 }),
  ],
  到位资金: [funds(), funds({ 凭证号: 'ZJ-2', 金额: -234.5, 冲正凭证号: 'ZJ-1', 备注: '退回' })],
  节点: [aMilestone()],
};

describe('a workbook without faults', () => {
  it('is applied in one go, and a second import of it changes nothing', async () => {
    const path = await bench.file(WHOLE);
    const first = await bench.imported(path);
    expect(first).toMatchObject({ enterprises: 2, leads: 2, changed: 0, records: 6 });
    expect(first.pending).toHaveLength(6);
    const before = await bench.picture();
    expect(before).toEqual([
      'agreement|XY-1|XM-1|formal|2021-03-10|CNY|120000.000000|120000000000|世界500强 2021|协议扫描件1||pending',
      'agreement|XY-2|XM-1|increase|2021-06-03|CNY|0.000001|1|||pending',
      'agreement|XY-3|XM-2|framework|2021-03-10|USD|500.000000|6.50000000|3250000000|||pending',
      'funds|ZJ-1|XM-1|receipt|2021-03-31|CNY|1234.500000|1234500000|||pending',
      'funds|ZJ-2|XM-1|reversal|2021-03-31|CNY|-234.500000|-234500000|ZJ-1||退回|pending',
      'lead|XM-1|演示电池项目|演示电池有限公司|500101|500112|other|t|f|f|2021-01-05|推介会|||500000-liangjiang:6000;500101:4000',
      'lead|XM-2|演示软件项目|演示软件公司|91500000MA00000008|500112|other|f|f|f|2021-01-05|||',
      'milestone|JD-1|XM-1|construction|2021-04-01|CNY|||pending',
    ]);

    const second = await bench.checked(path);
    expect(second.status).toBe('checked');
    expect(second.counts).toEqual({
      项目: { rows: 2, new: 0, changed: 0, same: 2 },
      协议: { rows: 3, new: 0, changed: 0, same: 3 },
      到位资金: { rows: 2, new: 0, changed: 0, same: 2 },
      节点: { rows: 1, new: 0, changed: 0, same: 1 },
    });
    expect(await bench.apply(second.id)).toMatchObject({ enterprises: 0, leads: 0, changed: 0, records: 0 });
    expect(await bench.picture()).toEqual(before);
  });

  it('is undone as a whole while nothing of it is verified, what it changed included', async () => {
    await bench.imported(await bench.file({ 项目: [aLead({ 备注: '先前的备注' })] }));
    const before = await bench.picture();
    const { id } = await bench.imported(await bench.file(WHOLE));
    expect(await bench.picture()).not.toEqual(before);
    expect(await bench.undo(id)).toMatchObject({ leads: 1, restored: 1, records: 6, enterprises: 1 });
    expect(await bench.picture()).toEqual(before);
    expect((await bench.view(id)).status).toBe('undone');
    await expect(bench.undo(id)).rejects.toMatchObject({ code: 'IMPORT_STATUS' });
  });

  it('cannot be undone once a record of it is verified', async () => {
    const { id, pending } = await bench.imported(await bench.file(WHOLE));
    const verifier = await bench.app.actor('verifier');
    await bench.app.db.tx((tx) => bench.app.get(VerifyRecords).run(tx, verifier, pending));
    const before = await bench.picture();
    await expect(bench.undo(id)).rejects.toMatchObject({ code: 'IMPORT_UNDO_VERIFIED', details: { count: 6 } });
    expect(await bench.picture()).toEqual(before);
  });

  it('goes out and comes into an empty ledger as the same', async () => {
    const { pending } = await bench.imported(await bench.file(WHOLE));
    const verifier = await bench.app.actor('verifier');
    await bench.app.db.tx((tx) => bench.app.get(VerifyRecords).run(tx, verifier, pending));
    const path = await bench.exported();
    expect((await bench.checked(path)).counts).toMatchObject({
      项目: { same: 2 },
      协议: { same: 3 },
      到位资金: { same: 2 },
      节点: { same: 1 },
    });

    const empty = await WorkbookBench.open();
    try {
      const again = await empty.imported(path);
      await empty.app.db.tx(async (tx) =>
        empty.app.get(VerifyRecords).run(tx, await empty.app.actor('verifier'), again.pending),
      );
      expect(await empty.picture()).toEqual(await bench.picture());
      expect(await postings(empty)).toEqual(await postings(bench));
    } finally {
      await empty.end();
    }
  });
});

function postings(of: WorkbookBench): Promise<object[]> {
  return of.app.db.query(
    `SELECT r.voucher_no, p.unit_id, p.quota_line, p.booked_month, p.measure, p.value::text FROM ledger_posting p
       JOIN ledger_record r ON r.id = p.record_id ORDER BY 1, 2, 3, 4, 5, 6`,
  );
}

describe('what a workbook may not say', () => {
  const codes = async (book: Book, login = 'officer'): Promise<string[]> =>
    (await bench.checked(await bench.file(book), login)).list.map(
      (fault) => `${fault.sheet} ${fault.row} ${fault.heading} ${fault.code}`,
    );

  it('an existing voucher number with other values', async () => {
    await bench.imported(await bench.file(WHOLE));
    const before = await bench.picture();
    expect(
      await codes({
        到位资金: [funds({ 金额: 99 })],
        协议: [anAgreement({ 头部企业名录: '世界500强 2021' })],
        节点: [aMilestone({ 日期: '2021-04-02' })],
      }),
    ).toEqual([
      '协议 2 凭证号 VOUCHER_CONFLICT',
      '到位资金 2 凭证号 VOUCHER_CONFLICT',
      '节点 2 凭证号 VOUCHER_CONFLICT',
    ]);
    expect(await bench.picture()).toEqual(before);
  });

  it('numbers twice in the file, projects that nobody knows, dates before the agreement, records without one', async () => {
    expect(
      await codes({
        项目: [
          aLead(),
          aLead({ 项目名称: '又一个' }),
          aLead({ 项目编号: 'XM-2', 项目名称: '没有协议', 企业名称: '演示另一家公司' }),
        ],
        协议: [
          anAgreement(),
          anAgreement({ 凭证号: 'XY-2', 项目编号: 'XM-9' }),
          anAgreement({ 凭证号: 'XY-3', 项目编号: 'XM-2', 协议类型: '增资' }),
        ],
        到位资金: [funds({ 到账日期: '2021-03-09' }), funds({ 金额: 5 }), funds({ 凭证号: 'ZJ-3', 项目编号: 'XM-2' })],
        节点: [aMilestone({ 项目编号: 'XM-2' })],
      }),
    ).toEqual([
      '项目 3 项目编号 ROW_REPEATED',
      '协议 3 项目编号 LEAD_UNKNOWN',
      '协议 4 协议类型 INCREASE_WITHOUT_AGREEMENT',
      '到位资金 2 到账日期 DATE_BEFORE_AGREEMENT',
      '到位资金 3 凭证号 VOUCHER_REPEATED',
      '到位资金 4 项目编号 FUNDS_WITHOUT_AGREEMENT',
      '节点 2 项目编号 MILESTONE_WITHOUT_AGREEMENT',
    ]);
  });

  it('reversals of nothing, or of more than there is', async () => {
    expect(
      await codes({
        项目: [aLead()],
        协议: [anAgreement()],
        到位资金: [
          funds({ 金额: 100 }),
          funds({ 凭证号: 'ZJ-2', 金额: -60, 冲正凭证号: 'ZJ-1' }),
          funds({ 凭证号: 'ZJ-3', 金额: -60, 冲正凭证号: 'ZJ-1' }),
          funds({ 凭证号: 'ZJ-4', 金额: -1, 冲正凭证号: 'ZJ-9' }),
          funds({ 凭证号: 'ZJ-5', 金额: -1 }),
        ],
      }),
    ).toEqual([
      '到位资金 4 金额 REVERSAL_EXCEEDS',
      '到位资金 5 冲正凭证号 REVERSAL_TARGET_MISSING',
      '到位资金 6 金额 REVERSAL_TARGET_REQUIRED',
    ]);
  });

  it('other units’ rows, and other units’ projects look as if there were none', async () => {
    await bench.imported(await bench.file({ 项目: [aLead({ 责任单位: '渝北区' })], 协议: [anAgreement()] }));
    expect(
      await codes(
        {
          项目: [aLead(), aLead({ 项目编号: 'XM-7', 责任单位: '渝北区', 企业名称: '演示第七公司' })],
          到位资金: [funds({ 凭证号: 'ZJ-8' })],
          协议: [anAgreement({ 凭证号: 'XY-8', 项目编号: 'XM-7' })],
        },
        'officer-500101',
      ),
    ).toEqual([
      '项目 2 项目编号 LEAD_NO_TAKEN',
      '项目 3 责任单位 UNIT_OUT_OF_SCOPE',
      '到位资金 2 项目编号 FUNDS_WITHOUT_AGREEMENT',
    ]);
    expect(await codes({ 到位资金: [funds({ 凭证号: 'ZJ-8' })] }, 'officer-500101')).toEqual([
      '到位资金 2 项目编号 LEAD_UNKNOWN',
    ]);
    await expect(bench.upload(await bench.file({ 项目: [aLead()] }), 'verifier')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('enterprises that are probably another one, known or in the file', async () => {
    await bench.imported(await bench.file({ 项目: [aLead({ 企业名称: '演示长江汽车股份有限公司' })] }));
    expect(
      await codes({
        项目: [
          aLead({ 项目编号: 'A', 企业名称: '演示长江汽车有限公司' }),
          aLead({ 项目编号: 'B', 企业名称: '演示星云科技有限公司' }),
          aLead({ 项目编号: 'C', 企业名称: '演示星云科技集团' }),
          aLead({ 项目编号: 'D', 企业名称: '演示长江汽车股份有限公司' }),
        ],
      }),
    ).toEqual(['项目 2 企业名称 ENTERPRISE_LIKELY_DUPLICATE', '项目 4 企业名称 ENTERPRISE_ALIKE_IN_FILE']);
  });

  it('what is fixed on a project with verified records', async () => {
    const { pending } = await bench.imported(await bench.file(WHOLE));
    await bench.app.db.tx(async (tx) =>
      bench.app.get(VerifyRecords).run(tx, await bench.app.actor('verifier'), pending),
    );
    expect(
      await codes({
        项目: [
          aLead({ 工业: '否', 分劈: '两江新区:60;万州区:40' }),
          { ...WHOLE.项目![1]!, 项目名称: '改了名的软件项目' },
        ],
      }),
    ).toEqual(['项目 2 工业 LEAD_LOCKED']);
  });

  it('sheets and columns that the table does not know', async () => {
    const path = await bench.file(
      { 项目: [aLead()] },
      {
        节点: null,
        项目: ['项目编号', '项目名称', '企业名称', '责任单位', '报到日期'],
        协议: ['凭证号', '项目编号', '协议类型', '签订日期', '金额', '凭证号'],
      },
    );
    expect(
      (await bench.checked(path)).list.map(({ sheet, row, heading, code }) => [sheet, row, heading, code]),
    ).toEqual([
      ['项目', 1, '报到日期', 'COLUMN_UNKNOWN'],
      ['项目', 1, '登记日期', 'COLUMN_MISSING'],
      ['协议', 1, '凭证号', 'COLUMN_REPEATED'],
      ['节点', 0, '', 'SHEET_MISSING'],
    ]);
  });

  it('2 000 faulty cells: all of them are listed, and nothing is written', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) =>
      aLead({ 项目编号: `X${at}`, 责任单位: '不存在区', 登记日期: '2021-02-31' }),
    );
    const { id, list, status, faults } = await bench.checked(await bench.file({ 项目: rows }));
    expect({ status, faults, listed: list.length }).toEqual({ status: 'faulty', faults: 2000, listed: 2000 });
    expect(list[0]).toMatchObject({
      sheet: '项目',
      row: 2,
      heading: '责任单位',
      value: '不存在区',
      code: 'UNIT_UNKNOWN',
    });
    expect(list[1999]).toMatchObject({ row: 1001, heading: '登记日期', value: '2021-02-31', code: 'DATE_INVALID' });
    await expect(bench.apply(id)).rejects.toMatchObject({ code: 'IMPORT_HAS_ERRORS', details: { count: 2000 } });
    expect(await bench.picture()).toEqual([]);
  });

  it('nothing at all', async () => {
    const id = await bench.upload(await bench.file({}));
    await expect(bench.check(id)).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
    expect(await bench.view(id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('没有任何数据行') as string,
    });
  });
});

describe('a file that is no workbook', () => {
  it('is refused before it is stored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yipanqi-exe-'));
    const path = join(folder, '台账.xlsx');
    writeFileSync(path, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2000, 1)]));
    await expect(bench.upload(path)).rejects.toMatchObject({ code: 'FILE_NOT_XLSX' });
    writeFileSync(path, '');
    await expect(bench.upload(path)).rejects.toMatchObject({ code: 'FILE_REQUIRED' });
    rmSync(folder, { recursive: true });
    expect(await bench.app.db.query('SELECT 1 FROM stored_file')).toEqual([]);
  });
});

describe('the ledger between check and import', () => {
  it('has changed: nothing is written, and the import says so', async () => {
    const path = await bench.file(WHOLE);
    const { id } = await bench.checked(path);
    await bench.imported(await bench.file({ 项目: [aLead({ 项目编号: 'XM-1' })], 协议: [anAgreement({ 金额: 7 })] }));
    const before = await bench.picture();
    await expect(bench.apply(id)).rejects.toMatchObject({ code: 'IMPORT_CHANGED_SINCE_CHECK' });
    expect(await bench.picture()).toEqual(before);
  });
});
