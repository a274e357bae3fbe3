// `npm test` = `npm run check`: lint with boundaries, format, types, lock file, and every test; ends with `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entry, Obstacle, root, say } from './runtime.mjs';

const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const NX = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };
const tools = (name) => join('node_modules', name);

/** Each step: its name, and the arguments to Node; `jest` steps are counted. `only` names steps: `npm test -- lint api`. */
const STEPS = [
  { name: 'lock', args: ['scripts/check-lock.mjs'] },
  { name: 'lint', args: [tools('eslint/bin/eslint.js'), '.', '--max-warnings=0'] },
  { name: 'format', args: [tools('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'types-api', args: [tools('typescript/bin/tsc'), '-p', 'apps/api/tsconfig.json'] },
  { name: 'types-tests', args: [tools('typescript/bin/tsc'), '-p', 'tests/tsconfig.json'] },
  { name: 'domain', jest: 'libs/domain/jest.config.cjs' },
  { name: 'api', jest: 'apps/api/jest.config.cjs' },
  { name: 'web', jest: 'apps/web/jest.config.cjs' },
  { name: 'product', jest: 'tests/jest.config.cjs' },
];

await entry(async () => {
  const only = process.argv.slice(2);
  const began = Date.now();
  const unknown = only.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Obstacle(`没有 ${unknown.join('、')} 这一步；可选：${STEPS.map((step) => step.name).join(' ')}`);
  const steps = STEPS.filter((step) => only.length === 0 || only.includes(step.name));
  const needsBrowser = steps.some((step) => step.name === 'product');
  if (needsBrowser) ensureBrowser();
  await graph();
  if (needsBrowser) await (await import('./build.mjs')).build();
  // Two lanes for two cores: the black box mostly waits for its products, the rest computes.
  const lane = async (wanted) => {
    const results = [];
    for (const step of steps.filter(wanted)) results.push(await take(step));
    return results;
  };
  const lanes = await Promise.all([lane((step) => step.name !== 'product'), lane((step) => step.name === 'product')]);
  summarise(lanes.flat(), began);
});

/** The boundary rule is silent without a project graph. */
async function graph() {
  const made = spawnSync(process.execPath, [tools('nx/dist/bin/nx.js'), 'graph', '--file=tmp/graph.json'], {
    cwd: root,
    env: { ...process.env, ...NX },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`nx graph\n${made.stdout}${made.stderr}`);
}

/** Tests need Chromium, a Chinese font and a reader of PDF: installed where we may, asked for where we may not. */
function ensureBrowser() {
  if (browser() && pdfReader()) return;
  const packages = ['chromium', 'fonts-noto-cjk', 'poppler-utils'];
  const may = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!may) {
    throw new Obstacle(
      `浏览器和 PDF 测试需要 Chromium 和 pdftotext：请先安装（Debian：sudo apt-get install ${packages.join(' ')}），或用 CHROMIUM 指明 Chromium 的路径。`,
    );
  }
  say('· 安装 Chromium、中文字体与 pdftotext…');
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  const done = spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { encoding: 'utf8' });
  if (!browser() || !pdfReader())
    throw new Obstacle(`Chromium 或 pdftotext 没有装上：${done.stderr.trim().split('\n').pop()}`);
}

function pdfReader() {
  return spawnSync('pdftotext', ['-v']).error === undefined;
}

function browser() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
}

async function take(step) {
  const began = Date.now();
  const folder = step.jest ? await mkdtemp(join(tmpdir(), 'yipanqi-jest-')) : null;
  const report = folder && join(folder, 'report.json');
  const args = step.jest ? [...JEST, '-c', step.jest, '--json', `--outputFile=${report}`] : step.args;
  say(`· ${step.name} …`);
  const { code, said } = await node(args);
  say(`\n── ${step.name}\n${said.trimEnd()}`);
  const counted = report ? await count(report) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (folder) await rm(folder, { recursive: true, force: true });
  // A run that breaks off before its tests is a failure, whatever it counted.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return { name: step.name, seconds: (Date.now() - began) / 1000, ...counted };
}

function node(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...NX, FORCE_COLOR: '0', NO_COLOR: '' },
    });
    // Jest writes its JSON to a file and what people read to standard error; the linters write to standard output.
    let said = '';
    for (const stream of args.includes('--json') ? [child.stderr] : [child.stdout, child.stderr])
      stream.on('data', (chunk) => (said += chunk));
    child.stdout.resume();
    child.once('close', (code) => done({ code: code ?? 1, said }));
  });
}

async function count(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(
    await readFile(report, 'utf8'),
  );
  const brokenSuites = numFailedTests === 0 ? numFailedTestSuites : 0;
  return { passed: numPassedTests, failed: numFailedTests + brokenSuites + numPendingTests };
}

function summarise(results, began) {
  say('');
  for (const each of results) {
    say(
      `${each.failed ? '✗' : '✓'} ${each.name.padEnd(12)} ${String(each.passed).padStart(5)} passed ${String(each.failed).padStart(3)} failed  ${each.seconds.toFixed(1)} s`,
    );
  }
  const sum = (key) => results.reduce((total, each) => total + each[key], 0);
  say(`  in ${((Date.now() - began) / 1000).toFixed(0)} s\n`);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  if (sum('failed') > 0) process.exit(1);
}
