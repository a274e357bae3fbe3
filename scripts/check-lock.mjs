// npm drops optional packages that a registry lacks from the lock file silently, and `npm ci` fails later: name them now.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './runtime.mjs';

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const known = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').pop()));
/** Platforms that the two commands promise to run on. */
const PROMISED = /linux-(x64|arm64)(-gnu)?$|linux-(x64|arm64)-glibc$/;

const missing = Object.entries(lock.packages).flatMap(([path, facts]) =>
  Object.keys(facts.optionalDependencies ?? {})
    .filter((name) => PROMISED.test(name) && !known.has(name))
    .map((name) => `${path || '.'} → ${name}`),
);
const addressed = Object.entries(lock.packages).filter(([, facts]) => facts.resolved);
for (const each of missing) say(`the lock file misses ${each}`);
for (const [path] of addressed) say(`the lock file names an address for ${path}`);
if (missing.length + addressed.length > 0) process.exit(1);
