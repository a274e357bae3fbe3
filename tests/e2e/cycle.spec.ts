import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Browser, type Desk, PHONE } from '../support/browser';
import { Client } from '../support/client';
import { accepted, receipt, record } from '../support/ledger';
import { bare, type Papers, papersOf, said } from '../support/papers';
import { Product } from '../support/product';
import { step } from '../support/step';
import { ledgerFile } from '../support/workbook';
import { DECEMBER, ELEVEN_MONTHS } from '../support/year-ledger';
import { unzip } from '../support/zip';

const DISTRICT = '渝北区';
/** Received on 28 December, and not verified when the month is closed. */
const LATE_RECEIPT = 'DZ-015';
const MONTH = '2021 年 12 月';

const TARGETS = [
  ['全市', '合同引资额', '260'],
  ['全市', '到位资金', '60'],
  ['渝北区', '合同引资额', '80'],
  ['渝北区', '到位资金', '12'],
  ['江北区', '合同引资额', '25'],
  ['江北区', '到位资金', '10'],
  ['万州区', '合同引资额', '55'],
  ['璧山区', '合同引资额', '10'],
] as const;

/**
 * A year as three people live through it, in January after it: the officer of an assessed district, the bureau's leader, the auditor.
 * The bureau's verifier does what lies between.
 */
describe('a year, month → quarter → assessment', () => {
  let product: Product;
  let browser: Browser;
  let district: Desk;
  let verifier: Desk;
  let leader: Desk;
  let auditor: Desk;

  beforeAll(async () => {
    product = await Product.start({ env: { YIPANQI_TODAY: '2022-01-12' } });
    await bring('2021.xlsx', ELEVEN_MONTHS);
    await command('close', '2021-11', '--as', 'verifier');
    await bring('2021-12.xlsx', DECEMBER);
    const officer = await Client.signIn(product.url, 'officer-500112');
    const { body } = await officer.get<{ rows: { id: string; code: string }[] }>('/leads?q=演示半导体装备产业园');
    const lead = body.rows[0]!.id;
    accepted(await record(officer, receipt(lead, '2021-12-28', '25000', { voucherNo: LATE_RECEIPT })));
    browser = await Browser.open(product.url);
    [district, verifier, leader, auditor] = [
      await browser.window(),
      await browser.window(),
      await browser.window(),
      await browser.window(),
    ];
  });
  afterEach(() => expect(browser.problems()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  async function command(...args: string[]): Promise<void> {
    const { code, err } = await product.yipanqi(...args);
    if (code !== 0) throw new Error(`${args.join(' ')}\n${err}`);
  }

  async function bring(name: string, book: Parameters<typeof ledgerFile>[0]): Promise<void> {
    const file = join(product.folder, name);
    writeFileSync(file, await ledgerFile(book));
    await command('import', 'ledger', file, '--as', 'officer', '--verified-by', 'verifier');
  }

  describe('the month', () => {
    step('everybody signs in', async () => {
      await district.signIn('officer-500112');
      await verifier.signIn('verifier');
      await leader.signIn('leader');
      await auditor.signIn('auditor');
    });

    step('the bureau types the targets of the year, and the leader approves them', async () => {
      await verifier.open('年度目标');
      for (const [unit, measure, value] of TARGETS) {
        await verifier.page.getByRole('gridcell', { name: new RegExp(`^${unit} ${measure}( |$)`) }).click();
        await verifier.page.keyboard.type(value);
        await verifier.page.keyboard.press('Enter');
      }
      await verifier.shows(`${TARGETS.length} 项修改还没有保存`);
      await verifier.button('保存草稿').click();
      await verifier.shows(`已保存 ${TARGETS.length} 项草稿`);

      await leader.open('年度目标');
      await leader.button(`批准目标（${TARGETS.length} 项）`).click();
      await leader
        .dialog('批准年度目标')
        .getByRole('button', { name: `批准 ${TARGETS.length} 项` })
        .click();
      await leader.shows('没有待批准的草稿');
    });

    step('区县: is asked on the workbench, sees what is not verified, and confirms December nevertheless', async () => {
      await district.open('工作台');
      await district.page.getByRole('link', { name: `去确认 ${MONTH}` }).click();
      await district.button('确认本月').click();
      const dialog = district.dialog(`确认 ${DISTRICT} ${MONTH}`);
      await dialog.getByText('待审核 1 张，退回未更正 0 张').waitFor();
      await dialog.getByRole('list', { name: '待审核' }).getByText(LATE_RECEIPT).waitFor();
      await dialog.getByLabel('仍要确认的原因').fill('银行回单原件一月中旬送达，届时请审核。');
      await dialog.getByRole('button', { name: '确认本月' }).click();
      await district.shows('已确认');
    });

    step('市局: sees who has confirmed, and closes December', async () => {
      await verifier.open('月结');
      const row = verifier.page
        .getByRole('row')
        .filter({ has: verifier.page.getByRole('rowheader', { name: DISTRICT }) });
      await row.getByText('银行回单原件一月中旬送达').waitFor();
      await verifier.button(`月结 ${MONTH}`).click();
      await verifier.dialog().getByText('1 张待审核').waitFor();
      await verifier.button('确认月结').click();
      await verifier.page.getByRole('status', { name: '月结进度' }).getByText('已完成').waitFor();
    });

    step('领导: approves what was closed, as the workbench asks', async () => {
      await leader.open('工作台');
      await leader.page.getByRole('link', { name: `核准 ${MONTH}月结` }).click();
      const drawer = leader.dialog(`${MONTH} 月结`);
      await drawer.getByText('DZ-014').waitFor();
      await drawer.getByRole('button', { name: `核准 ${MONTH}` }).click();
      await drawer.getByText('已核准').waitFor();
      await close(leader, drawer);
    });

    step('市局: verifies the late receipt, which is booked to January', async () => {
      await verifier.open('审核队列');
      await verifier.shows('待审核 1 张');
      await verifier.page.keyboard.press('a');
      await verifier.shows('全部审核完毕。');
    });

    step('市局: has the bulletin computed', async () => {
      await verifier.open('通报');
      await compute(verifier, '编制通报', '打开编好的通报');
      await verifier.page.getByRole('article', { name: '通报正文' }).waitFor();
    });

    step('领导: approves and publishes the bulletin', async () => {
      await leader.open('工作台');
      await leader.page.getByRole('link', { name: /2021-12 .*通报/ }).click();
      await published(leader, '通报');
    });

    step('领导: downloads Word, Excel and PDF of the bulletin, which say what the page says', async () => {
      const article = leader.page.getByRole('article', { name: '通报正文' });
      const papers = await compared(leader, article, 'p.paragraph');
      await tablesAgree(article, papers, ['全市主要指标', /中心城区/]);
      expect(papers.word).toContain('DZ-014');
      expect(papers.word).not.toContain(LATE_RECEIPT);
    });

    step('区县: is told, reads the bulletin, and opens its own figure to the vouchers', async () => {
      await toldOf(district, /2021年12月.*通报/);
      const article = district.page.getByRole('article', { name: '通报正文' });
      await article
        .getByRole('button', { name: new RegExp(`^${DISTRICT} 合同引资额 8\\.00 亿元`) })
        .first()
        .click();
      const drawer = district.dialog(new RegExp(`${DISTRICT} · 合同引资额`));
      await drawer.getByText('XY-016').waitFor();
      await drawer.getByText('合计（1 笔）').waitFor();
      await close(district, drawer);
      expect(await district.button('批准').count()).toBe(0);
    });

    step(
      '审计: finds the month in the unit’s year, with who closed it, and the bulletin’s digest verified',
      async () => {
        await auditor.goto('/auditing?year=2021&unit=500112');
        const months = auditor.page.getByRole('table', { name: '各月数字' });
        const december = months.getByRole('row').filter({ has: auditor.page.getByRole('rowheader', { name: MONTH }) });
        await december.getByText('示例·审核岗').waitFor();
        await december.getByRole('link', { name: `${MONTH}通报第 1 版` }).click();
        await auditor.button('校验摘要').click();
        const result = auditor.page.getByRole('status', { name: '校验结果' });
        await result.getByText('按编制时的数据重新计算，摘要相同').waitFor();
        await result.getByText('所存内容与编制时的摘要一致').waitFor();
      },
    );
  });

  describe('the quarter', () => {
    step('市局: has the quarter looked through, and issues an order for what was found', async () => {
      await verifier.goto('/supervision/findings?quarter=2021-Q4');
      await verifier.button('排查本季问题').click();
      const found = verifier.page.getByRole('table', { name: '问题清单' }).getByRole('row');
      const behind = found.filter({ hasText: `${DISTRICT}合同引资额完成年度目标` });
      await behind.getByRole('checkbox').check();
      await verifier.page
        .getByRole('region', { name: '已选的问题' })
        .getByRole('button', { name: '签发督办单' })
        .click();
      const dialog = verifier.dialog('签发督办单');
      await date(dialog, '办理期限', '2022-01-25');
      await dialog.getByRole('button', { name: '签发' }).click();
      await verifier.page.getByRole('heading', { level: 1, name: '合同引资落后时序' }).waitFor();
    });

    step('区县: finds the order on the workbench and asks for more time', async () => {
      await district.open('工作台');
      await district.page
        .getByRole('region', { name: '督办单' })
        .getByRole('link', { name: '合同引资落后时序' })
        .click();
      await district.button('申请延期').click();
      const dialog = district.dialog('申请延期');
      await date(dialog, '延期至', '2022-02-15');
      await dialog.getByLabel('延期原因').fill('春节前后企业董事会延后，追赶措施需与其一并确定。');
      await dialog.getByRole('button', { name: '提交申请' }).click();
      await district.shows('2022 年 2 月 15 日，待审批');
    });

    step('领导: gives the extension', async () => {
      await leader.open('督查');
      await leader.page.getByRole('combobox', { name: '等决定' }).selectOption({ label: '待审批延期' });
      await leader.page.getByRole('table', { name: '督办单' }).getByRole('link', { name: '合同引资落后时序' }).click();
      await leader.button('同意延期').click();
      await leader.dialog('同意延期').getByLabel('审批意见').fill('同意，务必按期答复。');
      await leader.dialog('同意延期').getByRole('button', { name: '同意', exact: true }).click();
      await leader.shows('同意，务必按期答复。');
    });

    step('区县: answers with evidence', async () => {
      await district.page.reload();
      await district.shows('同意，务必按期答复。');
      await district.page.getByLabel('答复内容').fill('已逐个项目排出到位和签约计划，一季度新增签约不低于 20 亿元。');
      await district.page.getByLabel('佐证材料').fill('演示渝北招商函〔2022〕8号');
      await district.button('提交答复').click();
      await district.shows('演示渝北招商函〔2022〕8号');
    });

    step('领导: reads the answer and closes the order', async () => {
      await leader.open('工作台');
      await leader.page.getByRole('link', { name: '1 件督办单答复待研判' }).click();
      await leader.page.getByRole('table', { name: '督办单' }).getByRole('link', { name: '合同引资落后时序' }).click();
      await leader.shows('演示渝北招商函〔2022〕8号');
      await leader.button('研判通过，办结').click();
      await leader.dialog().getByLabel('研判意见').fill('措施具体，予以办结。');
      await leader.dialog().getByRole('button', { name: '办结', exact: true }).click();
      await leader.shows('措施具体，予以办结。');
    });

    step('市局: has the quarter’s report computed', async () => {
      await verifier.open('督查');
      await verifier.page.getByRole('navigation', { name: '督查' }).getByRole('link', { name: '督查报告' }).click();
      await compute(verifier, '编制督查报告', '打开编好的督查报告');
      await verifier.page.getByRole('article', { name: '督查通报正文' }).waitFor();
    });

    step('领导: approves and publishes it', async () => {
      await leader.open('工作台');
      await leader.page.getByRole('link', { name: /2021-Q4/ }).click();
      await published(leader, '督查报告');
    });

    step('领导: downloads Word, Excel and PDF of the report, which say what the page says', async () => {
      const article = leader.page.getByRole('article', { name: '督查通报正文' });
      const papers = await compared(leader, article, 'p.paragraph');
      await tablesAgree(article, papers, ['全市主要指标', /中心城区/]);
      await article.getByRole('button', { name: new RegExp(`^${DISTRICT} 红灯问题 \\d+ 个`) }).click();
      await leader.dialog(`${DISTRICT} · 红灯问题`).getByText(`${DISTRICT}合同引资额完成年度目标`).waitFor();
      await close(leader, leader.dialog());
    });

    step('区县: is told, and reads what the report says of it', async () => {
      await toldOf(district, /2021年第四季度/);
      const article = district.page.getByRole('article', { name: '督查通报正文' });
      await article.getByRole('button', { name: new RegExp(`^${DISTRICT} 红灯问题`) }).waitFor();
    });

    step('审计: reads the order from its finding to its verdict', async () => {
      await auditor.open('督查');
      await auditor.page.getByRole('combobox', { name: '状态' }).selectOption({ label: '全部' });
      await auditor.page.getByRole('table', { name: '督办单' }).getByRole('link', { name: '合同引资落后时序' }).click();
      const events = auditor.page.getByRole('region', { name: '办理过程' });
      for (const words of ['春节前后企业董事会延后', '同意，务必按期答复', '演示渝北招商函〔2022〕8号', '措施具体'])
        await events.getByText(words).waitFor();
      for (const step of ['申请延期', '提交答复', '研判通过，办结']) expect(await auditor.button(step).count()).toBe(0);
    });
  });

  describe('the year', () => {
    step('市局: enrols the units under the sample scheme and enters what people enter', async () => {
      await verifier.goto('/assessment?year=2021');
      await verifier.page.getByRole('link', { name: '登记参评单位' }).click();
      await verifier.page
        .getByRole('combobox', { name: '考核方案' })
        .selectOption({ label: '全市招商引资年度考核（示例） 第 1 版' });
      await verifier.button('保存参评设置').click();
      await verifier.shows('已保存。');
      await verifier.button(`${DISTRICT} 经验推广 没有填报，填报`).click();
      const dialog = verifier.dialog(new RegExp(`^${DISTRICT} ·`));
      await dialog.getByLabel(/^数值/).fill('2');
      await dialog.getByLabel('佐证材料').fill('演示市级工作简报 2021 年第 4 期');
      await dialog.getByRole('button', { name: '保存填报' }).click();
      await verifier.button(`${DISTRICT} 经验推广 2，填报`).waitFor();
    });

    step('市局: has the year computed', async () => {
      await verifier.goto('/assessment?year=2021');
      await compute(verifier, '编制年度考核', /^打开编好的/);
      await verifier.page.getByRole('article').waitFor();
    });

    step('领导: signs and publishes the assessment', async () => {
      await leader.open('工作台');
      await leader.page.getByRole('link', { name: /^\s*2021 年度考核/ }).click();
      await published(leader, '考核报告');
    });

    step('领导: downloads Word, Excel and PDF of the assessment, which say what the page says', async () => {
      const article = leader.page.getByRole('article');
      const papers = await compared(leader, article, 'p.sentence');
      const score = await scoreOf(leader);
      const ranked = papers.sheets.get('综合')!.find((cells) => cells.includes(DISTRICT))!;
      expect(ranked.map(String)).toContain(String(Number(score)));
      expect(papers.word).toContain(score);
      expect(papers.pdf).toContain(score);
    });

    step('区县: sees its score as a waterfall, opens an item to its vouchers, and objects', async () => {
      await district.open('考核');
      await district.page.getByRole('link', { name: new RegExp(`^${DISTRICT} 综合 .*，查看构成`) }).click();
      await district.page.getByRole('heading', { level: 1, name: `${DISTRICT}考核` }).waitFor();
      await district.page
        .getByRole('region', { name: '得分构成' })
        .getByRole('img', { name: /^得分 / })
        .waitFor();
      await itemsAddUp(district);
      await district.page.getByRole('button', { name: /^到位资金 .* 分，查看构成/ }).click();
      const item = district.page.getByRole('region', { name: '到位资金 的构成' });
      await item
        .getByRole('button', { name: /的凭证$/ })
        .first()
        .click();
      const drawer = district.dialog(new RegExp(`^${DISTRICT} · `));
      await drawer.getByText('演示银行回单 DZ-012').waitFor();
      expect(await drawer.getByText(LATE_RECEIPT).count()).toBe(0);
      await close(district, drawer);
      await item.getByRole('button', { name: '对此项提出异议' }).click();
      const dialog = district.dialog('提出异议');
      await dialog.getByLabel('异议理由').fill(`12 月 28 日到账的 2.5 亿元（${LATE_RECEIPT}）未计入。`);
      await dialog.getByLabel('佐证材料').fill(`银行回单，凭证 ${LATE_RECEIPT}`);
      await dialog.getByRole('button', { name: '提交异议' }).click();
      await item.getByText('待答复').waitFor();
    });

    step('市局: says what it found, and the leader grants the objection', async () => {
      await verifier.open('工作台');
      await verifier.page
        .getByRole('region', { name: '考核异议' })
        .getByRole('link', { name: /待核实/ })
        .click();
      await verifier.page
        .getByRole('textbox', { name: '核实意见' })
        .fill('回单属实，十二月月结后审核，计入 2022 年 1 月。');
      await verifier.button('保存核实意见').click();
      await verifier.page.getByRole('heading', { level: 2, name: '修改核实意见' }).waitFor();

      await leader.open('工作台');
      await leader.page
        .getByRole('region', { name: '考核异议' })
        .getByRole('link', { name: /待答复/ })
        .click();
      await leader.shows('回单属实');
      await leader.page.getByRole('radio', { name: '成立', exact: true }).check();
      await leader.page.getByRole('radio', { name: '计入迟到的台账凭证' }).check();
      await leader.page.getByLabel('计入的凭证号').fill(LATE_RECEIPT);
      await leader.page
        .getByRole('textbox', { name: '答复', exact: true })
        .fill('经核实，该笔资金于 2021 年到账，计入 2021 年考核。');
      await leader.button('答复异议').click();
      await leader.page.getByRole('heading', { level: 2, name: '答复：成立' }).waitFor();
    });

    step('市局: computes the corrected edition, with its reason', async () => {
      await verifier.page.reload();
      await verifier.settled();
      await verifier.button('编制更正版').click();
      await verifier.dialog().getByLabel('更正原因').fill('按成立的异议计入一笔 2021 年到账的资金');
      await verifier.dialog().getByRole('button', { name: '开始编制' }).click();
      await verifier.page.getByRole('link', { name: /^打开编好的/ }).click();
      await verifier.page.getByRole('article').waitFor();
    });

    step('领导: reads what edition 2 changes and why, and publishes it', async () => {
      await leader.open('工作台');
      await leader.page.getByRole('link', { name: /2021 年度考核.*第2版/ }).click();
      const row = leader.page
        .getByRole('table', { name: '与上一版的不同' })
        .getByRole('row', { name: `综合 · ${DISTRICT} · 得分` });
      await row.waitFor();
      const [before, after] = (await row.locator('td').allInnerTexts()) as [string, string];
      expect(Number(after)).toBeGreaterThan(Number(before));
      await published(leader, '考核报告');
      expect(await scoreOf(leader)).toBe(after);
      await leader.shows('原因：按成立的异议计入一笔 2021 年到账的资金');
    });

    step(
      '领导: downloads Word, Excel and PDF of edition 2, which say what the page says, with the reason',
      async () => {
        const papers = await compared(leader, leader.page.getByRole('article'), 'p.sentence');
        const score = await scoreOf(leader);
        for (const paper of [papers.word, papers.pdf]) {
          expect(paper).toContain(bare('原因：按成立的异议计入一笔 2021 年到账的资金'));
          expect(paper).toContain(score);
        }
      },
    );

    step('区县: reads the answer and its higher score', async () => {
      await district.open('考核');
      await district.page.getByRole('link', { name: '异议', exact: true }).click();
      await district.page.getByRole('table', { name: '异议' }).getByRole('link', { name: '第 2 版' }).waitFor();
      await district.page.getByRole('table', { name: '异议' }).getByRole('link').first().click();
      await district.shows('经核实，该笔资金于 2021 年到账');
      await district.page.getByRole('link', { name: '2021 年考核第 2 版' }).click();
      await scoreOf(district);
    });

    step(
      '审计: opens the year, and in it a score down to an entry with its evidence, recorder and verifier',
      async () => {
        await auditor.open('审计');
        await auditor.page.getByRole('combobox', { name: '年度' }).selectOption({ label: '2021 年' });
        await auditor.page.getByRole('table', { name: '各单位年度' }).getByRole('link', { name: DISTRICT }).click();
        await auditor.page.getByRole('link', { name: `${DISTRICT}的得分与逐项计算` }).click();
        await itemsAddUp(auditor);
        await auditor.page.getByRole('button', { name: /^到位资金 .* 分，查看构成/ }).click();
        await auditor.page
          .getByRole('region', { name: '到位资金 的构成' })
          .getByRole('button', { name: /的凭证$/ })
          .first()
          .click();
        const drawer = auditor.dialog(new RegExp(`^${DISTRICT} · `));
        const entry = drawer.getByRole('row').filter({ hasText: LATE_RECEIPT });
        await entry.getByText('按成立的异议计入或调出本年').waitFor();
        await entry.getByText(/登记 示例·渝北招商干部，20\d\d-/).waitFor();
        await entry.getByText(/审核 示例·审核岗，20\d\d-/).waitFor();
        await drawer.getByText('演示银行回单 DZ-012').waitFor();
        await close(auditor, drawer);
      },
    );

    step(
      '审计: screens for risks, and finds the project that had received money before it was terminated',
      async () => {
        await auditor.page.goto('/auditing?year=2021');
        await auditor.page.getByRole('link', { name: '风险筛查' }).click();
        const screens = auditor.page.getByRole('list', { name: '筛查项目' });
        await screens.getByRole('button', { name: '到位超过合同额 1' }).click();
        await auditor.page.getByRole('region', { name: '到位超过合同额' }).getByText('不能说明').waitFor();
        const hits = auditor.page.getByRole('table', { name: '到位超过合同额命中' });
        await hits.getByRole('link', { name: '演示安全软件园' }).waitFor();
      },
    );

    step('审计: draws a sample by a seed, which comes out again', async () => {
      await auditor.goto('/auditing/samples?year=2021&unit=500112');
      await auditor.button('抽取样本').click();
      const dialog = auditor.dialog(/^抽取样本/);
      await dialog.getByLabel('凭证类型').selectOption({ label: '到位资金' });
      await dialog.getByLabel('样本量').fill('3');
      await dialog.getByLabel('种子').fill('2021-yubei');
      await dialog.getByText(/总体：已审核凭证 \d+ 张/).waitFor();
      await dialog.getByRole('button', { name: '抽取', exact: true }).click();
      await auditor.page.getByRole('heading', { level: 1, name: '样本' }).waitFor();
      await auditor.button('按种子重抽核对').click();
      await auditor.shows('总体未变，重抽结果与本样本一致。');
    });

    step('审计: fills a worksheet and sends the finding', async () => {
      await auditor.page.getByRole('link', { name: '底稿 1' }).click();
      for (const check of ['看到佐证原件', '日期与佐证相符', '单位与佐证相符'])
        await auditor.page.getByRole('group', { name: check }).getByLabel('是', { exact: true }).check();
      await auditor.page.getByRole('group', { name: '金额与佐证相符' }).getByLabel('否', { exact: true }).check();
      await auditor.page.getByLabel('问题等级').selectOption({ label: '轻微' });
      await auditor.page.getByRole('textbox', { name: '发现' }).fill('回单金额比凭证少 12.5 万元（演示）。');
      await auditor.page.getByLabel('差错金额').fill('12.5');
      await auditor.button('保存核查').click();
      await auditor.button('发单位答复').click();
      await auditor.shows('待单位答复');
    });

    step('区县: answers the auditor', async () => {
      await district.open('审计发现');
      await district.shows('回单金额比凭证少 12.5 万元（演示）。');
      await district.button('答复').click();
      await district
        .dialog(/^答复：凭证/)
        .getByRole('textbox', { name: '答复' })
        .fill('差额为当日汇划手续费，已补充说明。');
      await district
        .dialog(/^答复：凭证/)
        .getByRole('button', { name: '提交答复' })
        .click();
      await district.shows('没有等待答复的事项');
    });

    step('审计: concludes', async () => {
      await auditor.page.reload();
      await auditor.shows('差额为当日汇划手续费');
      await auditor.page.getByRole('textbox', { name: '结论' }).fill('解释成立，不影响考核结果。');
      await auditor.button('作出结论').click();
      await auditor.shows('已结论');
    });

    step('审计: takes the evidence pack, which opens without a network and agrees with its digests', async () => {
      await auditor.goto('/auditing/packs?year=2021&unit=500112');
      await auditor.button('制作证据包').click();
      const row = auditor.page.getByRole('table', { name: '证据包' }).getByRole('row').filter({ hasText: DISTRICT });
      await row.waitFor({ timeout: 60_000 });
      const digest = await row.locator('code').innerText();
      const { file } = await auditor.download(() => row.getByRole('button', { name: /^下载 / }).click());
      const files = unzip(file);
      const manifest = files.get('MANIFEST.sha256')!;
      expect(sha256(manifest)).toBe(digest.trim());
      for (const line of manifest.toString('utf8').trim().split('\n')) {
        const [expected, path] = line.split('  ') as [string, string];
        expect([path, sha256(files.get(path)!)]).toEqual([path, expected]);
      }
      const folder = join(product.folder, 'pack');
      for (const [path, content] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      const reader = await browser.window();
      await reader.page.context().setOffline(true);
      await reader.page.goto(`file://${folder}/index.html`);
      await reader.page
        .getByRole('heading', { name: `${DISTRICT} 2021 年度证据包` })
        .first()
        .waitFor();
      await reader.page.getByRole('heading', { name: '年度考核' }).waitFor();
      await reader.page.locator('a[href^="assessment/"][href$=".html"]').last().click();
      await reader.shows('到位资金');
      await reader.close();
    });

    step('all of it fits a telephone', async () => {
      for (const [login, paths] of [
        ['officer-500112', ['/supervision/reports', '/assessment', '/assessment/objections', '/auditing/findings']],
        ['auditor', ['/auditing?year=2021&unit=500112', '/auditing/samples?year=2021', '/auditing/packs?year=2021']],
      ] as const) {
        const phone = await browser.signedIn(login, PHONE);
        for (const path of paths) {
          await phone.goto(path);
          expect([path, await phone.overflow()]).toEqual([path, []]);
        }
        await phone.close();
      }
    });
  });
});

/** From the button that starts it to the edition that was made. */
async function compute(desk: Desk, button: string, link: string | RegExp): Promise<void> {
  await desk.button(button).click();
  await desk.dialog().getByRole('button', { name: '开始编制' }).click();
  await desk.page.getByRole('link', { name: link }).click({ timeout: 60_000 });
  await desk.settled();
}

/** Approves and publishes the edition on the page. */
async function published(desk: Desk, word: string): Promise<void> {
  await desk.button('批准').click();
  await desk.button('发布').click();
  await desk.page.getByLabel(`${word}状态`).getByText('已发布').waitFor();
}

/** The papers of the edition on the page: its title, number and every sentence stand in Word and PDF as on the page. */
async function compared(desk: Desk, article: Locator, sentences: string): Promise<Papers> {
  const title = (await article.getByRole('heading', { level: 2 }).first().innerText()).trim();
  const papers = await papersOf(desk, title);
  const paragraphs = await said(article.locator(sentences));
  expect(paragraphs.length).toBeGreaterThan(2);
  for (const [kind, text] of [
    ['Word', papers.word],
    ['PDF', papers.pdf],
  ] as const) {
    for (const words of [bare(title), ...paragraphs]) {
      if (!text.includes(words))
        throw new Error(`${kind} of “${title}” does not say: ${words}\n\n${text.slice(0, 6000)}`);
    }
  }
  return papers;
}

/** Every number of a table on the page stands in a row of that name in Word and in the workbook, and in the PDF. */
async function tablesAgree(article: Locator, papers: Papers, tables: readonly (string | RegExp)[]): Promise<void> {
  for (const table of tables) {
    const rows = await article.getByRole('table', { name: table }).first().locator('tbody tr').all();
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const name = (await row.locator('th').first().innerText()).trim();
      const cells = (await row.locator('td.is-number').allInnerTexts()).map(bare);
      const shown = cells.filter((text) => /^[+-]?[\d,]+(\.\d+)?$/.test(text));
      expect([name, shown.length]).not.toEqual([name, 0]);
      const printed = papers.rows.filter((each) => each.includes(bare(name))).flat();
      const exact = [...papers.sheets.values()]
        .flat()
        .filter((each) => each.includes(name))
        .flat();
      for (const number of shown) {
        const where = {
          name,
          number,
          word: has(printed, number),
          excel: has(exact, number),
          pdf: papers.pdf.includes(number),
        };
        expect(where).toEqual({ name, number, word: true, excel: true, pdf: true });
      }
    }
  }
}

/** As it is written, or the exact figure that is rounded to it. */
function has(cells: readonly unknown[], shown: string): boolean {
  const digits = shown.split('.')[1]?.length ?? 0;
  const number = Number(shown.replaceAll(',', ''));
  return cells.some((cell) =>
    typeof cell === 'number'
      ? Math.abs(cell - number) <= 0.5001 / 10 ** digits
      : typeof cell === 'string' && cell.replace(/%$/, '') === shown,
  );
}

/** By the bell, to the page that the message is about. */
async function toldOf(desk: Desk, title: RegExp): Promise<void> {
  await desk.page.getByRole('link', { name: /^消息，\d+ 条未读$/ }).click();
  await desk.page.getByRole('list', { name: '消息列表' }).getByRole('button', { name: title }).click();
  await desk.settled();
}

async function date(place: Locator, label: string, day: string): Promise<void> {
  await place.getByLabel(label, { exact: true }).fill(day);
  await place.getByLabel(label, { exact: true }).press('Tab');
}

async function close(desk: Desk, drawer: Locator): Promise<void> {
  await desk.page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
}

/** The district's composite score on the page. */
async function scoreOf(desk: Desk): Promise<string> {
  return desk.page.getByRole('link', { name: new RegExp(`^${DISTRICT} 综合 .*，查看构成`) }).innerText();
}

/** The items shown are the score. */
async function itemsAddUp(desk: Desk): Promise<void> {
  const table = desk.page.getByRole('table', { name: '得分明细' });
  await table.getByRole('rowheader', { name: '合计' }).waitFor();
  const scores = await table.locator('tbody tr td:nth-child(3)').allInnerTexts();
  const sum = scores
    .map((text) => text.trim())
    .filter((text) => text !== '—')
    .reduce((all, text) => all + Math.round(Number(text) * 100), 0);
  expect(scores.length).toBeGreaterThan(5);
  expect((sum / 100).toFixed(2)).toBe((await table.locator('tfoot td:nth-child(3)').innerText()).trim());
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
