import { usccCheckCharacter } from '../enterprises/uscc';
import type { Day } from '../shared/calendar';
import {
  cellText,
  isBlankRow,
  parseHeadings,
  parseLeadRow,
  parseRecordRow,
  WORKBOOK_COLUMNS,
  WORKBOOK_SHEETS,
  type WorkbookCells,
  type WorkbookFacts,
} from './workbook';

const TODAY = '2021-12-31' as Day;
const UNITS: Readonly<Record<string, string>> = {
  万州区: '500101',
  万州: '500101',
  '500101': '500101',
  渝中区: '500103',
  两江新区: 'lj',
};
const FACTS: WorkbookFacts = {
  today: TODAY,
  unit: (name) => UNITS[name] ?? null,
  inScope: (unit) => unit !== '500103',
  direction: (name) => (name === '新能源汽车' || name === 'nev' ? 'nev' : null),
};
const USCC = `91500000MA0000000${usccCheckCharacter('91500000MA0000000')}`;

const LEAD: WorkbookCells = {
  项目编号: 'A-1',
  项目名称: '演示项目',
  企业名称: '演示公司',
  责任单位: '万州区',
  登记日期: '2021-01-05',
};
const FORMAL: WorkbookCells = { 凭证号: 'X1', 项目编号: 'A-1', 协议类型: '正式', 签订日期: '2021-03-01', 金额: 100 };
const FUNDS: WorkbookCells = { 凭证号: 'Z1', 项目编号: 'A-1', 到账日期: '2021-03-31', 金额: 1 };
const MILESTONE: WorkbookCells = { 凭证号: 'J1', 项目编号: 'A-1', 节点: '开工', 日期: '2021-04-01' };

const lead = (more: WorkbookCells = {}) => parseLeadRow({ ...LEAD, ...more }, FACTS);
const agreement = (more: WorkbookCells = {}) => parseRecordRow('agreement', { ...FORMAL, ...more }, TODAY);
const funds = (more: WorkbookCells = {}) => parseRecordRow('funds', { ...FUNDS, ...more }, TODAY);
const milestone = (more: WorkbookCells = {}) => parseRecordRow('milestone', { ...MILESTONE, ...more }, TODAY);
const faults = ({ faults: found }: ReturnType<typeof lead | typeof agreement>): string[] =>
  found.map(({ heading, code }) => `${heading} ${code}`);

describe('a row of 项目', () => {
  it('with nothing but what must be there', () => {
    expect(lead()).toEqual({
      faults: [],
      value: {
        code: 'A-1',
        name: '演示项目',
        enterpriseName: '演示公司',
        uscc: null,
        unitId: '500101',
        placeUnitId: null,
        direction: null,
        industrial: null,
        strategicEmerging: null,
        digital: null,
        registeredOn: '2021-01-05',
        stage: null,
        split: [],
        source: null,
        referrer: null,
        contactName: null,
        contactPhone: null,
        remark: null,
      },
    });
  });

  it('with everything', () => {
    const { value, faults: found } = lead({
      统一社会信用代码: ` ${USCC.toLowerCase()} `,
      落地区县: '渝中区',
      规划方向: '新能源汽车',
      工业: '是',
      战新: '否',
      数字经济: '',
      阶段: '在谈',
      分劈: '两江新区：60；万州：40',
      来源: '推介会',
      引荐人: '演示',
      联系人: '演示',
      联系电话: 13800000000,
      备注: '好',
    });
    expect(found).toEqual([]);
    expect(value).toMatchObject({
      uscc: USCC,
      placeUnitId: '500103',
      direction: 'nev',
      industrial: true,
      strategicEmerging: false,
      digital: null,
      stage: 'negotiation',
      split: [
        { unit: 'lj', bp: 6000 },
        { unit: '500101', bp: 4000 },
      ],
      contactPhone: '13800000000',
    });
  });

  it('takes numbers in text columns as they are seen', () => {
    expect(lead({ 项目编号: 20210001 }).value.code).toBe('20210001');
    expect(cellText(0.1 + 0.2)).toBe('0.3');
  });

  it('takes the whole to the responsible unit for no split', () => {
    expect(lead({ 分劈: '万州:100' }).value.split).toEqual([]);
  });

  it.each<[WorkbookCells, string]>([
    [{ 项目编号: ' ' }, '项目编号 FIELD_REQUIRED'],
    [{ 项目编号: '长'.repeat(65) }, '项目编号 TEXT_TOO_LONG'],
    [{ 项目名称: '长'.repeat(201) }, '项目名称 TEXT_TOO_LONG'],
    [{ 项目名称: '（）' }, '项目名称 NAME_WITHOUT_LETTERS'],
    [{ 企业名称: null }, '企业名称 FIELD_REQUIRED'],
    [{ 企业名称: '#REF!' }, '企业名称 CELL_ERROR'],
    [{ 统一社会信用代码: `${USCC.slice(0, 17)}${USCC.endsWith('0') ? '1' : '0'}` }, '统一社会信用代码 USCC_INVALID'],
    [{ 统一社会信用代码: '123' }, '统一社会信用代码 USCC_LENGTH'],
    [{ 责任单位: '成渝中欧班列' }, '责任单位 UNIT_UNKNOWN'],
    [{ 责任单位: '渝中区' }, '责任单位 UNIT_OUT_OF_SCOPE'],
    [{ 落地区县: '别处' }, '落地区县 UNIT_UNKNOWN'],
    [{ 规划方向: '新能源' }, '规划方向 DIRECTION_UNKNOWN'],
    [{ 工业: 'TRUE' }, '工业 YES_NO_INVALID'],
    [{ 登记日期: '2021-02-31' }, '登记日期 DATE_INVALID'],
    [{ 登记日期: '2022-01-01' }, '登记日期 DATE_IN_FUTURE'],
    [{ 阶段: '签约' }, '阶段 STAGE_UNKNOWN'],
    [{ 分劈: '两江新区:60;万州区:39' }, '分劈 SPLIT_SUM'],
    [{ 分劈: '万州区:60;万州:40' }, '分劈 SPLIT_UNIT_TWICE'],
    [{ 分劈: '哪里:60;万州:40' }, '分劈 UNIT_UNKNOWN'],
    [{ 分劈: '各半' }, '分劈 SPLIT_FORMAT'],
    [{ 备注: '长'.repeat(2001) }, '备注 TEXT_TOO_LONG'],
  ])('refuses %o', (more, wanted) => {
    expect(faults(lead(more))).toEqual([wanted]);
  });

  it('tells every faulty cell with its value and a sentence', () => {
    expect(lead({ 责任单位: '哪里', 登记日期: '昨天', 工业: '对' }).faults).toEqual([
      {
        heading: '责任单位',
        value: '哪里',
        code: 'UNIT_UNKNOWN',
        message: expect.stringContaining('没有“哪里”这个单位') as string,
      },
      {
        heading: '工业',
        value: '对',
        code: 'YES_NO_INVALID',
        message: expect.stringContaining('请填写“是”或“否”') as string,
      },
      {
        heading: '登记日期',
        value: '昨天',
        code: 'DATE_INVALID',
        message: expect.stringContaining('2021年3月31日') as string,
      },
    ]);
  });
});

describe('dates', () => {
  it.each<[string | number, string]>([
    ['2021-03-31', '2021-03-31'],
    ['2021/3/31', '2021-03-31'],
    ['2021年3月31日', '2021-03-31'],
    ['２０２１-０３-３１', '2021-03-31'],
    [44286, '2021-03-31'],
    [44286.75, '2021-03-31'],
  ])('%s', (cell, day) => {
    expect(funds({ 到账日期: cell }).value.occurredOn).toBe(day);
  });

  it.each(['31.3.2021', '2021-3', 12, '20210331'])('not %s', (cell) => {
    expect(faults(funds({ 到账日期: cell }))).toEqual(['到账日期 DATE_INVALID']);
  });
});

describe('money', () => {
  it.each<[string | number, bigint, string]>([
    [100, 100_000_000n, '100'],
    ['1,234.5', 1_234_500_000n, '1234.5'],
    ['１２３', 123_000_000n, '123'],
    [0.000001, 1n, '0.000001'],
    ['0.123456', 123_456n, '0.123456'],
    [0.1 + 0.2, 300_000n, '0.3'],
  ])('%s 万元', (cell, amount, originalWan) => {
    expect(agreement({ 金额: cell })).toMatchObject({
      faults: [],
      value: { amount, originalWan, currency: 'CNY', rate: null },
    });
  });

  it.each<[WorkbookCells, string]>([
    [{ 金额: null }, '金额 AMOUNT_REQUIRED'],
    [{ 金额: '1.0000001' }, '金额 AMOUNT_INVALID'],
    [{ 金额: '一百万' }, '金额 AMOUNT_INVALID'],
    [{ 金额: '12,34' }, '金额 AMOUNT_INVALID'],
    [{ 金额: 0 }, '金额 AMOUNT_ZERO'],
    [{ 金额: -1 }, '金额 REVERSAL_TARGET_REQUIRED'],
    [{ 金额: 1e12 }, '金额 AMOUNT_TOO_LARGE'],
    [{ 币种: '美元' }, '币种 CURRENCY_UNKNOWN'],
    [{ 币种: 'USD' }, '汇率 RATE_REQUIRED'],
    [{ 币种: 'USD', 汇率: -6 }, '汇率 RATE_INVALID'],
    [{ 汇率: 2 }, '汇率 RATE_NOT_ONE'],
  ])('refuses %o', (more, wanted) => {
    expect(faults(agreement(more))).toEqual([wanted]);
  });

  it('of another currency is converted once, exactly', () => {
    expect(agreement({ 金额: 100, 币种: 'usd', 汇率: '6.37571234' }).value).toMatchObject({
      currency: 'USD',
      originalWan: '100',
      rate: '6.37571234',
      amount: 637_571_234n,
    });
  });

  it('in yuan may say so, with a rate of one', () => {
    expect(agreement({ 币种: '人民币', 汇率: 1 })).toMatchObject({
      faults: [],
      value: { currency: 'CNY', rate: null },
    });
  });
});

describe('records', () => {
  it.each([
    ['意向', 'intent'],
    ['框架', 'framework'],
    ['正式', 'formal'],
    ['正式协议', 'formal'],
    ['增资', 'increase'],
  ])('agreement %s', (word, kind) => {
    expect(agreement({ 协议类型: word })).toMatchObject({ faults: [], value: { kind } });
  });

  it('a termination has no amount', () => {
    expect(agreement({ 协议类型: '终止', 金额: null })).toMatchObject({
      faults: [],
      value: { kind: 'termination', amount: null },
    });
    expect(faults(agreement({ 协议类型: '终止' }))).toEqual(['金额 AMOUNT_NOT_EXPECTED']);
  });

  it('a reversal of funds is negative and names what it reverses', () => {
    expect(funds({ 金额: -1, 冲正凭证号: 'Z0' })).toMatchObject({
      faults: [],
      value: { kind: 'reversal', reverses: 'Z0', amount: -1_000_000n },
    });
    expect(faults(funds({ 冲正凭证号: 'Z0' }))).toEqual(['金额 REVERSAL_NOT_NEGATIVE']);
    expect(faults(funds({ 金额: -1 }))).toEqual(['金额 REVERSAL_TARGET_REQUIRED']);
  });

  it('a reversal of an agreement has its column when it is needed', () => {
    expect(agreement({ 协议类型: '冲正', 金额: -1, 冲正凭证号: 'X0' })).toMatchObject({
      faults: [],
      value: { kind: 'reversal', reverses: 'X0' },
    });
    expect(faults(agreement({ 金额: -1, 冲正凭证号: 'X0' }))).toEqual(['协议类型 OPTION_INVALID']);
  });

  it('head lists are written one way', () => {
    expect(agreement({ 头部企业名录: '世界500强（2021年）' }).value.headList).toBe('世界500强 2021');
    expect(faults(agreement({ 头部企业名录: '好企业' }))).toEqual(['头部企业名录 HEAD_LIST_UNKNOWN']);
  });

  it('milestones are three', () => {
    expect(milestone({ 节点: '达产' })).toMatchObject({
      faults: [],
      value: { kind: 'fullCapacity', amount: null, currency: 'CNY' },
    });
    expect(faults(milestone({ 节点: '封顶' }))).toEqual(['节点 OPTION_INVALID']);
    expect(faults(agreement({ 协议类型: '开工' }))).toEqual(['协议类型 OPTION_INVALID']);
  });
});

describe('headings', () => {
  it.each(WORKBOOK_SHEETS)('%s: those of the table, in any order, with spaces', (sheet) => {
    const names = WORKBOOK_COLUMNS[sheet].map((column) => ` ${column.heading}`).reverse();
    expect(parseHeadings(sheet, names)).toEqual({ headings: names.map((name) => name.trim()), faults: [] });
  });

  it('unknown, repeated and missing columns are told', () => {
    expect(
      parseHeadings('节点', ['凭证号', '凭证号', null, '节点', '日期', '金额']).faults.map(({ heading, code }) => [
        heading,
        code,
      ]),
    ).toEqual([
      ['凭证号', 'COLUMN_REPEATED'],
      ['金额', 'COLUMN_UNKNOWN'],
      ['项目编号', 'COLUMN_MISSING'],
    ]);
  });

  it('blank rows are passed over', () => {
    expect(isBlankRow([null, ' ', ''])).toBe(true);
    expect(isBlankRow([null, 0])).toBe(false);
  });
});
