import { parseCommand, WrongUsage } from './command-line';

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('the command line', () => {
  it('knows its commands', () => {
    expect(parseCommand(words('import ledger a.xlsx --as officer --verified-by verifier --dry-run --json'))).toEqual({
      name: 'import',
      file: 'a.xlsx',
      as: 'officer',
      verifiedBy: 'verifier',
      dryRun: true,
      json: true,
    });
    expect(parseCommand(words('close 2021-03 --as=verifier'))).toEqual({
      name: 'close',
      month: '2021-03',
      as: 'verifier',
      json: false,
    });
    expect(parseCommand(words('report monthly 2021-03 --as leader --out dir --interim'))).toMatchObject({
      name: 'report',
      out: 'dir',
      kind: 'monthlyInterim',
      period: '2021-03',
    });
    expect(parseCommand(words('report quarterly 2021-Q1 --as leader --out dir'))).toMatchObject({
      kind: 'quarterly',
      period: '2021-Q1',
    });
    expect(parseCommand(words('report yearly 2021 --as leader --out dir'))).toMatchObject({
      kind: 'yearly',
      period: '2021',
    });
    expect(parseCommand(words('verify-edition monthly 2021-03 --as auditor --edition 2'))).toMatchObject({
      name: 'verify-edition',
      kind: 'monthly',
      period: '2021-03',
      edition: 2,
    });
    expect(parseCommand(words('progress 2021-12 --json'))).toMatchObject({ name: 'progress', as: null, json: true });
    expect(parseCommand(words('export ledger b.xlsx --as auditor --unit 万州区'))).toMatchObject({ unit: '万州区' });
  });

  it.each([
    ['', '请写明要做什么'],
    ['fly', '没有“fly”这条命令'],
    ['verify-audit --expect 12', '行数:链头'],
    ['report quarterly 2021-03 --as leader --out x', '2021-Q1'],
    ['report quarterly 2021-Q1 --as leader --out x --interim', '--interim'],
    ['report yearly --as leader --out x', '请写明年份'],
    ['verify-edition weekly 2021-03 --as x', '没有“weekly”这种报告'],
    ['verify-edition monthly 2021-03 --as x --edition 第二', '版次'],
    ['report weekly', '没有“weekly”这种报告'],
    ['report monthly 2021-03 --as leader', '--out'],
    ['import ledger', '请写明 .xlsx 文件'],
    ['import leads a.xlsx --as officer', '没有“leads”这种文件'],
    ['import ledger a.xlsx', '--as'],
    ['import ledger a.xlsx --as', '后面应有一个值'],
    ['import ledger a.xlsx b.xlsx --as officer', '多出了“b.xlsx”'],
    ['import ledger a.xlsx --as officer --force', '没有 --force 这个选项'],
    ['close --as verifier', '请写明月份'],
    ['close 2021-13 --as verifier', '2021-13'],
  ])('%s is wrong usage', (line, said) => {
    expect(() => parseCommand(words(line))).toThrow(WrongUsage);
    expect(() => parseCommand(words(line))).toThrow(said);
  });
});
