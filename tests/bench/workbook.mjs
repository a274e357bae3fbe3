// Import and export of a ledger workbook of 100 000 rows through the command line: time and resident memory of the command and of the
// process that parses, without the database. `npx node tests/bench/workbook.mjs [rows]`; prints one JSON document. Linux (/proc) only.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WorkbookReader, WorkbookWriter } from '@cj-tech-master/excelts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const rows = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'yipanqi-bench-'));
chmodSync(folder, 0o755);
const file = join(folder, 'ledger.xlsx');
const back = join(folder, 'back.xlsx');

try {
  await writeLedger(file, rows);
  // The first command sets the database up; it is not what is measured.
  await command('progress', '2021-12', '--json');
  const reading = await timed(() => readOnce(file));
  const checked = await command('import', 'ledger', file, '--as', 'officer', '--dry-run', '--json');
  const imported = await command('import', 'ledger', file, '--as', 'officer', '--json');
  const exported = await command('export', 'ledger', back, '--as', 'officer', '--json');
  const again = await command('import', 'ledger', back, '--as', 'officer', '--dry-run', '--json');
  const report = {
    rows,
    fileMiB: mebibytes(statSync(file).size),
    readByAnotherLibraryMs: reading,
    check: figures(checked),
    import: figures(imported),
    export: { ...figures(exported), fileMiB: mebibytes(statSync(back).size) },
    secondImport: { ...figures(again), counts: again.answer.counts },
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A fifth of the rows are leads, a quarter agreements, a tenth milestones, the rest funds; texts are shared, as Excel saves them. */
async function writeLedger(path, total) {
  const leads = total / 5;
  const book = new WorkbookWriter({ stream: createWriteStream(path), useStyles: true, useSharedStrings: true });
  const units = ['万州区', '渝北区', '璧山区', '两江新区', '涪陵区'];
  await sheet(
    book,
    ['项目编号', '项目名称', '企业名称', '责任单位', '登记日期', '工业', '来源', '备注'],
    '项目',
    leads,
    (at) => [
      `BX-${at}`,
      `演示项目${at}号`,
      `演示${words(at)}有限公司`,
      units[at % 5],
      day(2020, at),
      at % 2 ? '是' : '否',
      '推介会',
      `批次${at % 97}`,
    ],
  );
  await sheet(book, ['凭证号', '项目编号', '协议类型', '签订日期', '金额', '佐证'], '协议', total / 4, (at) => [
    `XY-${at}`,
    `BX-${at % leads}`,
    at < leads ? '正式' : '增资',
    at < leads ? day(2021, at) : day(2023, at),
    100 + at / 8,
    `协议扫描件${at}`,
  ]);
  await sheet(book, ['凭证号', '项目编号', '到账日期', '金额', '佐证', '备注'], '到位资金', total * 0.45, (at) => [
    `ZJ-${at}`,
    `BX-${at % leads}`,
    day(2022, at),
    1 + at / 16,
    `银行回单${at}`,
    '',
  ]);
  await sheet(book, ['凭证号', '项目编号', '节点', '日期', '佐证'], '节点', total / 10, (at) => [
    `JD-${at}`,
    `BX-${at}`,
    '开工',
    day(2022, at),
    `现场照片${at}`,
  ]);
  await book.commit();
}

async function sheet(book, headings, name, count, row) {
  const out = book.addWorksheet(name);
  out.addRow(headings).commit();
  for (let at = 0; at < count; at++) {
    out.addRow(row(at)).commit();
    if (at % 1000 === 0) await new Promise((done) => setImmediate(done));
  }
  out.commit();
}

function day(year, at) {
  return new Date(Date.UTC(year, at % 12, 1 + (at % 28)));
}

/** Three characters that no two numbers share, far enough apart not to look like misprints of each other. */
function words(at) {
  const characters = '金木水火土日月山川江河湖海天地风云雷电光明星辰春夏秋冬花草树林石玉铁铜银钢竹梅兰';
  const digits = [at % 40, Math.floor(at / 40) % 40, Math.floor(at / 1600) % 40];
  const letters = digits.map((digit) => characters[digit]);
  return letters.join('');
}

async function readOnce(path) {
  for await (const each of new WorkbookReader(path, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' })) {
    for await (const row of each) void row.values;
  }
}

async function timed(work) {
  const start = Date.now();
  await work();
  return Date.now() - start;
}

/** Runs a command to its end and watches the memory of its processes. */
function command(...args) {
  return new Promise((done, failed) => {
    const start = Date.now();
    const child = spawn(process.execPath, [join(root, 'scripts/cli.mjs'), ...args], {
      cwd: root,
      env: { ...process.env, YIPANQI_DATA_DIR: join(folder, 'data'), DATABASE_URL: '' },
    });
    let out = '';
    let err = '';
    const peaks = { launcher: 0, command: 0, parser: 0, together: 0 };
    const watch = setInterval(() => sample(child.pid, peaks), 25);
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.once('exit', (code) => {
      clearInterval(watch);
      if (code === 0) done({ ms: Date.now() - start, peaks, answer: JSON.parse(out) });
      else failed(new Error(`${args.join(' ')} ended with ${code}: ${err.slice(0, 2000)}`));
    });
  });
}

/** The launcher only waits; the command and the parser do what a worker and its parser do. */
function sample(pid, peaks) {
  const sizes = { launcher: 0, command: 0, parser: 0 };
  for (const each of [pid, ...descendants(pid)]) sizes[partOf(each)] += resident(each);
  const together = sizes.command + sizes.parser;
  for (const [name, size] of Object.entries({ ...sizes, together })) peaks[name] = Math.max(peaks[name], size);
}

function partOf(pid) {
  const words = commandOf(pid);
  if (words.includes('reader.child')) return 'parser';
  return words.includes('scripts/cli.mjs') ? 'launcher' : 'command';
}

function descendants(pid) {
  const children = processes()
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child);
  return children
    .filter((child) => !commandOf(child).includes('postgres'))
    .flatMap((child) => [child, ...descendants(child)]);
}

function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [
      Number(name),
      Number(
        read(`/proc/${name}/stat`)
          .replace(/^.*\) /, '')
          .split(' ')[1],
      ),
    ]);
}

function resident(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function commandOf(pid) {
  return read(`/proc/${pid}/cmdline`);
}

/** A process may be gone by the time it is asked. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return '';
    throw error;
  }
}

function figures({ ms, peaks }) {
  return {
    ms,
    residentMiB: Object.fromEntries(Object.entries(peaks).map(([name, value]) => [name, Math.round(value)])),
  };
}

function mebibytes(bytes) {
  return Math.round((bytes / 1048576) * 10) / 10;
}
