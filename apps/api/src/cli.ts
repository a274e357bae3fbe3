import 'reflect-metadata';
import { RuleBroken } from '@yipanqi/domain';
import { parseCommand, USAGE, WrongUsage, type Command } from './cli/command-line';
import { runCommand } from './cli/commands';
import { openApp } from './cli/open-app';
import { reasonLine, Refused } from './cli/refusal';

/** Where a command writes to; nothing else is written anywhere. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

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
  try {
    const { json, lines } = await runCommand(app, command, { typedIn: env['INIT_CWD'] ?? process.cwd() });
    if (command.json) output.out(`${JSON.stringify(json, null, 2)}\n`);
    else for (const line of lines) output.out(`${line}\n`);
    return DONE;
  } catch (error) {
    const refused = error instanceof RuleBroken ? Refused.because(error) : error;
    if (!(refused instanceof Refused)) throw error;
    if (command.json) output.out(`${JSON.stringify({ refused: refused.reasons }, null, 2)}\n`);
    for (const reason of refused.reasons) output.err(`${reasonLine(reason)}\n`);
    return REFUSED;
  } finally {
    await close();
  }
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
