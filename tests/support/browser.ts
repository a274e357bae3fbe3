import { existsSync, readFileSync } from 'node:fs';
import { type Browser as Chromium, chromium, type Locator, type Page, type Request } from 'playwright-core';
import { PASSWORD } from './product';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium, with a profile of its own that is gone afterwards. */
export class Browser {
  private readonly desks: Desk[] = [];

  private constructor(
    private readonly chromium: Chromium,
    private readonly url: string,
  ) {}

  static async open(url: string): Promise<Browser> {
    const places = [
      process.env['CHROMIUM'],
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
    ];
    const executablePath = places.find((place) => place && existsSync(place));
    if (!executablePath) throw new Error('没有找到 Chromium：请安装，或用 CHROMIUM 指明它的路径。');
    return new Browser(await chromium.launch({ executablePath, args: FLAGS }), url);
  }

  /** A window of its own, not signed in. */
  async window(size = DESK): Promise<Desk> {
    const context = await this.chromium.newContext({
      baseURL: this.url,
      viewport: size,
      acceptDownloads: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      colorScheme: 'light',
    });
    context.setDefaultTimeout(15_000);
    const desk = new Desk(await context.newPage());
    this.desks.push(desk);
    return desk;
  }

  /** A window in which an account is signed in, without the form. */
  async signedIn(login: string, size = DESK): Promise<Desk> {
    const desk = await this.window(size);
    const answer = await desk.page.request.post('/api/session', { data: { login, password: PASSWORD } });
    if (!answer.ok()) throw new Error(`sign-in of ${login}: ${answer.status()} ${await answer.text()}`);
    return desk;
  }

  /** Errors that no test expected, of every window since the last question. */
  problems(): string[] {
    return this.desks.flatMap((desk) => desk.takeProblems());
  }

  async close(): Promise<void> {
    await this.chromium.close();
  }
}

/** Somebody's window: what is on it, and what went wrong on it without being seen. */
export class Desk {
  private readonly found: string[] = [];
  private expected: RegExp[] = [];
  private readonly asked = new Set<Request>();

  constructor(readonly page: Page) {
    page.on('request', (request) => this.asked.add(request));
    page.on('requestfinished', (request) => this.asked.delete(request));
    page.on('requestfailed', (request) => this.asked.delete(request));
    page.on('console', (message) => {
      if (message.type() === 'error') this.found.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.found.push(`page: ${error.stack ?? error.message}`));
  }

  /** Errors of this kind belong to the test: a refusal that the page must show. */
  expectProblems(kind: RegExp): void {
    this.expected.push(kind);
  }

  takeProblems(): string[] {
    const unexpected = this.found.filter((problem) => !this.expected.some((kind) => kind.test(problem)));
    this.found.length = 0;
    this.expected = [];
    return unexpected.map((problem) => `${problem}\n  on ${this.page.url()}`);
  }

  /** Signs in as people do. */
  async signIn(login: string): Promise<void> {
    // Nobody is signed in yet: the page asks, and is told so.
    this.expectProblems(/401 .*\/api\/session\/refresh/);
    await this.page.goto('/');
    await this.page.getByLabel('用户名').fill(login);
    await this.page.getByLabel('密码').fill(PASSWORD);
    await this.page.getByRole('button', { name: '登录' }).click();
    await this.settled();
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** By the main menu. */
  async open(entry: string): Promise<void> {
    await this.menu().getByRole('link', { name: entry, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: entry, exact: true }).waitFor();
    await this.settled();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  menu(): Locator {
    return this.page.getByRole('navigation', { name: '主菜单' });
  }

  /** The page has its heading, and nothing on it is still being read. */
  async settled(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    for (let quiet = 0, turn = 0; quiet < 2; turn++) {
      if (turn > 300) throw new Error(`${this.page.url()} does not come to rest`);
      await this.page.waitForTimeout(50);
      const waits = this.asked.size > 0 || (await this.page.locator('main yp-loading').count()) > 0;
      quiet = waits ? 0 : quiet + 1;
    }
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  dialog(name?: string | RegExp): Locator {
    return this.page.getByRole('dialog', name === undefined ? {} : { name });
  }

  async shows(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** The file that a press brings. */
  async download(press: () => Promise<void>): Promise<{ name: string; file: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download', { timeout: 60_000 }), press()]);
    return { name: download.suggestedFilename(), file: readFileSync(await download.path()) };
  }

  /** Everything that reaches out of the window sideways: the page itself, or its scrolling part. */
  async overflow(): Promise<string[]> {
    return this.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body, main')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => `${box.tagName} ${box.scrollWidth} > ${box.clientWidth}`),
    );
  }
}
