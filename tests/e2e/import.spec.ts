import { Browser, type Desk } from '../support/browser';
import { Product } from '../support/product';
import { ledgerFile, sheetsOf, type LedgerBook, type Row } from '../support/workbook';
import { unzip } from '../support/zip';

const LEADS = 120;
/** 项目, 协议 and 到位资金 of each, and one milestone. */
const ROWS = LEADS * 3 + 1;
const FILE = '演示渝北台账.xlsx';

/** A district's ledger out of Excel: dropped, faulty, mended, in, in again, and out as a whole. */
describe('the ledger workbook in the browser', () => {
  let product: Product;
  let browser: Browser;
  let officer: Desk;

  beforeAll(async () => {
    product = await Product.start({ env: { YIPANQI_TODAY: '2021-06-15' } });
    browser = await Browser.open(product.url);
    officer = await browser.signedIn('officer-500112');
    await officer.goto('/ledger/import');
  });
  afterEach(() => expect(browser.problems()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('hands out a template with the four sheets', async () => {
    const { file, name } = await officer.download(() => officer.button('下载模板').click());
    expect(name).toMatch(/\.xlsx$/);
    const sheets = await sheetsOf(file);
    expect([...sheets.keys()]).toEqual(expect.arrayContaining(['项目', '协议', '到位资金', '节点']));
    expect(sheets.get('项目')![0]).toEqual(expect.arrayContaining(['项目编号', '责任单位', '分劈']));
  });

  it('says at once that a file of another kind is none', async () => {
    await choose(officer, '演示.xls', Buffer.from('not a workbook'));
    await officer.page.getByRole('alert').getByText(/xlsx/).waitFor();
  });

  it('lists every faulty cell: where, what, and what would be right', async () => {
    await drop(officer, FILE, await ledgerFile(book({ faulty: true })));
    await officer.page.getByRole('heading', { name: /有 \d+ 处错误，没有写入任何内容/ }).waitFor();
    const faults = officer.page.getByRole('table', { name: '有错误的单元格' });
    await faults.waitFor();
    const rows = (await faults.locator('tbody tr').allInnerTexts()).map((text) =>
      text.split('\t').map((cell) => cell.trim()),
    );
    const places = rows.map(([sheet, row, heading]) => `${sheet} ${row} ${heading}`);
    expect(places).toEqual(
      expect.arrayContaining([
        '项目 3 统一社会信用代码',
        '项目 4 规划方向',
        '项目 5 分劈',
        '协议 2 签订日期',
        '协议 3 金额',
        '到位资金 2 项目编号',
      ]),
    );
    for (const [, , , , message] of rows) expect(message).toMatch(/。$|应|请|须/);
    await officer.page.getByRole('combobox', { name: '工作表' }).selectOption('协议');
    await officer.page.waitForURL(/sheet=%E5%8D%8F%E8%AE%AE/);
    await officer.settled();
    expect(new Set(await faults.locator('tbody td:first-child').allInnerTexts())).toEqual(new Set(['协议']));
  });

  it('gives the file back with the faulty cells marked', async () => {
    const { file, name } = await officer.download(() => officer.button('下载标注后的文件').click());
    expect(name).toBe('演示渝北台账-标错.xlsx');
    const sheets = await sheetsOf(file);
    expect(sheets.get('协议')![2]).toContain('一亿元');
    const parts = unzip(file);
    const notes = [...parts].filter(([part]) => /comments/.test(part)).map(([, xml]) => xml.toString('utf8'));
    expect(notes.join('')).toMatch(/统一社会信用代码|校验/);
  });

  it('takes the mended file after it was checked as a whole, with progress', async () => {
    await choose(officer, FILE, await ledgerFile(book()));
    await officer.page.getByRole('heading', { name: `可以导入 ${ROWS} 行` }).waitFor();
    await officer.goto('/leads');
    await officer.shows('还没有项目。');
    await officer.page.goBack();
    await officer.button('开始导入').click();
    await officer.page.getByRole('heading', { name: `已导入 ${ROWS} 行` }).waitFor();
    await officer.button(/^任务/).click();
    const tray = officer.page.getByRole('region', { name: '任务' });
    await tray
      .getByText(/\d+ \/ \d+ 行/)
      .first()
      .waitFor();
    expect(await tray.getByText('已完成').count()).toBeGreaterThan(0);
    await officer.page.keyboard.press('Escape');
    await officer.open('项目');
    await officer.shows(`共 ${LEADS} 个`);
    await officer.open('凭证');
    await officer.page.locator('tr[data-row]').filter({ hasText: '待审核' }).first().waitFor();
  });

  it('finds nothing to do when the same file comes again', async () => {
    await officer.open('导入台账');
    await choose(officer, FILE, await ledgerFile(book()));
    await officer.page.getByRole('heading', { name: '没有变化' }).waitFor();
    expect(await officer.button('开始导入').count()).toBe(0);
  });

  it('takes the whole import back while nothing of it is verified', async () => {
    await officer.open('导入台账');
    const mine = officer.page.getByRole('table', { name: '我的导入' }).locator('tr[data-row]');
    await mine.filter({ hasText: '已导入' }).getByRole('link').first().click();
    await officer.button('撤销导入').click();
    await officer.page.getByLabel('撤销原因').fill('演示：放错了文件');
    await officer.button('确认撤销').click();
    await officer.shows(`撤回 ${LEADS} 个项目`);
    await officer.open('项目');
    await officer.shows('还没有项目。');
  });
});

/** The ledger of a district; `faulty` puts a different mistake into six cells. */
function book({ faulty = false } = {}): LedgerBook {
  const numbers = Array.from({ length: LEADS }, (_, at) => at + 1);
  const wrong = (here: boolean, row: Row): Row => (faulty && here ? row : {});
  return {
    项目: numbers.map((number) => ({
      项目编号: code(number),
      项目名称: `演示导入项目 ${number}`,
      企业名称: `演示${letters(number)}智能装备有限公司`,
      责任单位: '渝北区',
      登记日期: '2021-03-01',
      阶段: '在谈',
      统一社会信用代码: null,
      规划方向: null,
      分劈: null,
      ...wrong(number === 2, { 统一社会信用代码: '91500112MA5U00000X' }),
      ...wrong(number === 3, { 规划方向: '没有这个方向' }),
      ...wrong(number === 4, { 分劈: '渝北区:60;万州区:39' }),
    })),
    协议: numbers.map((number) => ({
      凭证号: `YB-HT-${number}`,
      项目编号: code(number),
      协议类型: '正式',
      签订日期: '2021-04-12',
      金额: 1000 + number,
      ...wrong(number === 1, { 签订日期: '2021-02-31' }),
      ...wrong(number === 2, { 金额: '一亿元' }),
    })),
    到位资金: numbers.map((number) => ({
      凭证号: `YB-DZ-${number}`,
      项目编号: code(number),
      到账日期: '2021年5月20日',
      金额: '123.456789',
      ...wrong(number === 1, { 项目编号: '没有-0001' }),
    })),
    节点: [{ 凭证号: 'YB-JD-1', 项目编号: code(1), 节点: '开工', 日期: '2021/5/31' }],
  };
}

function code(number: number): string {
  return `YB-${String(number).padStart(4, '0')}`;
}

/** Numbers as words, so that no two enterprises look like one. */
function letters(number: number): string {
  const signs = [...'青蓝赤白玄金木水火土'];
  return [...String(number).padStart(3, '0')].map((digit) => signs[Number(digit)]!.repeat(Number(digit) + 1)).join('');
}

/** A file dropped on the page, as from the desktop. */
async function drop(desk: Desk, name: string, file: Buffer): Promise<void> {
  await desk.page.evaluate(
    ([fileName, content]) => {
      const bytes = Uint8Array.from(atob(content!), (sign) => sign.charCodeAt(0));
      const carried = new DataTransfer();
      carried.items.add(new File([bytes], fileName!));
      for (const type of ['dragover', 'drop']) {
        document
          .querySelector('main')!
          .dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
      }
    },
    [name, file.toString('base64')],
  );
}

async function choose(desk: Desk, name: string, buffer: Buffer): Promise<void> {
  await desk.page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
}
