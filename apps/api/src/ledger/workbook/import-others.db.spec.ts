import { usccCheckCharacter } from '@yipanqi/domain';
import { VerifyRecords } from '../verify-records';
import { aLead, anAgreement, funds, WorkbookBench } from './workbook.support';

const MINE = 'officer-500101';
const USCC = `91500000MA0000000${usccCheckCharacter('91500000MA0000000')}`;

let bench: WorkbookBench;
beforeEach(async () => {
  bench = await WorkbookBench.open();
});
afterEach(() => bench.end());

describe('an import', () => {
  it('says of another district’s project what it says of none', async () => {
    const { pending } = await bench.imported(
      await bench.file({
        项目: [aLead({ 项目编号: 'XM-THEIRS', 责任单位: '渝北区' })],
        协议: [anAgreement({ 项目编号: 'XM-THEIRS', 凭证号: 'XY-THEIRS' })],
        到位资金: [funds({ 项目编号: 'XM-THEIRS', 凭证号: 'ZJ-THEIRS' })],
      }),
    );
    const verifier = await bench.app.actor('verifier');
    await bench.app.db.tx((tx) => bench.app.get(VerifyRecords).run(tx, verifier, pending));
    const faults = async (code: string): Promise<string[]> => {
      const path = await bench.file({
        协议: [anAgreement({ 项目编号: code, 凭证号: 'XY-1', 协议类型: '增资', 签订日期: '2020-02-02' })],
        到位资金: [
          funds({ 项目编号: code, 凭证号: 'ZJ-1', 到账日期: '2020-02-03' }),
          funds({ 项目编号: code, 凭证号: 'ZJ-2', 金额: -99999, 冲正凭证号: 'ZJ-THEIRS' }),
        ],
      });
      const { list } = await bench.checked(path, MINE);
      return list.map(({ sheet, row, code: fault, message }) => `${sheet} ${row} ${fault} ${message}`);
    };
    const ofNone = await faults('XM-NOBODY');
    expect(ofNone.length).toBeGreaterThan(0);
    expect((await faults('XM-THEIRS')).map((line) => line.replaceAll('XM-THEIRS', 'XM-NOBODY'))).toEqual(ofNone);
  });

  it('is not applied for a unit that its user has lost since the check', async () => {
    const path = await bench.file({ 项目: [aLead()], 协议: [anAgreement()] });
    const { id, status } = await bench.checked(path, MINE);
    expect(status).toBe('checked');
    const { userId } = await bench.app.actor(MINE);
    await bench.app.db.run(`UPDATE user_grant SET unit_id = '500112' WHERE user_id = $1`, [userId]);
    await expect(bench.apply(id, MINE)).rejects.toMatchObject({ code: 'IMPORT_CHANGED_SINCE_CHECK' });
    expect(await bench.picture()).toEqual([]);
  });

  it('that has moved on is not checked a second time', async () => {
    const path = await bench.file({ 项目: [aLead()], 协议: [anAgreement()] });
    const { id } = await bench.imported(path);
    await expect(bench.check(id)).rejects.toMatchObject({ code: 'IMPORT_STATUS' });
    expect((await bench.view(id)).status).toBe('applied');
  });

  it('leaves a trail of a credit code that the register lacked', async () => {
    await bench.imported(await bench.file({ 项目: [aLead()] }));
    const { id } = await bench.imported(
      await bench.file({ 项目: [aLead({ 项目编号: 'XM-2', 统一社会信用代码: USCC })] }),
    );
    const trail = await bench.app.db.query(
      `SELECT before, after FROM audit_event WHERE action = 'enterprise.edit' AND entity = 'enterprise'`,
    );
    expect(trail).toEqual([{ before: { uscc: null }, after: { uscc: USCC, import: id } }]);
  });

  it('knows an enterprise by credit code and alias together', async () => {
    await bench.imported(await bench.file({ 项目: [aLead({ 统一社会信用代码: USCC })] }));
    await bench.app.db.run(
      `INSERT INTO enterprise_alias (name_key, alias, enterprise_id) SELECT '演示旧名公司', '演示旧名公司', id FROM enterprise`,
    );
    const path = await bench.file({
      项目: [aLead({ 项目编号: 'XM-2', 企业名称: '演示旧名公司', 统一社会信用代码: USCC })],
    });
    expect(await bench.imported(path)).toMatchObject({ enterprises: 0, leads: 1 });
  });

  it('tells a faulty value that is cut at a rare character', async () => {
    const long = `${'长'.repeat(499)}𠀀${'长'.repeat(50)}`;
    const path = await bench.file({ 项目: [aLead({ 责任单位: long })] });
    const { list } = await bench.checked(path);
    expect(list.map(({ code, value }) => [code, [...value].length])).toEqual([['UNIT_UNKNOWN', 500]]);
  });
});
