import { templateProblems, type DocumentTemplate } from './document-template';
import { numberOf, numberProblems, placeholdersOf } from './number-pattern';

describe('the number of a document', () => {
  it.each([
    ['渝招商通报〔{year}〕{n}号{edition}', 'monthly', '2021-03', 1, '渝招商通报〔2021〕3号'],
    ['{year}年第{n}期{edition}', 'monthly', '2021-11', 2, '2021年第11期（第2版）'],
    ['渝招商督〔{year}〕{quarter}号{edition}', 'quarterly', '2021-Q4', 1, '渝招商督〔2021〕4号'],
    ['渝招商考〔{year}〕{n}号{edition}', 'yearly', '2021', 3, '渝招商考〔2021〕1号（第3版）'],
  ] as const)('%s of %s %s', (pattern, kind, period, edition, number) => {
    expect(numberProblems(pattern, kind)).toEqual([]);
    expect(numberOf(pattern, { kind, period, edition })).toBe(number);
  });

  it.each([
    ['', 0, '请填写'],
    ['渝〔{year〕{n}号', 3, '没有占位符'],
    ['渝〔{year}〕{n号', 10, '没有配对'],
    ['渝}〔{year}〕', 2, '之前没有'],
    ['渝〔{year}〕{quarter}号{edition}', 10, '不适用于这种报告'],
    ['渝〔{year}〕{toString}号', 10, '没有占位符'],
    ['〔{year}〕{n}{n}{edition}', 12, '只能出现一次'],
    ['第{n}期{edition}', 0, '缺少年份'],
    ['〔{year}〕号{edition}', 0, '缺少期号'],
    ['〔{year}〕{n}号', 0, '缺少版次'],
    ['渝[{year}]{n}号{edition}', 2, '六角括号'],
    ['渝{year}）{n}号{edition}', 2, '六角括号'],
    ['字'.repeat(61), 61, '最多 60 字'],
  ])('%s is refused at %d', (pattern, at, reason) => {
    const [problem] = numberProblems(pattern, 'monthly');
    expect(problem).toMatchObject({ at });
    expect(problem?.reason).toContain(reason);
  });

  it('a year has no month and no quarter', () => {
    expect(placeholdersOf('yearly').map(({ placeholder }) => placeholder)).toEqual(['{year}', '{n}', '{edition}']);
  });
});

it('a template says which field is wrong', () => {
  const template: DocumentTemplate = {
    mark: '',
    numberPattern: '第{n}期{edition}',
    issuer: '局'.repeat(41),
    addressee: '',
    redHead: true,
    sealPlace: false,
    charts: true,
  };
  expect(templateProblems(template, 'monthly').map(({ field, at }) => [field, at])).toEqual([
    ['mark', 0],
    ['numberPattern', 0],
    ['issuer', 41],
  ]);
});
