// Pictures of the README, from a product that runs with its demonstration records:
// npx node scripts/screenshots.mjs [http://localhost:8080]   → docs/images/*.png
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { Workbook } from '@cj-tech-master/excelts';
import { entry, root } from './runtime.mjs';

const url = process.argv[2] ?? 'http://localhost:8080';
const folder = join(root, 'docs/images');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const PASSWORD = 'Yipanqi#2021';

/** A workbook as it comes from a district, with the mistakes that such files have. */
const FAULTY = {
  项目: [
    ['项目编号', '项目名称', '企业名称', '统一社会信用代码', '责任单位', '规划方向', '登记日期', '阶段', '分劈'],
    [
      '截图-001',
      '演示·智能座舱生产基地',
      '演示·渝见智能座舱有限公司',
      '91500112MA5U00000X',
      '渝北区',
      null,
      '2026-09-01',
      '在谈',
      null,
    ],
    [
      '截图-002',
      '演示·功率半导体封测',
      '演示·渝见功率半导体有限公司',
      null,
      '渝北',
      '芯片封装',
      '2026-09-03',
      '在谈',
      null,
    ],
    [
      '截图-003',
      '演示·航空零部件',
      '演示·渝见航空零部件有限公司',
      null,
      '渝北区',
      null,
      '2026/9/31',
      '在谈',
      '渝北区:60;两江新区:39',
    ],
  ],
  协议: [
    ['凭证号', '项目编号', '协议类型', '签订日期', '金额', '币种', '汇率'],
    ['截图-HT-1', '截图-001', '正式', '2026-10-12', '十二亿元', null, null],
    ['截图-HT-2', '截图-002', '正式合同', '2026-10-15', 36000, null, null],
    ['截图-HT-3', '截图-003', '正式', '2026-10-20', 5000, 'USD', null],
  ],
  到位资金: [
    ['凭证号', '项目编号', '到账日期', '金额'],
    ['截图-DZ-1', '截图-009', '2026-10-30', 8000],
    ['截图-DZ-2', '截图-001', '2027-01-05', 8000],
  ],
  节点: [['凭证号', '项目编号', '节点', '日期']],
};

/** Name, who looks, where, at which size. `then` is done before the picture is taken. */
const PICTURES = [
  { name: 'plan-board', login: 'leader', path: '/plan-board?month=2025-06' },
  { name: 'ranking', login: 'leader', path: '/ranking' },
  { name: 'bulletin', login: 'leader', path: '/bulletins', then: openPublished },
  { name: 'queue', login: 'verifier', path: '/ledger/queue' },
  { name: 'import', login: 'officer-500112', path: '/ledger/import', then: dropFaultyWorkbook },
  { name: 'lead-page', login: 'officer-500112', path: '/leads?stage=construction', then: openFirstLead },
  { name: 'supervision', login: 'leader', path: '/supervision' },
  { name: 'score', login: 'officer-500112', path: '/assessment', then: openOwnScore },
  { name: 'auditing', login: 'auditor', path: '/auditing/screens' },
  { name: 'phone', login: 'officer-500112', path: '/workbench', size: PHONE },
];

await entry(async () => {
  await mkdir(folder, { recursive: true });
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const picture of PICTURES) await take(browser, picture);
  await browser.close();
});

async function take(browser, { name, login, path, size = DESK, then }) {
  const look = { viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'light' };
  const context = await browser.newContext({ ...look, baseURL: url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const answer = await page.request.post('/api/session', { data: { login, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`${login}: ${answer.status()} ${await answer.text()}`);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await then?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}

async function openPublished(page) {
  await page.locator('tr[data-row]').filter({ hasText: '已发布' }).getByRole('link').first().click();
  await page.getByRole('article').waitFor();
}

async function openOwnScore(page) {
  await page
    .getByRole('button', { name: /^渝北区/ })
    .or(page.getByRole('link', { name: /^渝北区/ }))
    .first()
    .click();
  await page.getByRole('region', { name: '得分构成' }).locator('svg').waitFor();
}

async function openFirstLead(page) {
  await page.locator('tr[data-row] a').first().click();
  await page.getByRole('heading', { name: '经过' }).waitFor();
}

async function dropFaultyWorkbook(page) {
  const workbook = new Workbook();
  for (const [name, rows] of Object.entries(FAULTY)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
  }
  const file = join(tmpdir(), '演示·渝北区台账.xlsx');
  await writeFile(file, new Uint8Array(await workbook.xlsx.writeBuffer()));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: /处错误/ }).waitFor();
  await rm(file);
}
