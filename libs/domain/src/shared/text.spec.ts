import { bigrams, nameKey, searchTokens, searchWords, textLength } from './text';

describe('the form in which names are compared', () => {
  it.each([
    ['重庆 Ａ（集团）·有限公司', '重庆a集团有限公司'],
    ['重庆A(集团)有限公司 ', '重庆a集团有限公司'],
    ['“SK-Hynix”，Inc.', 'skhynixinc'],
    ['５０亿元', '50亿元'],
    ['（）—', ''],
  ])('%s → %s', (name, key) => expect(nameKey(name)).toBe(key));
});

describe('bigrams', () => {
  it('are the distinct windows of two characters', () => {
    expect(bigrams('重庆·重庆人')).toEqual(['重庆', '庆重', '庆人']);
    expect(bigrams('芯')).toEqual([]);
    expect(bigrams('')).toEqual([]);
  });

  it('take rare characters whole', () => expect(bigrams('𠮷野家')).toEqual(['𠮷野', '野家']));

  it('of a query are among those of every name that contains it', () => {
    const name = bigrams('中国长安青山智能传动产业园项目');
    expect(searchTokens('长安 传动').every((token) => name.includes(token))).toBe(true);
    expect(searchTokens('长安，安青')).toEqual(['长安', '安安', '安青']);
  });

  it('leave words of one character out', () => {
    expect(searchWords(' 浪潮　A 集团 浪潮 ')).toEqual(['浪潮', '集团']);
    expect(searchTokens('京')).toEqual([]);
  });
});

it('length counts characters, not UTF-16 units', () => expect(textLength('𠮷野家')).toBe(3));
