import { PASSWORD_MAX, PASSWORD_MIN } from '../shared/limits';
import { RuleBroken } from '../shared/rule-broken';
import { textLength } from '../shared/text';

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];
const CLASSES_MIN = 3;

/** Beginnings and endings of the passwords that leaked lists put on top; a beginning with an ending, joined by at most one sign, is refused. */
const COMMON_STARTS =
  'a aa aaa ab abc abcd abcde qaz qwe qwer qwert qwerty asd asdf zxc zxcv zxcvbn pass passw0rd password passwd p@ssw0rd p@ssword pa55word admin administrator root user test guest demo welcome letmein iloveyou woaini chongqing zhaoshang yipanqi monkey dragon football sunshine princess master superman changeme default system server hello china beijing'.split(
    ' ',
  );
const COMMON_ENDS = new Set(
  '1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890 111 1111 111111 000000 321 4321 654321 520 5201314 1314 666 6666 666666 888 8888 888888 2020 2021 2022 2023 2024 2025 2026'.split(
    ' ',
  ),
);
const COMMON_WHOLE = new Set(
  '1qaz2wsx 1qaz@wsx 1qazxsw2 !qaz2wsx zaq12wsx zaq1@wsx q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t a1b2c3d4 qwerasdf p@$$w0rd trustno1'.split(
    ' ',
  ),
);
const SIGNS_BEHIND = /[!.?~@#$%^&*]+$/;
const SIGN_BETWEEN = /^[@#_!.-]/;

/** 8 to 128 characters of three classes, and not a common one in any case or with signs behind it. @throws RuleBroken PASSWORD_… */
export function assertPassword(text: string): void {
  const length = textLength(text);
  if (length < PASSWORD_MIN) throw new RuleBroken('PASSWORD_TOO_SHORT', { min: PASSWORD_MIN }, 'password');
  if (length > PASSWORD_MAX) throw new RuleBroken('PASSWORD_TOO_LONG', { max: PASSWORD_MAX }, 'password');
  if (isCommon(text)) throw new RuleBroken('PASSWORD_COMMON', {}, 'password');
  if (CLASSES.filter((kind) => kind.test(text)).length < CLASSES_MIN) {
    throw new RuleBroken('PASSWORD_TOO_SIMPLE', {}, 'password');
  }
}

function isCommon(text: string): boolean {
  const lower = text.toLowerCase();
  const bare = lower.replace(SIGNS_BEHIND, '');
  if (COMMON_WHOLE.has(lower) || COMMON_WHOLE.has(bare)) return true;
  return COMMON_STARTS.some((start) => bare.startsWith(start) && isCommonEnding(bare.slice(start.length)));
}

function isCommonEnding(rest: string): boolean {
  return rest === '' || COMMON_ENDS.has(rest.replace(SIGN_BETWEEN, ''));
}
