// `npm run -s yipanqi -- …`: the command line. Builds the API when needed; standard output holds the answer and nothing else.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildApi, buildPart } from './build.mjs';
import { entry, root } from './runtime.mjs';

/** Garbage is collected early: without a cap a large import takes three times the memory that it needs. */
const HEAP = ['--max-old-space-size=192', '--max-semi-space-size=8'];

await entry(async () => {
  await buildPart('api', buildApi);
  const dataFolder = resolve(root, process.env.YIPANQI_DATA_DIR ?? '.data');
  const child = spawn(process.execPath, [...HEAP, join(root, 'dist/apps/api/src/cli.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, YIPANQI_DATA_DIR: dataFolder },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
});
