// Compiles apps/api and libs with swc into dist/: decorators with metadata, CommonJS, aliases resolved to relative paths.
import { transformFile } from '@swc/core';
import { createRequire } from 'node:module';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const options = createRequire(import.meta.url)('./swc-options.cjs');
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

async function* sources(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|json|sql)$/.test(entry.name) && !/\.spec\.ts$|\.d\.ts$|^project\.json$|^tsconfig/.test(entry.name))
      yield path;
  }
}

export async function buildApi() {
  const out = join(root, 'dist');
  for (const part of ['apps/api', 'libs']) await rm(join(out, part), { recursive: true, force: true });
  for (const part of ['libs/domain/src', 'libs/contract/src', 'apps/api/src']) {
    for await (const path of sources(join(root, part))) {
      const target = join(out, relative(root, path));
      await mkdir(dirname(target), { recursive: true });
      if (!path.endsWith('.ts')) {
        await cp(path, target);
        continue;
      }
      const { code, map } = await transformFile(path, { ...options, cwd: root, sourceMaps: true, filename: path });
      const js = target.replace(/\.ts$/, '.js');
      await writeFile(js, `${code}\n//# sourceMappingURL=${js.split('/').pop()}.map\n`);
      await writeFile(`${js}.map`, map);
    }
  }
  await writeFile(join(out, 'package.json'), '{"type":"commonjs"}\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApi();
