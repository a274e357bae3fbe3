import type { Page } from 'playwright-core';

/** A number as a page shows it, with what becomes of a press on it. */
export interface ShownNumber {
  /** Name of its table or sentence. */
  readonly table: string;
  /** What stands at the head of its row: a unit, a measure. */
  readonly row: string;
  readonly column: string;
  readonly text: string;
  /** 元, where it is money that says so on hover. */
  readonly exact: string | null;
  /** `opens`: a button; `leads`: a link; otherwise a kind of number that need not open, or `bare` and why. */
  readonly how: string;
  readonly href: string | null;
  /** For a link to a place on the page itself: how many rows stand there that the number counts, or what is said there. */
  readonly there: string | null;
  /** Place among the elements kept in the page. */
  readonly at: number;
}

/** What a press on a number brought. */
export interface Opened {
  /** What the page asked the API for. */
  readonly request: string | null;
  /** The foot of what opened. */
  readonly foot: string;
  readonly footExact: string | null;
  /** Rows that are shown of it. */
  readonly rows: number;
}

interface Walker {
  token: string;
  holding: boolean;
  held: string[];
  collect: (root: string, without: string) => ShownNumber[];
  open: (places: number[], held: boolean) => Promise<Opened[]>;
  ask: (urls: string[]) => Promise<unknown[]>;
}

declare global {
  interface Window {
    walker: Walker;
  }
}

/** The numbers of one window's pages, and what opens when they are pressed. */
export class Numbers {
  private constructor(private readonly page: Page) {}

  /** Before the window goes to its first page. */
  static async on(page: Page): Promise<Numbers> {
    await page.addInitScript(install);
    return new Numbers(page);
  }

  shown(root = 'main yp-page', without = ''): Promise<ShownNumber[]> {
    return this.page.evaluate(([within, apart]) => window.walker.collect(within, apart), [root, without] as const);
  }

  /** Long tables show their beginning: shows the rest of them. */
  async unfold(): Promise<void> {
    const folded = this.page.locator('main button', { hasText: /^\s*显示全部/ });
    for (const button of (await folded.elementHandles()).reverse()) {
      await button.click();
      await button.waitForElementState('hidden');
    }
  }

  /** Presses each and says what the page asked for; the answers themselves are kept from it, so that this is quick. */
  requests(places: number[]): Promise<Opened[]> {
    return this.page.evaluate((all) => window.walker.open(all, true), places);
  }

  /** Presses each as it is, and reads the foot of what opens. */
  feet(places: number[]): Promise<Opened[]> {
    return this.page.evaluate((all) => window.walker.open(all, false), places);
  }

  /** The API's answers, asked as the page would ask. */
  answers(urls: string[]): Promise<unknown[]> {
    return this.page.evaluate((all) => window.walker.ask(all), urls);
  }
}

/** Runs in the page. */
function install(): void {
  const NUMBER = /\d/;
  /** Not the content: what is around it, pictures whose table is walked, and what only repeats for a reader by ear. */
  const AROUND =
    'yp-page > header, article > header, .digest, .filters, nav, svg, figcaption, .yp-sr, yp-state, yp-light, yp-choice, .yp-more, sup, script, style, caption, code, yp-notes-panel';
  /** Words in which a number is no figure. */
  const WORDS: readonly [string, RegExp][] = [
    ['date', /\d{4}-\d{2}(-\d{2})?( \d{2}:\d{2}(:\d{2})?)?|\d{4}-(W\d+|Q\d)|\d{2}:\d{2}/g],
    ['ordinal', /第 ?\d+ ?(版|名|期|号|位|条|季度|周)|附表 ?\d+(-\d+)?|〔\d{4}〕( ?\d+ ?号)?|共 \d+ 张榜单/g],
    ['date', /\d{4} ?—\d{4} ?年|\d{4} ?(年度?|$)|\d{1,2}(—\d{1,2})? ?(月|日)份?/g],
    ['words', /凭证 [A-Z][\w-]+/g],
    ['clock', /时间进度 ?[\d.]+%/g],
    ['rate', /[+−-]?[\d,.]+ ?(%|个百分点)/g],
    ['derived', /[+−][\d.]+ 分/g],
    [
      'condition',
      /50 ?亿元(以上|的项目)?|(超过|仍为) ?\d+ 天|\d+ 天内|[（(]满分 ?[\d.]+[）)]|满格 100|权重 [\d.]+ ?(分|%)|分担后 [\d.]+ 分|(问题)?达到 \d+ 个|相差 0\.01/g,
    ],
  ];
  /** Columns in which a number is no figure. */
  const COLUMNS: readonly [string, RegExp][] = [
    ['rank', /位次|名次|较上月|较上年/],
    ['rate', /%|率|同比|占比|时序|^比上年$|^占登记人/],
    ['condition', /权重|期限（天）/],
    ['plan', /^额度 亿元$/],
    ['derived', /差额|还需签约|还缺|增减|折算|加权|分组平均/],
    ['record', /^超期（天）$|^答复（次）$/],
  ];
  /** Kinds that stand beside the figures or records that they come from. */
  const BESIDE = ['rate', 'derived', 'record', 'beside'];

  const walker: Walker = { token: '', holding: false, held: [], collect, open, ask };
  window.walker = walker;
  let kept: Element[] = [];

  const xhr = XMLHttpRequest.prototype;
  const plain = { open: xhr.open, send: xhr.send, setRequestHeader: xhr.setRequestHeader };
  const asked = new WeakMap<XMLHttpRequest, { method: string; url: string }>();
  xhr.open = function (this: XMLHttpRequest, method: string, url: string | URL, ...rest: unknown[]) {
    asked.set(this, { method, url: String(url) });
    (plain.open as (...all: unknown[]) => void).call(this, method, url, ...rest);
  } as typeof xhr.open;
  xhr.setRequestHeader = function (name, value) {
    if (name.toLowerCase() === 'authorization') walker.token = value;
    plain.setRequestHeader.call(this, name, value);
  };
  xhr.send = function (body) {
    const { method, url } = asked.get(this) ?? { method: '', url: '' };
    if (method === 'GET') walker.held.push(url);
    if (walker.holding && method === 'GET') return;
    plain.send.call(this, body);
  };

  function collect(within: string, without: string): ShownNumber[] {
    kept = [];
    const found: ShownNumber[] = [];
    const root = document.querySelector(within);
    if (!root) throw new Error(`nothing is shown at ${within}`);
    const apart = [AROUND, without, ...(root.closest('yp-drawer') ? [] : ['yp-drawer'])].filter(Boolean).join(', ');
    const seen = new Set<Element>();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent ?? '';
      const around = parent?.closest(apart);
      if (!parent || !NUMBER.test(text) || (around && root.contains(around))) continue;
      const link = parent.closest<HTMLElement>('a[href], button');
      if (link && seen.has(link)) continue;
      const element = link ?? parent;
      seen.add(element);
      kept.push(element);
      found.push({
        ...placeOf(element),
        text: textOf(link ?? parent.closest('yp-money, yp-value') ?? parent),
        exact: exactOf(element),
        how: link ? (link.tagName === 'A' ? 'leads' : 'opens') : kindOf(text, parent),
        href: link?.getAttribute('href') ?? null,
        there: thereOf(element),
        at: kept.length - 1,
      });
    }
    return found;
  }

  function kindOf(text: string, parent: Element): string {
    const kind = plainKindOf(text, parent);
    return BESIDE.includes(kind) && !isBesideRecords(parent) ? `bare ${kind}` : kind;
  }

  function plainKindOf(text: string, parent: Element): string {
    const cell = parent.closest('td, th');
    const rest = stripped(text);
    if (cell && parent.closest('thead')) return 'heading';
    if (parent.closest('yp-rank-change') || parent.closest('dd')?.previousElementSibling?.textContent === '名次')
      return 'rank';
    if (parent.closest('yp-indicator-tiles .yp-muted, yp-head-seats .yp-muted')) return 'plan';
    if (parent.closest('yp-head-seats .missing')) return 'derived';
    if (cell?.closest('table')?.getAttribute('aria-label') === '计算步骤') return 'step';
    if (parent.closest('yp-item-panel .line.yp-muted')) return 'condition';
    if (parent.closest('yp-value-panel h3')) return countsNext(parent) ? 'sum' : 'bare';
    if (cell?.classList.contains('is-number')) {
      if (parent.closest('yp-unit-index-drawer')) return parent.closest('tfoot') && isSum(cell) ? 'sum' : 'derived';
      const heading = headingOf(cell);
      const column = COLUMNS.find(([, pattern]) => pattern.test(heading))?.[0];
      if (column) return column;
      if (parent.closest('yp-audit-records-table')) return 'record';
      if (parent.closest('yp-item-panel') && heading === '数值') return 'beside';
      if (parent.closest('tfoot') && isSum(cell)) return 'sum';
      return NUMBER.test(rest.text) ? 'bare' : (rest.kinds.at(-1) ?? 'date');
    }
    if (cell && parent.closest('tfoot')) return rowsOf(cell) === numberOf(rest.text) ? 'sum' : 'bare';
    // A sentence in a table has its records behind it; a name or a number of a voucher is no figure.
    if (cell) return /\d ?(亿元|万元|个|家|件|张)/.test(rest.text) && !isBesideRecords(parent) ? 'bare' : 'words';
    if (parent.closest('h3') && /（ ?\d+ (个|件)）\s*$/.test(text)) return countsNext(parent) ? 'sum' : 'bare';
    if (parent.closest('yp-item-panel h3, yp-unit-index-drawer .head')) return 'opened';
    if (NUMBER.test(rest.text)) return parent.closest('yp-item-panel li, yp-item-panel td') ? 'words' : 'bare';
    return rest.kinds.find((each) => BESIDE.includes(each)) ?? rest.kinds[0] ?? 'date';
  }

  /** What a link to a place on the page itself counts there, by the words around it. */
  function thereOf(link: Element): string | null {
    const fragment = /#(.+)$/.exec(link.getAttribute('href') ?? '')?.[1];
    const place = fragment && document.getElementById(decodeURIComponent(fragment));
    if (!place) return null;
    if (place.tagName === 'TABLE') return textOf(place.querySelector('tfoot td:nth-child(3)') ?? place);
    const before = link.previousElementSibling?.textContent ?? '';
    const after = link.nextElementSibling?.textContent ?? '';
    let table = place.nextElementSibling;
    while (table && !table.querySelector('tbody')) table = table.nextElementSibling;
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])].filter((row) => {
      const cells = [...row.children].map(textOf);
      if (/仍为零的 $/.test(before)) return cells.includes('仍为零');
      if (/得分上升/.test(after)) return /^\+/.test(cells.at(-1) ?? '');
      if (/得分下降/.test(after)) return /^−/.test(cells.at(-1) ?? '');
      const grade = /[：、 ](\p{Script=Han}+) $/u.exec(before)?.[1];
      return fragment.startsWith('list-') ? cells.includes(grade ?? '') : true;
    });
    return String(rows.length);
  }

  /** A link or button to records in its row, its sentence or its tile; or what people entered, with its evidence. */
  function isBesideRecords(parent: Element): boolean {
    const row = parent.closest('tr');
    const whole = row ? [row] : [parent.closest('p'), parent.closest('li, dd'), parent.closest('section, .yp-panel')];
    return whole.some(
      (each) =>
        each?.querySelector('a[href], button') != null || /佐证：|没有填报|没有符合条件/.test(each?.textContent ?? ''),
    );
  }

  /** A foot that is the sum of the column above it, to the last digit that is shown. */
  function isSum(foot: Element): boolean {
    const at = columnOf(foot);
    const cells = [...(foot.closest('table')?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.children].find((cell) => columnOf(cell) === at),
    );
    const sum = cells.reduce((total, cell) => total + (numberOf(cell ? textOf(cell) : '') ?? 0), 0);
    const shown = numberOf(textOf(foot)) ?? NaN;
    // The index rounds once, its parts each for themselves: the page says so.
    const slack = foot.closest('yp-unit-index-drawer') ? 0.03 : 0.001;
    return Math.abs(sum - shown) < slack;
  }

  /** Rows of the table of a foot. */
  function rowsOf(foot: Element): number {
    return foot.closest('table')?.querySelectorAll('tbody tr').length ?? -1;
  }

  /** A heading that counts the rows of the table that follows it. */
  function countsNext(parent: Element): boolean {
    const heading = parent.closest('h3');
    let next = heading?.nextElementSibling;
    while (next && !next.querySelector('table') && next.tagName !== 'TABLE' && next.tagName !== 'H3')
      next = next.nextElementSibling;
    const rows = next?.tagName === 'H3' ? 0 : (next?.querySelectorAll('tbody tr').length ?? 0);
    return rows === Number(/(?:（|： ?)(\d+) (个|件)[）]?$/.exec(textOf(heading!))?.[1]);
  }

  function stripped(text: string): { text: string; kinds: string[] } {
    const kinds: string[] = [];
    let rest = text;
    for (const [kind, pattern] of WORDS) {
      const next = rest.replace(pattern, '');
      if (next !== rest) kinds.push(kind);
      rest = next;
    }
    return { text: rest, kinds };
  }

  function numberOf(text: string): number | null {
    const found = /[−-]?[\d,]+(\.\d+)?/.exec(text)?.[0];
    return found === undefined ? null : Number(found.replaceAll(',', '').replace('−', '-'));
  }

  function textOf(element: Element): string {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const parts: string[] = [];
    while (texts.nextNode()) parts.push(texts.currentNode.textContent ?? '');
    return parts.join(' ').replace(/\s+/g, ' ').trim();
  }

  function exactOf(element: Element): string | null {
    const money = element.closest('.money') ?? element.querySelector('.money');
    return /^(-?[\d.,]+) 元$/.exec(money?.getAttribute('title') ?? '')?.[1]?.replaceAll(',', '') ?? null;
  }

  function placeOf(element: Element): { table: string; row: string; column: string } {
    const cell = element.closest('td, th');
    const line = cell?.closest('tr');
    if (cell && line) {
      const head = line.querySelector('th') ?? line.firstElementChild ?? cell;
      return { table: nameOf(cell), row: textOf(head), column: headingOf(cell) };
    }
    const block = element.closest('p, li, dd, dt, h2, h3, h4, section, div') ?? element;
    const term = block.tagName === 'DD' ? (block.previousElementSibling?.textContent ?? '') : '';
    const name = element.closest('section')?.querySelector('h2, h3')?.textContent ?? '';
    return { table: nameOf(block) || name, row: textOf(block).slice(0, 90), column: term || block.tagName };
  }

  function nameOf(element: Element): string {
    const named = element.closest('table[aria-label], [aria-label]:not(button, a), [aria-labelledby]');
    const by = named?.getAttribute('aria-labelledby');
    const label = named?.getAttribute('aria-label') ?? (by ? document.getElementById(by)?.textContent : '');
    return (label ?? '').replace(/\s+/g, ' ').trim();
  }

  function columnOf(cell: Element): number {
    let at = 0;
    for (let before = cell.previousElementSibling; before; before = before.previousElementSibling)
      at += (before as HTMLTableCellElement).colSpan;
    return at;
  }

  function headingOf(cell: Element): string {
    const rows = cell.closest('table')?.querySelectorAll('thead tr');
    let column = 0;
    for (const head of rows?.[rows.length - 1]?.children ?? []) {
      column += (head as HTMLTableCellElement).colSpan;
      if (columnOf(cell) < column) return textOf(head);
    }
    return '';
  }

  async function open(places: number[], held: boolean): Promise<Opened[]> {
    const all: Opened[] = [];
    // A long document is laid out anew with every drawer: while only requests are collected nobody looks at it.
    const unseen = document.createElement('style');
    if (held) unseen.textContent = 'main article, main table { display: none }';
    document.head.append(unseen);
    const under = front();
    for (const place of places) all.push(await press(kept[place] as HTMLElement, held, under));
    await closed(under, performance.now() + 10_000);
    walker.holding = false;
    unseen.remove();
    return all;
  }

  /** What opens: the drawer in front, or an item of a score below it. */
  function front(): Element | null {
    return [...document.querySelectorAll('yp-drawer')].at(-1) ?? document.querySelector('yp-item-panel');
  }

  async function press(element: HTMLElement, held: boolean, under: Element | null): Promise<Opened> {
    const before = front();
    walker.held = [];
    walker.holding = held;
    element.click();
    const end = performance.now() + 10_000;
    while (!hasOpened(before, held) && performance.now() < end) await breath();
    const opened = front();
    const foot =
      opened?.querySelector('footer div')?.parentElement ??
      opened?.querySelector('tfoot .is-number') ??
      opened?.querySelector('h3');
    const answer = {
      request: walker.held[0] ?? null,
      foot: foot ? textOf(foot) : '',
      footExact: foot ? exactOf(foot) : null,
      rows: opened?.querySelectorAll('tbody tr').length ?? 0,
    };
    if (opened?.tagName === 'YP-ITEM-PANEL') element.click();
    // The next press takes the place of this drawer: nobody has to see it go.
    if (held && under === null && answer.request?.startsWith('/api/postings')) shut();
    else await closed(under === null && held ? null : before, end);
    return answer;
  }

  function shut(): void {
    const drawer = front();
    if (drawer?.tagName === 'YP-DRAWER') drawer.querySelector<HTMLElement>('.shade')?.click();
  }

  async function closed(before: Element | null, end: number): Promise<void> {
    while (front() !== before && front() !== null && performance.now() < end) {
      shut();
      await breath();
    }
  }

  function hasOpened(before: Element | null, held: boolean): boolean {
    const now = front();
    if (held && walker.held.length > 0) return now !== null;
    if (now === null || now === before) return false;
    const foot = now.querySelector('footer div')
      ? now.querySelector('footer')
      : (now.querySelector('tfoot') ?? now.querySelector('h3'));
    return NUMBER.test(foot?.textContent ?? '');
  }

  function breath(): Promise<void> {
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  }

  async function ask(urls: string[]): Promise<unknown[]> {
    const answers: unknown[] = Array.from({ length: urls.length });
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let at = next++; at < urls.length; at = next++) {
        const answer = await fetch(urls[at]!, { headers: { authorization: walker.token } });
        answers[at] = answer.ok ? await answer.json() : { failed: answer.status, text: await answer.text() };
      }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    return answers;
  }
}
