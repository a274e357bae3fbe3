import { parseDay } from '../shared/calendar';
import { headListOddity, headListText, isHeadListCurrent, parseHeadList } from './head-list';

describe('a list edition', () => {
  it.each([
    ['世界500强 2021', '世界500强'],
    ['世界500强2021', '世界500强'],
    ['世界500强（2021年）', '世界500强'],
    ['２０２１年世界５００强', '世界500强'],
    ['2021 世界500强', '世界500强'],
    ['行业前10 2021', '行业前10'],
    ['独角兽 2021版', '独角兽'],
    ['专精特新 “小巨人” 2021', '专精特新 “小巨人”'],
  ])('%s is the edition 2021 of %s', (text, list) => {
    expect(parseHeadList(text)).toEqual({ list, year: 2021 });
    expect(parseHeadList(headListText({ list, year: 2021 }))).toEqual({ list, year: 2021 });
  });

  it.each(['世界500强', '2021', '', '行业前102021', '世界500强 3021'])('%j is refused', (text) => {
    expect(() => parseHeadList(text)).toThrow(
      expect.objectContaining({ code: 'HEAD_LIST_UNKNOWN', field: 'headList' }),
    );
  });

  it('is odd unless of the signing year or one of the two before', () => {
    const signedOn = parseDay('2021-06-30');
    const current = [2018, 2019, 2020, 2021, 2022].map((year) =>
      isHeadListCurrent({ list: '世界500强', year }, signedOn),
    );
    expect(current).toEqual([false, true, true, true, false]);
    expect(headListOddity({ list: '世界500强', year: 2021 }, signedOn)).toBeNull();
    expect(headListOddity({ list: '世界500强', year: 2022 }, signedOn)).toContain(
      '名录年份 2022 与签订年份 2021 不相符',
    );
  });
});
