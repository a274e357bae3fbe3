import { balancedLines } from './balanced-lines';
import { signatureIndents } from './docx/foot';
import { HeadingNumbers } from './docx/blocks';

describe('titles', () => {
  it.each([
    ['关于2021年3月招商投资促进情况的通报', 1],
    ['今年以来达到 50 亿元的项目（累计 4 个，全部见电子表格）', 2],
    ['关于2021年3月全市招商投资促进工作情况及第一季度重点项目开工投产进展的通报', 2],
  ])('%s stands in %d lines, none broken inside brackets or before 的', (text, lines) => {
    const broken = balancedLines(text);
    expect(broken).toHaveLength(lines);
    expect(broken.join('')).toBe(text);
    for (const line of broken) expect(line).not.toMatch(/[（〔《“]$|^[，。、）〕》”的]/);
  });
});

describe('signatures', () => {
  it('stand over the middle of the date under a seal', () => {
    const { issuer, date } = signatureIndents('重庆市招商投资促进局', '2021年4月8日', true);
    expect(date).toBe(4);
    expect(issuer + 10 / 2).toBe(date + 6 / 2);
  });

  it('never leave the type area, however long', () => {
    for (const issuer of ['局', '重庆市某某区某某镇招商投资促进工作领导小组办公室']) {
      for (const seal of [true, false]) {
        const indents = signatureIndents(issuer, '数据截至2021年3月31日', seal);
        expect(Math.min(indents.issuer, indents.date)).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('headings', () => {
  it('are numbered level by level, unless their text is', () => {
    const numbers = new HeadingNumbers(true);
    const texts = [
      numbers.next(1, '甲'),
      numbers.next(2, '乙'),
      numbers.next(2, '丙'),
      numbers.next(1, '丁'),
      numbers.next(2, '戊'),
      numbers.next(3, '己'),
      numbers.next(1, '三、庚'),
    ];
    expect(texts).toEqual(['一、甲', '（一）乙', '（二）丙', '二、丁', '（一）戊', '1.己', '三、庚']);
  });

  it('count past ten', () => {
    const numbers = new HeadingNumbers(true);
    const last = Array.from({ length: 21 }, () => numbers.next(1, ''));
    expect([last[9], last[10], last[19], last[20]]).toEqual(['十、', '十一、', '二十、', '二十一、']);
  });
});
