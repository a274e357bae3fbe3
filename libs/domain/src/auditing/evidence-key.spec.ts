import { evidenceKey } from './evidence-key';

describe('evidence as it is compared', () => {
  it.each([
    ['银行回单 2021-0331', '银行回单20210331'],
    ['银行回单（２０２１０３３１）', '银行回单20210331'],
    ['《投资协议》第 7 号', '投资协议第7号'],
    ['HT－2021／07', 'ht202107'],
    ['  …—  ', ''],
  ])('%s', (text, key) => {
    expect(evidenceKey(text)).toBe(key);
  });

  it('keeps what tells two papers apart', () => {
    expect(evidenceKey('回单7')).not.toBe(evidenceKey('回单8'));
    expect(evidenceKey('甲银行回单')).not.toBe(evidenceKey('乙银行回单'));
  });
});
