import { ERROR_SENTENCES, type ErrorCode, isErrorCode, sentenceFor } from './error-sentences';
import { RuleBroken } from './rule-broken';

const entries = Object.entries(ERROR_SENTENCES);

describe('the table of refusals', () => {
  it.each(entries)('%s is a stable code with a full Chinese sentence', (code, sentence) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z0-9]+)*$/);
    expect(sentence).toMatch(/\p{Script=Han}{2}/u);
    expect(sentence).toMatch(/(。|\{why\})$/);
    expect(sentence.replace(/\{[a-zA-Z]+\}/g, '')).not.toMatch(/[{}]/);
  });

  it('fills placeholders and shows what was not given as “—”', () => {
    expect(sentenceFor('SPLIT_SUM', { sum: '99' })).toBe('各单位分劈比例合计为 99%，应正好为 100%。');
    expect(sentenceFor('SPLIT_SUM')).toContain('合计为 —%');
  });

  it('puts details into the sentence as they are, even those that look like placeholders', () => {
    expect(sentenceFor('UNIT_UNKNOWN', { value: '{value}$&' })).toContain('“{value}$&”');
  });

  it('knows its own codes only', () => {
    expect(isErrorCode('NOT_FOUND')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
  });

  it('is what a broken rule says', () => {
    const code: ErrorCode = 'LOGIN_LOCKED';
    const refusal = new RuleBroken(code, { minutes: 15 }, 'password');
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({ name: 'RuleBroken', code, details: { minutes: 15 }, field: 'password' });
    expect(refusal.message).toBe('连续输错次数过多，登录已暂停，请 15 分钟后再试。');
  });
});
