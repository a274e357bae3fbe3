// `npm run bench [-- S M workbook]`: the product beside a bare server on generated data; figures in tests/bench/results.json.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { entry, NODE_OPTIONS, Obstacle, root, say } from './runtime.mjs';

const RESULTS = join(root, 'tests/bench/results.json');
const bench = (name) => import(pathToFileURL(join(root, 'tests/bench', name)).href);

await entry(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((each) => !['XS', 'S', 'M', 'workbook'].includes(each));
  if (unknown) throw new Obstacle(`不认识的参数 ${unknown}：可以写 S、M 或 workbook，例如 npm run bench -- S M。`);
  const { buildApi, buildPart } = await import('./build.mjs');
  await buildPart('api', buildApi);
  const sizes = asked.length === 0 ? ['S'] : asked.filter((each) => each !== 'workbook');
  const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : { sizes: {} };
  results.machine = { processor: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
  for (const size of sizes) {
    results.sizes[size] = await measure(size);
    await write(results);
  }
  if (asked.includes('workbook')) await workbook(results);
  print(results);
  const unequal = sizes.filter((size) => !results.sizes[size].sql.ranking.equal);
  if (unequal.length > 0)
    throw new Obstacle(`规模 ${unequal.join('、')}：月结总数与台账逐条相加不一致，见 ${RESULTS}。`);
});

async function measure(size) {
  const { openDatabase } = await bench('database.mjs');
  const { overHttp } = await bench('http.mjs');
  const { inSql } = await bench('sql.mjs');
  const api = join(root, 'dist/apps/api/src');
  const folder = resolve(root, process.env.YIPANQI_BENCH_DIR ?? 'tests/bench/data');
  const database = await openDatabase({ root, api, folder, size, log: say, nodeOptions: NODE_OPTIONS });
  try {
    say(`· size ${size}: measuring …`);
    const sql = await inSql({ api, database, log: say });
    const seconds = Number(process.env.BENCH_SECONDS ?? 3);
    return { at: new Date().toISOString(), sql, http: await overHttp({ api, database, seconds, log: say }) };
  } finally {
    await database.stop();
  }
}

/** 100 000 rows in and out, with the memory that it takes. */
async function workbook(results) {
  say('· workbook: measuring …');
  const script = join(root, 'tests/bench/workbook.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root, maxBuffer: 1 << 24 });
  results.workbook = JSON.parse(stdout);
  await write(results);
}

async function write(results) {
  const { growth, verdicts } = await bench('budgets.mjs');
  const measured = Object.entries(results.sizes);
  const { S, M } = results.sizes;
  results.verdicts = [
    ...measured.flatMap(([size, figures]) => verdicts(size, figures)),
    ...(S && M ? growth(S, M) : []),
  ];
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

function print({ verdicts = [], workbook: figures }) {
  for (const { size, what, text, budget, kept } of verdicts) {
    say(
      `${size.padEnd(6)}${what.padEnd(72)}${text.padStart(10)}   ${budget.padEnd(14)}${kept === null ? '' : kept ? 'kept' : 'MISSED'}`,
    );
  }
  if (figures) say(JSON.stringify(figures, null, 2));
}
