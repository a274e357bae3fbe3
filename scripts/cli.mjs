// `npm run -s yipanqi -- …`: the command line. Builds the API when needed; standard output holds the answer and nothing else.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { buildApi, buildPart } from './build.mjs';
import { entry, root } from './runtime.mjs';

await entry(async () => {
  await buildPart('api', buildApi);
  const { cli } = createRequire(import.meta.url)(join(root, 'dist/apps/api/src/cli.js'));
  const dataFolder = resolve(root, process.env.YIPANQI_DATA_DIR ?? '.data');
  process.exitCode = await cli(process.argv.slice(2), process.env, dataFolder, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
});
