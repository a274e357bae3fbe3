import type { Locator } from 'playwright-core';
import { Browser, type Desk, DESK, PHONE } from '../support/browser';
import { PASSWORD, Product } from '../support/product';

/** Every page with the demonstration records, as each role finds it. */
describe('the pages', () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    product = await Product.start({ demo: true });
    browser = await Browser.open(product.url);
  });
  afterEach(() => expect(browser.problems()).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  describe.each([
    ['officer', ['/leads/new', '/ledger/record', '/mine', '/messages', '/tasks', 'lead', 'enterprise']],
    ['officer-500112', ['/leads/new', 'lead']],
    ['verifier', ['bulletin', '/mine']],
    ['leader', ['lead', 'bulletin', '/plan-board?view=heads', '/plan-board?view=map']],
    ['auditor', ['enterprise', 'bulletin']],
    ['sysadmin', ['/messages', '/tasks']],
    ['secadmin', ['/mine']],
  ])('of %s', (login, further) => {
    it('are all alive at 1440 and 390 px', async () => {
      const desk = await browser.signedIn(login);
      await desk.goto('/');
      const menu = await hrefs(desk.menu().locator('a[routerlinkactive], a:not(.brand)'));
      expect(menu.length).toBeGreaterThan(1);
      for (const path of [...menu, ...further]) {
        const entry = desk.menu().locator(`a[href="${path}"]:not(.brand)`);
        if (await entry.count()) await entry.click();
        else await desk.goto(await addressOf(desk, path));
        await expectAlive(desk, path, DESK);
        await expectAlive(desk, path, PHONE);
        await desk.page.setViewportSize(DESK);
      }
      await desk.close();
    });
  });

  it('open on a phone as they do on a desk, with the bar at the foot', async () => {
    const phone = await browser.signedIn('officer-500112', PHONE);
    await phone.goto('/');
    const bar = phone.page.getByRole('navigation', { name: '底部菜单' });
    for (const [name, heading] of [
      ['项目', '项目'],
      ['登记', '登记项目'],
      ['消息', '消息'],
      ['我的', '我的'],
      ['工作台', '工作台'],
    ] as const) {
      await bar.getByRole('link', { name, exact: name !== '消息' }).click();
      await phone.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      await phone.settled();
      expect([name, await phone.overflow()]).toEqual([name, []]);
    }
    for (const entry of ['区县排名', '规划看板', '通报', '月结']) {
      await phone.goto('/mine');
      await phone.page.locator('main').getByRole('link', { name: entry, exact: true }).click();
      await phone.page.getByRole('heading', { level: 1, name: entry, exact: true }).waitFor();
      await phone.settled();
      expect([entry, await phone.overflow()]).toEqual([entry, []]);
    }
    await phone.close();
  });

  describe('by the keyboard', () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await browser.signedIn('officer');
    });
    afterAll(() => desk.close());

    it('/ searches: two characters find a project, Enter opens it', async () => {
      await desk.goto('/leads');
      const name = await desk.page.locator('tr[data-row] a').first().innerText();
      await desk.page.keyboard.press('/');
      const box = desk.page.getByRole('combobox', { name: /项目或企业/ });
      await focused(box);
      await desk.page.keyboard.type(name);
      await desk.page.getByRole('option').filter({ hasText: name }).first().waitFor();
      await desk.page.keyboard.press('Enter');
      await desk.page.getByRole('heading', { level: 1, name }).waitFor();
    });

    it('Ctrl K goes to a page by its initials', async () => {
      await desk.page.keyboard.press('Control+k');
      await focused(desk.page.getByRole('combobox', { name: /页面、操作/ }));
      await desk.page.keyboard.type('quxian');
      await desk.page.getByRole('option').filter({ hasText: '区县排名' }).waitFor();
      await desk.page.keyboard.press('Enter');
      await desk.page.getByRole('heading', { level: 1, name: '区县排名' }).waitFor();
    });

    it('n registers a project, with the cursor in its first field', async () => {
      await desk.settled();
      await desk.page.keyboard.press('n');
      await desk.page.getByRole('heading', { level: 1, name: '登记项目' }).waitFor();
    });

    it('j and k walk a list, Enter opens the row', async () => {
      await desk.goto('/leads');
      const rows = desk.page.locator('tr[data-row]');
      for (const key of ['j', 'j', 'j', 'k']) await desk.page.keyboard.press(key);
      expect(await rows.nth(1).getAttribute('aria-current')).toBe('true');
      const name = await rows.nth(1).locator('a').first().innerText();
      await desk.page.keyboard.press('Enter');
      await desk.page.getByRole('heading', { level: 1, name }).waitFor();
    });

    it('? explains the keys, Esc closes', async () => {
      await desk.settled();
      await desk.page.keyboard.press('?');
      await desk.dialog().getByText('Ctrl').first().waitFor();
      await desk.page.keyboard.press('Escape');
      await desk.dialog().waitFor({ state: 'detached' });
    });
  });

  describe('that one may not or cannot see', () => {
    it.each([
      ['officer', '/ledger/queue'],
      ['verifier', '/leads/new'],
      ['leader', '/ledger/import'],
      ['sysadmin', '/leads'],
      ['secadmin', '/ranking'],
    ])('%s is told so at %s', async (login, path) => {
      const desk = await browser.signedIn(login);
      await desk.goto(path);
      await desk.page.getByRole('heading', { level: 1, name: '没有权限' }).waitFor();
      await desk.shows('您的角色不能打开这里');
      expect(new URL(desk.page.url()).pathname).toBe(path);
      await desk.close();
    });

    it('an address that is none, and a project that does not exist', async () => {
      const desk = await browser.signedIn('officer');
      await desk.goto('/no-such-page');
      await desk.page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
      desk.expectProblems(/404/);
      await desk.goto('/leads/01900000-0000-7000-8000-000000000000');
      await desk.shows('没有找到该内容');
      await desk.close();
    });

    it('a project of another district is not found, in the same words', async () => {
      const city = await browser.signedIn('officer');
      await city.goto('/leads?unit=500112');
      const [other] = await hrefs(city.page.locator('tr[data-row] a[href^="/leads/"]'));
      await city.close();
      const desk = await browser.signedIn('officer-500101');
      desk.expectProblems(/404/);
      await desk.goto(other!);
      await desk.shows('没有找到该内容');
      await desk.close();
    });
  });

  it('an expired session asks for the password over the page and keeps what was typed', async () => {
    const desk = await browser.signedIn('officer-500112');
    const asked = desk.page.waitForRequest((request) => 'authorization' in request.headers());
    await desk.goto('/leads/new');
    const token = (await asked).headers()['authorization']!;
    await desk.page.getByLabel('企业名称').fill('演示会话过期有限公司');
    const proposed = desk.page.waitForResponse(/direction-proposals/);
    await desk.page.getByLabel('项目名称').fill('演示不会丢的项目');
    await proposed;
    await desk.settled();
    const gone = await desk.page.request.delete('/api/session', { headers: { authorization: token } });
    expect(gone.status()).toBe(204);

    desk.expectProblems(/401/);
    await desk.button('保存').click();
    const overlay = desk.dialog('登录已过期');
    await overlay.getByLabel('密码').fill(PASSWORD);
    await overlay.getByRole('button', { name: '登录' }).click();
    await overlay.waitFor({ state: 'detached' });
    // The save that was refused is done now, with what was typed.
    await desk.page.getByRole('heading', { level: 1, name: '演示不会丢的项目' }).waitFor();
    await desk.close();
  });

  it('the address bar keeps the filters over a reload', async () => {
    const desk = await browser.signedIn('leader');
    await desk.goto('/leads');
    await desk.page.getByRole('combobox', { name: '阶段' }).selectOption('negotiation');
    await desk.page.waitForURL(/stage=negotiation/);
    await desk.goto('/ranking');
    await desk.page.getByRole('combobox', { name: '指标' }).selectOption({ label: '到位资金' });
    await desk.page.getByRole('combobox', { name: '时段' }).selectOption({ label: '当月' });
    await desk.page.waitForURL(/measure=inPlace.*window=month/);
    await desk.settled();
    const before = await values(desk.page.locator('main'));
    await desk.page.reload();
    await desk.settled();
    expect(await desk.page.getByRole('combobox', { name: '指标' }).inputValue()).toBe('inPlace');
    expect(await desk.page.getByRole('combobox', { name: '时段' }).inputValue()).toBe('month');
    expect(await values(desk.page.locator('main'))).toEqual(before);
    await desk.close();
  });

  it('ranking and bulletin print without the frame, in full', async () => {
    const desk = await browser.signedIn('leader');
    for (const path of ['/ranking', 'bulletin']) {
      await desk.goto(await addressOf(desk, path));
      await desk.page.emulateMedia({ media: 'print' });
      expect(await desk.page.locator('.yp-frame-part').filter({ visible: true }).count()).toBe(0);
      expect(await desk.page.locator('.yp-no-print').filter({ visible: true }).count()).toBe(0);
      await desk.page.locator('main').locator('h1, article').filter({ visible: true }).first().waitFor();
      // Nothing of the page is left below a scroll bar that paper does not have.
      expect(await desk.page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBeLessThan(2);
      await desk.page.emulateMedia({ media: null });
    }
    await desk.close();
  });

  it('every figure of the ranking opens records that add up to it', async () => {
    const desk = await browser.signedIn('leader');
    let opened = 0;
    for (const [measure, window] of [
      ['contracted', 'yearToDate'],
      ['inPlace', 'month'],
      ['industrialContracted', 'yearToDate'],
      ['signedProjects', 'yearToDate'],
      ['producingProjects', 'yearToDate'],
    ]) {
      await desk.goto(`/ranking?measure=${measure}&window=${window}`);
      const figures = desk.page.getByRole('button', { name: /查看凭证$/ });
      const count = await figures.count();
      for (let at = 0; at < count; at += Math.ceil(count / 8)) {
        await expectAddsUp(desk, figures.nth(at));
        opened++;
      }
    }
    expect(opened).toBeGreaterThanOrEqual(30);
    await desk.close();
  });
});

async function hrefs(links: Locator): Promise<string[]> {
  return links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
}

/** `lead`, `enterprise` and `bulletin` stand for the first of their list. */
async function addressOf(desk: Desk, path: string): Promise<string> {
  const list = { lead: '/leads', enterprise: '/enterprises', bulletin: '/bulletins' }[path];
  if (!list) return path;
  await desk.page.setViewportSize(DESK);
  await desk.goto(list);
  const [first] = await hrefs(desk.page.locator(`tr[data-row] a[href^="${list}/"]`));
  if (!first) throw new Error(`nothing in ${list}`);
  return first;
}

/** Content, not an error, nothing that only a programmer can read, and nothing beside the window. */
async function expectAlive(desk: Desk, path: string, size: typeof DESK): Promise<void> {
  const where = `${path} at ${size.width}`;
  await desk.page.setViewportSize(size);
  await desk.settled();
  const main = desk.page.locator('main');
  const text = await main.innerText();
  expect([where, await main.locator('yp-error, yp-forbidden').allInnerTexts()]).toEqual([where, []]);
  expect([where, text.length > 20]).toEqual([where, true]);
  expect([where, text.match(/undefined|NaN|\[object|\bnull\b|\b[a-z]+[A-Z]\w+/g)]).toEqual([where, null]);
  expect([where, await desk.overflow()]).toEqual([where, []]);
}

async function focused(field: Locator): Promise<void> {
  await field.waitFor();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Opens a figure: the sum at the foot is the figure, and the rows add up to the sum. */
async function expectAddsUp(desk: Desk, figure: Locator): Promise<void> {
  const name = await figure.getAttribute('aria-label');
  const [value] = await values(figure);
  await figure.click();
  const drawer = desk.dialog();
  await drawer.getByText(/^\s*合计（\d+ 笔）/).waitFor();
  const [sum] = await values(drawer.locator('footer'));
  expect([name, sum]).toEqual([name, value]);
  if ((await drawer.getByRole('button', { name: '加载更多' }).count()) === 0) {
    const rows = await values(drawer.locator('tbody td.is-number'));
    expect([name, rows.reduce((total, row) => total + BigInt(row), 0n)]).toEqual([name, BigInt(value!)]);
  }
  await desk.page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
}

/** Amounts to the 分, counts as they are. */
async function values(place: Locator): Promise<string[]> {
  const texts = await place
    .locator('.money, yp-value')
    .evaluateAll((found) =>
      found.map(
        (each) =>
          each.getAttribute('title') ||
          each.querySelector('[title]')?.getAttribute('title') ||
          (each.textContent ?? ''),
      ),
    );
  return texts.map((text) => text.replace('−', '-').replace(/[^\d-]/g, ''));
}
