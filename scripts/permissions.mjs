// Writes docs/permissions.md from the matrix and the routes; with `--check` only says whether it is current.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApi, buildPart } from './build.mjs';
import { entry, Obstacle, root, run } from './runtime.mjs';

await entry(async () => {
  await buildPart('api', buildApi);
  const text = await run(process.execPath, [join(root, 'dist/apps/api/src/permissions.js')]);
  const path = join(root, 'docs/permissions.md');
  if (!process.argv.includes('--check')) await writeFile(path, text);
  else if ((await readFile(path, 'utf8')) !== text)
    throw new Obstacle('docs/permissions.md 已过期：请运行 npm run permissions 后提交。');
});
