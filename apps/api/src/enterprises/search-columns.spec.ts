import { searchColumns } from './search-columns';

describe('search columns', () => {
  it('hold names, pinyin and initials of every name', () => {
    const columns = searchColumns(['万州新材料', '重庆（演示）ABC有限公司']);
    expect(columns.names).toBe('万州新材料 重庆演示abc有限公司');
    expect(columns.pinyin).toBe('wanzhouxincailiao chongqingyanshiabcyouxiangongsi');
    expect(columns.initials).toBe('wzxcl cqysabcyxgs');
  });

  it('pair characters inside a name only, and letters of its initials', () => {
    const { bigrams } = searchColumns(['万州', '新材']);
    expect(bigrams).toEqual(['万州', '新材', 'wz', 'xc']);
  });

  it('know one name once and skip what has no letters', () => {
    expect(searchColumns(['万州', '万 州', '——']).names).toBe('万州');
  });

  it('write ü as v', () => {
    expect(searchColumns(['绿色']).pinyin).toBe('lvse');
  });
});
