import type { EditionKind } from '@yipanqi/contract';
import { parseMonth, parseQuarter, parseYear, RuleBroken, type Month } from '@yipanqi/domain';

/** What was typed, understood. */
export type Command =
  | { name: 'import'; file: string; as: string; verifiedBy: string | null; dryRun: boolean; json: boolean }
  | { name: 'export'; file: string; as: string; unit: string | null; json: boolean }
  | { name: 'close'; month: Month; as: string; json: boolean }
  | { name: 'report'; kind: EditionKind; period: string; as: string; out: string; reason: string; json: boolean }
  | { name: 'verify-edition'; kind: EditionKind; period: string; as: string; edition: number | null; json: boolean }
  | { name: 'progress'; month: Month; as: string | null; json: boolean }
  | { name: 'verify-audit'; expect: { count: number; head: string } | null; json: boolean };

/** The command line says something that there is not: exit code 2. */
export class WrongUsage extends Error {}

export const USAGE = `用法：
  npm run -s yipanqi -- import ledger 文件.xlsx --as 用户 [--verified-by 审核人] [--dry-run] [--json]
  npm run -s yipanqi -- export ledger 文件.xlsx --as 用户 [--unit 单位] [--json]
  npm run -s yipanqi -- close 2021-03 --as 审核人 [--json]
  npm run -s yipanqi -- report monthly 2021-03 --as 用户 --out 目录 [--interim] [--reason 更正原因] [--json]
  npm run -s yipanqi -- report quarterly 2021-Q1 --as 用户 --out 目录 [--reason 更正原因] [--json]
  npm run -s yipanqi -- report yearly 2021 --as 用户 --out 目录 [--reason 更正原因] [--json]
  npm run -s yipanqi -- verify-edition monthly|quarterly|yearly 2021-03|2021-Q1|2021 --as 用户 [--edition 版次] [--json]
  npm run -s yipanqi -- progress 2021-12 [--as 用户] [--json]
  npm run -s yipanqi -- verify-audit [--expect 行数:链头] [--json]`;

/** Words, options with a value (`--as officer`, `--as=officer`) and switches (`--json`). */
class Words {
  readonly plain: string[] = [];
  private readonly options = new Map<string, string | true>();

  constructor(argv: readonly string[], valued: readonly string[], switches: readonly string[]) {
    for (let at = 0; at < argv.length; at++) {
      const word = argv[at]!;
      if (!word.startsWith('--')) {
        this.plain.push(word);
        continue;
      }
      const equals = word.indexOf('=');
      const name = equals < 0 ? word : word.slice(0, equals);
      if (this.options.has(name)) throw new WrongUsage(`${name} 只能写一次。`);
      if (switches.includes(name) && equals < 0) this.options.set(name, true);
      else if (valued.includes(name)) {
        const value = equals < 0 ? argv[++at] : word.slice(equals + 1);
        if (!value || value.startsWith('--')) throw new WrongUsage(`${name} 后面应有一个值。`);
        this.options.set(name, value);
      } else throw new WrongUsage(`这条命令没有 ${word} 这个选项。`);
    }
  }

  has(name: string): boolean {
    return this.options.has(name);
  }

  value(name: string): string | null {
    const value = this.options.get(name);
    return typeof value === 'string' ? value : null;
  }

  needed(name: string, what: string): string {
    const value = this.value(name);
    if (value === null) throw new WrongUsage(`请用 ${name} 写明${what}。`);
    return value;
  }

  /** Exactly so many words beside the options. */
  only(count: number): readonly string[] {
    if (this.plain.length > count) throw new WrongUsage(`多出了“${this.plain[count]!}”。`);
    return this.plain;
  }
}

/** @throws WrongUsage */
export function parseCommand(argv: readonly string[]): Command {
  const [verb = '', ...rest] = argv;
  const parse = COMMANDS[verb];
  if (!parse) throw new WrongUsage(verb === '' ? '请写明要做什么。' : `没有“${verb}”这条命令。`);
  return parse(rest);
}

const COMMANDS: Readonly<Record<string, (argv: readonly string[]) => Command>> = {
  import: (argv) => {
    const words = new Words(argv, ['--as', '--verified-by'], ['--dry-run', '--json']);
    return {
      name: 'import',
      file: ledgerFile(words),
      as: words.needed('--as', '以哪个用户导入'),
      verifiedBy: words.value('--verified-by'),
      dryRun: words.has('--dry-run'),
      json: words.has('--json'),
    };
  },
  export: (argv) => {
    const words = new Words(argv, ['--as', '--unit'], ['--json']);
    return {
      name: 'export',
      file: ledgerFile(words),
      as: words.needed('--as', '以哪个用户导出'),
      unit: words.value('--unit'),
      json: words.has('--json'),
    };
  },
  close: (argv) => {
    const words = new Words(argv, ['--as'], ['--json']);
    const [month] = words.only(1);
    return {
      name: 'close',
      month: monthOf(month),
      as: words.needed('--as', '以哪个用户月结'),
      json: words.has('--json'),
    };
  },
  report: (argv) => {
    const words = new Words(argv, ['--as', '--out', '--reason'], ['--interim', '--json']);
    const [kind = '', period] = words.only(2);
    if (!isReport(kind)) throw new WrongUsage(`没有“${kind}”这种报告，应为 monthly、quarterly 或 yearly。`);
    const interim = words.has('--interim');
    if (interim && kind !== 'monthly') throw new WrongUsage('只有 report monthly 可以加 --interim。');
    return {
      name: 'report',
      kind: interim ? 'monthlyInterim' : kind,
      period: PERIODS[kind](period),
      as: words.needed('--as', '以哪个用户生成'),
      out: words.needed('--out', '写到哪个目录'),
      reason: words.value('--reason') ?? '',
      json: words.has('--json'),
    };
  },
  'verify-edition': (argv) => {
    const words = new Words(argv, ['--as', '--edition'], ['--json']);
    const [kind = '', period] = words.only(2);
    if (!isReport(kind)) throw new WrongUsage(`没有“${kind}”这种报告，应为 monthly、quarterly 或 yearly。`);
    const edition = words.value('--edition');
    if (edition !== null && !/^[1-9]\d{0,3}$/.test(edition)) throw new WrongUsage('--edition 后面应是版次，例如 2。');
    return {
      name: 'verify-edition',
      kind,
      period: PERIODS[kind](period),
      as: words.needed('--as', '以哪个用户校验'),
      edition: edition === null ? null : Number(edition),
      json: words.has('--json'),
    };
  },
  'verify-audit': (argv) => {
    const words = new Words(argv, ['--expect'], ['--json']);
    words.only(0);
    return { name: 'verify-audit', expect: headOf(words.value('--expect')), json: words.has('--json') };
  },
  progress: (argv) => {
    const words = new Words(argv, ['--as'], ['--json']);
    const [month] = words.only(1);
    return { name: 'progress', month: monthOf(month), as: words.value('--as'), json: words.has('--json') };
  },
};

function ledgerFile(words: Words): string {
  const [what, file] = words.only(2);
  if (what !== 'ledger') throw new WrongUsage(`没有“${what ?? ''}”这种文件，应为 ledger。`);
  if (file === undefined) throw new WrongUsage('请写明 .xlsx 文件。');
  return file;
}

function isReport(kind: string): kind is keyof typeof PERIODS {
  return Object.hasOwn(PERIODS, kind);
}

const PERIODS = {
  monthly: (text?: string) => monthOf(text),
  quarterly: (text?: string) => understood(text, parseQuarter, '请写明季度，例如 2021-Q1。'),
  yearly: (text?: string) => String(understood(text, parseYear, '请写明年份，例如 2021。')),
} as const satisfies Partial<Record<EditionKind, (text?: string) => string>>;

function monthOf(text: string | undefined): Month {
  return understood(text, parseMonth, '请写明月份，例如 2021-03。');
}

function understood<T>(text: string | undefined, parse: (text: string) => T, missing: string): T {
  if (text === undefined) throw new WrongUsage(missing);
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RuleBroken) throw new WrongUsage(error.message);
    throw error;
  }
}

/** What an earlier verification said: 1204:9f86d0…. */
function headOf(text: string | null): { count: number; head: string } | null {
  if (text === null) return null;
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (!match) throw new WrongUsage('--expect 应为此前核验所得的“行数:链头”，链头为 64 位十六进制。');
  return { count: Number(match[1]), head: match[2]! };
}
