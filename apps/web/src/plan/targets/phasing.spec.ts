import { equalMonths, readPhasing, rescaled } from './phasing';

const cumulative = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

describe('the months of a target', () => {
  it('are cumulative amounts up to the year’s', () => {
    const { values, wrong } = readPhasing('contracted', '1200000000.00', cumulative);

    expect(wrong).toBe('');
    expect(values?.[0]).toBe('100000000.00');
    expect(values?.[11]).toBe('1200000000.00');
  });

  it('are none when no field is filled in', () => {
    expect(
      readPhasing(
        'contracted',
        '1200000000.00',
        cumulative.map(() => ' '),
      ),
    ).toEqual({ values: null, wrong: '' });
  });

  it.each([
    ['a fall', ['1', '2', '1.5', ...cumulative.slice(3)], '3 月的累计数小于上月'],
    ['another sum', [...cumulative.slice(0, 11), '13'], '12 月的累计数应等于年度目标 12'],
    ['an empty month', ['1', '', ...cumulative.slice(2)], '2 月'],
  ])('refuse %s', (_, fields, sentence) => {
    expect(readPhasing('contracted', '1200000000.00', fields).wrong).toContain(sentence);
  });

  it('can be equal, and end with the year’s value', () => {
    expect(equalMonths('contracted', '1200000000.00')).toEqual(cumulative);
    expect(equalMonths('contracted', '10000000000.01').slice(-3)).toEqual(['83.33', '91.66', '100.0000000001']);
    expect(equalMonths('signedProjects', 7)).toEqual(['0', '1', '1', '2', '2', '3', '4', '4', '5', '5', '6', '7']);
  });

  it('keep their curve when the year’s value is changed in the sheet', () => {
    const curve = ['0.00', ...cumulative.slice(1).map((month) => `${month}.00`)];

    expect(rescaled('contracted', curve, '24.00')?.slice(-2)).toEqual(['22.00', '24.00']);
    expect(rescaled('signedProjects', [0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3], 4)?.slice(-3)).toEqual([2, 2, 4]);
    expect(rescaled('contracted', null, '24.00')).toBeNull();
  });
});
