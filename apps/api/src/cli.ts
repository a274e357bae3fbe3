import 'reflect-metadata';
import { Obstacle } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import { parseCommand, USAGE, WrongUsage, type Command } from './cli/command-line';
import { runCommand } from './cli/commands';
import { openApp } from './cli/open-app';
import { reasonLine, Refused, type Reason } from './cli/refusal';

/** Where a command writes to; nothing else is written anywhere. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;
const INTERRUPTED = 130;

/** One command from its words to its exit code: 0 done, 1 refused (the reasons on standard error, one a line), 2 wrong usage. */
export async function cli(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  dataFolder: string,
  output: Output,
): Promise<number> {
  const command = understood(argv, output);
  if (!command) return WRONG_USAGE;
  const { app, close } = await openApp(env, dataFolder);
  // A database that was started here ends with the command, also when somebody interrupts it.
  const interrupted = (): void => void close().finally(() => process.exit(INTERRUPTED));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const { json, lines } = await runCommand(app, command, { typedIn: env['INIT_CWD'] ?? process.cwd() });
    if (command.json) output.out(`${JSON.stringify(json, null, 2)}\n`);
    else for (const line of lines) output.out(`${line}\n`);
    return DONE;
  } catch (error) {
    const refused = error instanceof RuleBroken ? Refused.because(error) : (Refused.ofFile(error) ?? error);
    if (!(refused instanceof Refused)) throw error;
    if (command.json) outJson(output, refused.reasons);
    for (const reason of refused.reasons) output.err(`${reasonLine(reason)}\n`);
    return REFUSED;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await close();
  }
}

/** Piece by piece: there may be a hundred thousand reasons. */
function outJson(output: Output, reasons: readonly Reason[]): void {
  output.out('{ "refused": [');
  reasons.forEach((reason, at) => output.out(`${at === 0 ? '' : ','}\n  ${JSON.stringify(reason)}`));
  output.out('\n] }\n');
}

function understood(argv: readonly string[], output: Output): Command | null {
  try {
    return parseCommand(argv);
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    output.err(`${error.message}\n${USAGE}\n`);
    return null;
  }
}

if (require.main === module) {
  // Whoever reads may stop reading (`| head`); the command still ends in order.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const output: Output = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
  cli(process.argv.slice(2), process.env, process.env['YIPANQI_DATA_DIR'] ?? '.data', output).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      output.err(
        `${error instanceof Obstacle ? `✗ ${error.message}` : error instanceof Error ? error.stack : String(error)}\n`,
      );
      process.exitCode = REFUSED;
    },
  );
}
