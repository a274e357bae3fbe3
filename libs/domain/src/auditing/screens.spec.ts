import { RuleBroken } from '../shared/rule-broken';
import { hitSentence, SCREEN_KEYS, SCREENS, screenValues } from './screens';

describe('risk screens', () => {
  it.each(SCREEN_KEYS)('%s says why it matters and what it does not prove, with defaults within limits', (key) => {
    const { name, rule, why, doesNotProve, parameters } = SCREENS[key];
    for (const words of [name, rule, why, doesNotProve]) expect(words.length).toBeGreaterThan(3);
    for (const each of parameters) {
      expect(each.default).toBeGreaterThanOrEqual(each.min);
      expect(each.default).toBeLessThanOrEqual(each.max);
    }
  });

  it('take a parameter within its limits, its default without', () => {
    expect(screenValues('beforeClose', {})).toEqual({ hours: 24, wan: 10_000 });
    expect(screenValues('beforeClose', { hours: '48', wan: '' })).toEqual({ hours: 48, wan: 10_000 });
    for (const hours of ['0', '721', '-1', '1.5', 'x']) {
      expect(() => screenValues('beforeClose', { hours })).toThrow(RuleBroken);
    }
  });

  it('say a hit in one sentence', () => {
    expect(
      hitSentence('beforeClose', { hoursRecorded: 50, hoursVerified: 0.5, month: '2021-03', fen: '12000000000' }),
    ).toBe('1.20 亿元，计入 2021-03：月结前 2 天登记、30 分钟审核。');
    expect(hitSentence('fastVerification', { seconds: 12 })).toBe('登记后 12 秒即审核通过。');
    expect(hitSentence('fastVerification', { seconds: -1 })).toBe('登记与审核同时完成。');
    expect(hitSentence('sameEvidence', { evidence: '回单 7', others: ['A', 'B'], count: 4 })).toBe(
      '佐证“回单 7”还用于 A、B 等 4 张。',
    );
    expect(
      hitSentence('pairs', {
        recorderName: '甲',
        verifierName: '乙',
        records: 50,
        ofRecorder: 60,
        ofVerifier: 400,
        verifiers: 3,
      }),
    ).toBe('甲登记、乙审核该单位 50 张，占登记人在该单位凭证的 83.3%、审核人全年审核量的 12.5%；全年共有 3 名审核人。');
  });
});
