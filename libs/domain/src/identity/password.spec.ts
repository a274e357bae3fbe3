import { assertPassword } from './password';

const refusal = (text: string): string | null => {
  try {
    assertPassword(text);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('passwords', () => {
  it.each(['Jiangbei-7wen', '两江Xinqu28号', 'tr0ub4dor&3x', 'Abc83920174!', 'correct Horse battery'])(
    'takes %s',
    (text) => {
      expect(refusal(text)).toBeNull();
    },
  );

  it.each([
    ['Ab1!xyz', 'PASSWORD_TOO_SHORT'],
    ['Ab1!'.repeat(33), 'PASSWORD_TOO_LONG'],
    ['jiangbei7wen', 'PASSWORD_TOO_SIMPLE'],
    ['19870312', 'PASSWORD_TOO_SIMPLE'],
    ['两江新区招商引资', 'PASSWORD_TOO_SIMPLE'],
    ['Password123', 'PASSWORD_COMMON'],
    ['P@ssw0rd!!', 'PASSWORD_COMMON'],
    ['Admin@123', 'PASSWORD_COMMON'],
    ['Abc12345!', 'PASSWORD_COMMON'],
    ['1qaz@WSX', 'PASSWORD_COMMON'],
    ['Chongqing2026', 'PASSWORD_COMMON'],
    ['Yipanqi_888', 'PASSWORD_COMMON'],
  ])('refuses %s: %s', (text, code) => expect(refusal(text)).toBe(code));
});
