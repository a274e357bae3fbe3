// Compiles apps/api and libs with swc into dist/: decorators with metadata, CommonJS, aliases resolved to relative paths.
import { transformFile } from '@swc/core';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Compiler options shared by the build and by Jest. */
export function swcOptions({ commonJs = true } = {}) {
  return {
    cwd: root,
    swcrc: false,
    configFile: false,
    sourceMaps: true,
    module: { type: commonJs ? 'commonjs' : 'es6', importInterop: 'swc', ignoreDynamic: true },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
      baseUrl: root,
      paths: {
        '@yipanqi/domain': ['libs/domain/src/index.ts'],
        '@yipanqi/contract': ['libs/contract/src/index.ts'],
        '@yipanqi/api/*': ['apps/api/src/*/index.ts'],
      },
    },
  };
}

async function* sources(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|json|sql)$/.test(entry.name) && !/\.spec\.ts$|\.d\.ts$|^project\.json$|^tsconfig/.test(entry.name)) yield path;
  }
}

export async function buildApi() {
  const options = swcOptions();
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
      const { code, map } = await transformFile(path, { ...options, filename: path });
      const js = target.replace(/\.ts$/, '.js');
      await writeFile(js, `${code}\n//# sourceMappingURL=${js.split('/').pop()}.map\n`);
      await writeFile(`${js}.map`, map);
    }
  }
  await writeFile(join(out, 'package.json'), '{"type":"commonjs"}\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApi();
