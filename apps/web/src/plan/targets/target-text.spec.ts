import { pastedBlock, readTarget, targetText, targetWords } from './target-text';

describe('a target in a cell', () => {
  it.each([
    ['16000', '1600000000000.00'],
    ['1,234.5', '123450000000.00'],
    ['０.0000000001', '0.01'],
    ['0', '0.00'],
    [' 128.50 ', '12850000000.00'],
  ])('%s 亿元 is %s 元', (typed, value) => {
    expect(readTarget('contracted', typed)).toEqual({ value, wrong: '' });
  });

  it.each(['-1', '12亿', '1.00000000001', '', '1,23'])('refuses %s and says what would be right', (typed) => {
    const { value, wrong } = readTarget('contracted', typed);

    expect(value).toBeNull();
    expect(wrong).toMatch(/请填写以亿元计的数|最多 10 位小数/);
  });

  it('takes whole numbers for counts', () => {
    expect(readTarget('signedProjects', '1,200').value).toBe(1200);
    expect(readTarget('signedProjects', '12.5').wrong).toContain('整数');
  });

  it('is typed again as it was read', () => {
    expect(targetText('contracted', '1600000000000.00')).toBe('16000');
    expect(targetText('contracted', '12345678901.23')).toBe('123.4567890123');
    expect(targetText('headEnterprises', 3)).toBe('3');
  });

  it('is read with separators and two decimals', () => {
    expect(targetWords('contracted', '1600000000000.00')).toBe('16,000.00');
    expect(targetWords('contracted', '12345678901.23')).toBe('123.4567890123');
    expect(targetWords('signedProjects', 4443)).toBe('4,443');
  });
});

describe('a block from Excel', () => {
  it('is rows of cells', () => {
    expect(pastedBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('keeps empty cells in their place', () => {
    expect(pastedBlock('1\n\n3')).toEqual([['1'], [''], ['3']]);
  });
});
