import type { Locator } from 'playwright-core';
import { Browser, type Desk } from '../support/browser';
import { Client } from '../support/client';
import { formal, registerLead, verified } from '../support/ledger';
import { Product } from '../support/product';
import { step } from '../support/step';
import { wordText } from '../support/word';
import { sheetsOf } from '../support/workbook';

const LEAD = '演示新能源汽车动力电池基地';
const ENTERPRISE = '演示云岭动力电池有限公司';
const UNIT = '渝北区';

/** One project from the first report to the published figure, by the four people whose work it is. Everything happens in May 2021. */
describe('the whole story in the browser', () => {
  let product: Product;
  let browser: Browser;
  let officer: Desk;
  let verifier: Desk;
  let leader: Desk;
  let auditor: Desk;
  let quotaLine = '';
  /** 元, as the ranking says it. */
  let exact = '';

  beforeAll(async () => {
    product = await Product.start({ env: { YIPANQI_TODAY: '2021-05-10' } });
    await anotherDistrict(product.url);
    browser = await Browser.open(product.url);
  });
  afterEach(() => expect(browser.problems()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  step('each signs in and sees the menu of their own work', async () => {
    [officer, verifier, leader, auditor] = [
      await browser.window(),
      await browser.window(),
      await browser.window(),
      await browser.window(),
    ];
    await officer.signIn('officer-500112');
    await verifier.signIn('verifier');
    await leader.signIn('leader');
    await auditor.signIn('auditor');
    expect(await officer.menu().getByRole('link', { name: '审核队列' }).count()).toBe(0);
    expect(await verifier.menu().getByRole('link', { name: '审核队列' }).count()).toBe(1);
    expect(await leader.menu().getByRole('link', { name: '导入台账' }).count()).toBe(0);
  });

  step('the officer types an enterprise, sees at once who has one like it, and registers the project', async () => {
    const { page } = officer;
    await officer.open('项目');
    await page.getByRole('link', { name: '登记项目' }).click();
    await page.getByLabel('企业名称').fill('演示云岭动力电池');
    await officer.shows('演示云岭动力电池材料有限公司');
    await officer.shows(/已由万州区于 2021-03-02 登记/);
    await page.getByLabel('企业名称').fill(ENTERPRISE);
    await page.getByLabel('项目名称').fill(LEAD);
    await page.getByLabel('预计投资').fill('1300000');
    await page.getByRole('button', { name: '采用' }).first().click();
    await page.locator('label', { hasText: '工业' }).locator('input:checked').waitFor();
    await date(officer, '登记日期', '2021-03-08');
    await officer.button('保存').click();
    await confirmNew(officer);
    await page.getByRole('heading', { level: 1, name: LEAD }).waitFor();
    quotaLine = await fact(officer, '额度线');
    expect(quotaLine).not.toBe('其他');
  });

  step('moves it on, stage by stage', async () => {
    for (const stage of ['研判', '在谈']) {
      await officer.button(`转入${stage}`).click();
      await officer.dialog().getByRole('button', { name: '确定' }).click();
      await officer.dialog().waitFor({ state: 'detached' });
      await officer.page
        .getByText(new RegExp(`${stage}`))
        .first()
        .waitFor();
    }
    await officer.page.getByRole('link', { name: '登记协议' }).first().waitFor();
  });

  step('records the formal agreement, the money and the start of construction', async () => {
    await openRecord(officer, '登记协议');
    await officer.page.getByRole('radio', { name: '正式' }).check();
    await date(officer, '签订日期', '2021-04-12');
    await officer.page.getByLabel('金额').fill('1234567.89');
    await saveRecord(officer, '演示投资协议第 12 号');

    await openRecord(officer, '登记到位资金');
    await date(officer, '到账日期', '2021-04-20');
    await officer.page.getByLabel('金额').fill('234567.8');
    await saveRecord(officer, '演示银行回单 0420');

    await openRecord(officer, '登记节点');
    await officer.page.getByRole('radio', { name: '开工' }).check();
    await date(officer, '节点日期', '2021-04-25');
    await saveRecord(officer, '演示施工许可证');
  });

  step('the verifier verifies by A and returns one by R with a reason', async () => {
    const { page } = verifier;
    await verifier.open('审核队列');
    await verifier.shows('待审核 3 张');
    await page.getByRole('heading', { name: '佐证与项目' }).waitFor();
    await verifier.shows('演示投资协议第 12 号');
    await page.keyboard.press('a');
    await verifier.shows('待审核 2 张');
    await verifier.shows('演示银行回单 0420');
    await page.keyboard.press('r');
    await page.getByLabel('退回原因').fill('回单金额是 23456.78 万元，请核对。');
    await verifier.dialog().getByRole('button', { name: '退回', exact: true }).click();
    await verifier.shows('待审核 1 张');
    await page.keyboard.press('a');
    await verifier.shows('全部审核完毕。');
  });

  step('the officer reads the reason, corrects, and the verifier verifies', async () => {
    const { page } = officer;
    await officer.open('凭证');
    await page.getByRole('combobox', { name: '状态' }).selectOption({ label: '退回' });
    await officer.shows('回单金额是 23456.78 万元，请核对。');
    await page.locator('tr[data-row]').filter({ hasText: '退回' }).getByRole('button').first().click();
    await officer.dialog().getByRole('link', { name: /更正/ }).click();
    await officer.shows('退回原因：回单金额是 23456.78 万元，请核对。');
    await page.getByLabel('金额').fill('23456.78');
    await officer.button('更正并重新提交').click();
    await officer.shows('已更正，重新待审核。');

    await verifier.page.reload();
    await verifier.settled();
    await verifier.shows('待审核 1 张');
    await verifier.page.keyboard.press('a');
    await verifier.shows('全部审核完毕。');
  });

  step('the verifier closes April, in the background, and sees it done', async () => {
    await verifier.open('月结');
    await verifier.shows('该月的凭证都已审核，可以月结。');
    await verifier.button('月结 2021 年 4 月').click();
    await verifier.button('确认月结').click();
    const progress = verifier.page.getByRole('status', { name: '月结进度' });
    await progress.getByText('已完成').waitFor();
    await verifier.shows('已月结至 2021 年 4 月');
  });

  step('the verifier has the bulletin computed, and cannot approve it', async () => {
    await verifier.open('通报');
    await verifier.button('编制通报').click();
    await verifier.dialog().getByRole('button', { name: '开始编制' }).click();
    await verifier.page.getByRole('link', { name: '打开编好的通报' }).click();
    await verifier.page.getByRole('article', { name: '通报正文' }).waitFor();
    await verifier.shows('草稿');
    expect(await verifier.button('批准').count()).toBe(0);
  });

  step('the leader approves and publishes it', async () => {
    await leader.open('通报');
    await leader.page.locator('tr[data-row]').getByRole('link').first().click();
    await leader.button('批准').click();
    await leader.button('发布').click();
    await leader.page.getByLabel('通报状态').getByText('已发布').waitFor();
    expect(await leader.button('发布').count()).toBe(0);
  });

  step('the ranking shows the figure, and its records add up to it', async () => {
    await leader.open('区县排名');
    const figure = leader.button(`${UNIT} 合同引资额 123.46 亿元，查看凭证`);
    exact = await exactOf(figure);
    expect(exact).toBe('12345678900.00 元');
    await figure.click();
    const drawer = leader.dialog(`${UNIT} · 合同引资额 · 2021 年 1—4 月`);
    await drawer.getByText('合计（1 笔）').waitFor();
    expect(await exactOf(drawer.locator('footer'))).toBe(exact);
    expect(await exactOf(drawer.locator('tbody'))).toBe(exact);
    await drawer.getByText(LEAD).waitFor();
    await leader.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  step('the plan board has it in the line of its direction', async () => {
    await leader.open('规划看板');
    const line = leader.page
      .getByRole('row')
      .filter({ has: leader.page.getByRole('rowheader', { name: quotaLine, exact: true }) });
    expect(await exactOf(line)).toBe(exact);
  });

  step('the downloaded workbook and document say the same as the page', async () => {
    await leader.open('通报');
    await leader.page.locator('tr[data-row]').getByRole('link').first().click();
    const page = await unitRow(leader, UNIT);

    const excel = await leader.download(() => leader.button('下载 Excel').click());
    expect(excel.name).toMatch(/2021.*\.xlsx$/);
    const ranking = (await sheetsOf(excel.file)).get('区县排名')!;
    const row = ranking.find((cells) => cells.includes(UNIT))!;
    expect(row).toEqual(expect.arrayContaining([123.456789, 2.345678]));

    const word = await leader.download(() => leader.button('下载 Word').click());
    expect(word.name).toMatch(/2021.*\.docx$/);
    const printed = wordText(word.file).replaceAll(/\s+/g, ' ');
    const title = await leader.page.locator('article h2').innerText();
    expect(printed).toContain(title);
    const paragraphs = await wordsOf(leader.page.locator('article > p.paragraph'));
    expect(paragraphs.length).toBeGreaterThan(3);
    for (const paragraph of paragraphs) expect(printed).toContain(paragraph);
    const amounts = page.map((text) => text.trim()).filter((text) => /^[\d,]+\.\d\d$/.test(text));
    expect(amounts).toEqual(expect.arrayContaining(['123.46', '2.35']));
    for (const amount of amounts) expect(printed).toContain(amount);
  });

  step('the officer sees the published bulletin, and nothing of the other district', async () => {
    await officer.open('通报');
    await officer.page.locator('tr[data-row]').getByRole('link').first().waitFor();
    await officer.open('项目');
    await officer.shows(LEAD);
    expect(await officer.page.getByText('演示正极材料项目').count()).toBe(0);
  });

  step('the auditor finds every step with its author', async () => {
    await auditor.open('操作痕迹');
    const rows = auditor.page.getByRole('table', { name: '操作痕迹' }).locator('tr[data-row]');
    const steps = [
      ['示例·渝北招商干部', '登记项目'],
      ['示例·渝北招商干部', '推进阶段'],
      ['示例·渝北招商干部', '录入凭证'],
      ['示例·审核岗', '退回凭证'],
      ['示例·渝北招商干部', '更正凭证'],
      ['示例·审核岗', '审核通过'],
      ['示例·审核岗', '月结'],
      ['示例·审核岗', '编制通报'],
      ['示例·局领导', '批准通报'],
      ['示例·局领导', '发布通报'],
    ] as const;
    for (const [person, action] of steps) {
      await auditor.page.getByRole('combobox', { name: '操作' }).selectOption({ label: action });
      await rows.filter({ hasText: person }).filter({ hasText: action }).first().waitFor();
    }
  });
});

/** Somebody else's project: it must appear as a duplicate, and nowhere in the story's own figures. */
async function anotherDistrict(url: string): Promise<void> {
  const officer = await Client.signIn(url, 'officer-500101');
  const verifier = await Client.signIn(url, 'verifier');
  const lead = await registerLead(officer, {
    name: '演示正极材料项目',
    enterpriseName: '演示云岭动力电池材料有限公司',
    registeredOn: '2021-03-02',
  });
  await verified(officer, verifier, formal(lead.id, '2021-04-06', '50000'));
}

/** A likely duplicate is asked about once more; it is another company. */
async function confirmNew(desk: Desk): Promise<void> {
  const confirm = desk.button('不是同一家，新建并保存');
  const saved = desk.page.getByRole('heading', { level: 1, name: LEAD });
  await confirm.or(saved).first().waitFor();
  if (await confirm.isVisible()) {
    desk.expectProblems(/409|422/);
    await confirm.click();
  }
}

async function date(desk: Desk, label: string, day: string): Promise<void> {
  await desk.page.getByLabel(label, { exact: true }).fill(day);
  await desk.page.keyboard.press('Tab');
}

async function openRecord(desk: Desk, link: string): Promise<void> {
  await desk.page.getByRole('region', { name: '凭证' }).getByRole('link', { name: link }).click();
  await desk.page.getByRole('heading', { level: 1, name: '登记凭证' }).waitFor();
}

async function saveRecord(desk: Desk, evidence: string): Promise<void> {
  await desk.page.getByLabel('佐证').fill(evidence);
  await desk.button('登记').click();
  await desk.shows('已登记，待审核。');
  await desk.page.getByRole('link', { name: '回到项目' }).click();
  await desk.page.getByRole('heading', { level: 1, name: LEAD }).waitFor();
}

/** A fact of the project's page by its name. */
async function fact(desk: Desk, name: string): Promise<string> {
  return desk.page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').innerText();
}

/** The first amount inside, in 元. */
async function exactOf(place: Locator): Promise<string> {
  return (await place.locator('yp-money .money').first().getAttribute('title')) ?? '';
}

/** Texts without the marks of their footnotes. */
function wordsOf(places: Locator): Promise<string[]> {
  return places.evaluateAll((found) =>
    found.map((place) => {
      const copy = place.cloneNode(true) as Element;
      for (const mark of copy.querySelectorAll('sup')) mark.remove();
      return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    }),
  );
}

/** The cells of a unit in the bulletin on the page. */
async function unitRow(desk: Desk, unit: string): Promise<string[]> {
  const heading = desk.page.getByRole('rowheader', { name: unit, exact: true });
  const row = desk.page.locator('article tr').filter({ has: heading }).first();
  await row.waitFor();
  return row.locator('td').allInnerTexts();
}
