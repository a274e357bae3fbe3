import { Browser, type Desk } from '../support/browser';
import { type Ask, leadsTo, type Placed } from '../support/leads-to';
import { Numbers, type Opened } from '../support/numbers';
import { Product } from '../support/product';
import { fenOf, rounded, type Sum, says, sumOf } from '../support/sums';

/** Numbers that need not open, and why. Every other number on a report page is a link or button to its records. */
const EXEMPT: Readonly<Record<string, string>> = {
  date: 'days, months, years and clock times: when, not how much',
  ordinal: 'numbers of editions, places, documents, annexes: which, not how much',
  rank: 'places and changes of place: they follow from the figures of the table they stand in',
  clock: 'the time progress: the calendar, not records',
  rate: 'per cent and points, each beside the linked numbers it is computed from',
  derived: 'differences, means and weighted points, each beside the linked numbers it is computed from',
  condition: 'weights, thresholds and deadlines: data of a scheme or rule, whose version the page names',
  plan: 'quotas and head targets on the plan board itself, as the plan prints them, whose version the page names',
  heading: 'numbers in headings of columns: the weight of the column',
  step: 'lines of a formula filled with the numbers of the table below, which are links',
  sum: 'a foot or heading that the walk added up or counted itself: it is the sum of the rows it stands with',
  record: 'a property of the one record whose link stands in its row',
  beside: 'a figure of a score whose several sources, leads or evidence are listed as links in its row',
  opened: 'the head of what was opened, repeating the number that was pressed',
  words: 'names, voucher numbers, and sentences of findings whose records are linked in the same row',
};

/** To-do lists of the workbench: work, not reports; what they count is listed in them. */
const TO_DO =
  '[aria-labelledby=due], [aria-labelledby=returned], [aria-labelledby=stuck], [aria-labelledby=decide], [aria-labelledby=to-confirm], yp-assessment-desk, yp-supervision-desk';

interface Stop {
  readonly name: string;
  readonly path: string;
  readonly root?: string;
  readonly without?: string;
  readonly tab?: string;
  /** At least so many numbers open on it: an empty page proves nothing. */
  readonly least: number;
}

interface Walked {
  readonly who: string;
  readonly name: string;
  readonly opened: number;
  readonly exempt: number;
  readonly distinct: number;
}

/** Every number on every report page opens its records, and the records add up to it: all of them, on the demonstration. */
describe('the numbers of reports', () => {
  let product: Product;
  let browser: Browser;
  const walked: Walked[] = [];
  const real: string[] = [];

  beforeAll(async () => {
    product = await Product.start({ demo: true });
    browser = await Browser.open(product.url);
  }, 240_000);
  afterEach(() => expect(browser.problems()).toEqual([]));
  afterAll(async () => {
    process.stdout.write(`${report(walked, real)}\n`);
    await browser.close();
    await product.stop();
  });

  it('of the leader all open, and add up', async () => {
    const walk = await Walk.as('leader', browser);
    const ids = await walk.editions();
    const unit = `/assessment/editions/${ids.yearly}/units/500112`;
    const { lists, items } = await walk.standing(ids.yearly, '500112');
    const score = lists[0];
    await walk.along([
      { name: 'workbench', path: '/', without: TO_DO, least: 20 },
      { name: 'plan board', path: '/plan-board', least: 60 },
      { name: 'plan board, heads', path: '/plan-board?view=heads', least: 20 },
      { name: 'plan board, map', path: '/plan-board?view=map', least: 40 },
      { name: 'ranking by contracted', path: '/ranking', least: 80 },
      { name: 'ranking by in place, month', path: '/ranking?measure=inPlace&window=month', least: 80 },
      { name: 'ranking by projects, a cohort', path: '/ranking?measure=signedProjects&cohort=主城新区', least: 10 },
      { name: 'monthly bulletin', path: `/bulletins/${ids.monthly}`, least: 1200 },
      { name: 'monthly, as now known', path: `/bulletins/${ids.monthly}`, tab: '现在所知的数字', least: 400 },
      { name: 'quarterly report', path: `/supervision/reports/${ids.quarterly}`, least: 700 },
      {
        name: 'quarterly, as now known',
        path: `/supervision/reports/${ids.quarterly}`,
        tab: '现在所知的数字',
        least: 400,
      },
      { name: 'supervision findings', path: '/supervision/findings', least: 10 },
      { name: 'yearly lists', path: '/assessment', least: 70 },
      { name: 'yearly edition', path: `/assessment/editions/${ids.yearly}`, least: 500 },
      { name: 'yearly, as now known', path: `/assessment/editions/${ids.yearly}`, tab: '现在所知的数字', least: 200 },
      { name: "a unit's score", path: unit, least: 30 },
      ...items.map((item) => ({
        name: `item ${item}`,
        path: `${unit}?list=${score}&item=${item}`,
        root: 'yp-item-panel',
        least: 0,
      })),
      ...lists.slice(1).map((list) => ({ name: `list ${list}`, path: `${unit}?list=${list}`, least: 1 })),
      { name: 'activity index', path: '/activity-index', least: 290 },
      {
        name: "a unit's index",
        path: '/activity-index?unit=500112',
        root: 'yp-unit-index-drawer yp-drawer',
        least: 10,
      },
      { name: 'query desk', path: '/questions', least: 40 },
      {
        name: 'query desk, lines by quarter',
        path: '/questions?rows=quotaLine&columns=quarter&measures=inPlace',
        least: 60,
      },
    ]);
    await walk.end(walked, real);
  }, 240_000);

  it('of an officer all open, and add up, for the unit of her own', async () => {
    const walk = await Walk.as('officer-500112', browser);
    const { yearly } = await walk.editions();
    await walk.along([
      { name: 'workbench', path: '/', without: TO_DO, least: 15 },
      { name: 'ranking', path: '/ranking', least: 1 },
      { name: 'score', path: `/assessment/editions/${yearly}/units/500112`, least: 30 },
      { name: 'activity index', path: '/activity-index', least: 7 },
    ]);
    await walk.end(walked, real);
  }, 120_000);

  it('of the verifier’s workbench all open, and add up', async () => {
    const walk = await Walk.as('verifier', browser);
    await walk.along([{ name: 'workbench', path: '/', least: 20 }]);
    await walk.end(walked, real);
  });

  it('of the auditor’s year and unit-year all open, and add up', async () => {
    const walk = await Walk.as('auditor', browser);
    await walk.along([
      { name: "auditor's year", path: '/auditing', least: 350 },
      { name: 'unit-year', path: '/auditing?unit=500112', least: 50 },
      { name: 'unit-year, a year published', path: '/auditing?unit=500112&year=2025', least: 50 },
    ]);
    await walk.end(walked, real);
  }, 120_000);
});

/** Somebody's way through the report pages. */
class Walk {
  private readonly stops: Walked[] = [];
  private readonly real: string[] = [];
  /** Kinds of links that were followed for real. */
  private readonly followed = new Set<string>();
  private readonly sums = new Map<string, Promise<unknown>>();

  private constructor(
    private readonly who: string,
    private readonly desk: Desk,
    private readonly numbers: Numbers,
  ) {}

  static async as(who: string, browser: Browser): Promise<Walk> {
    const desk = await browser.signedIn(who);
    const walk = new Walk(who, desk, await Numbers.on(desk.page));
    await desk.goto('/');
    return walk;
  }

  /** The newest edition of each kind that is official, or a draft where there is none. */
  async editions(): Promise<Record<'monthly' | 'quarterly' | 'yearly', string>> {
    const all = await this.ask<{ id: string; kind: string; status: string }[]>('/editions');
    const of = (kind: string): string => {
      const found = all.find((each) => each.kind === kind);
      if (!found) throw new Error(`the demonstration has no edition of ${kind}`);
      return found.id;
    };
    return { monthly: of('monthly'), quarterly: of('quarterly'), yearly: of('yearly') };
  }

  async standing(edition: string, unit: string): Promise<{ lists: string[]; items: string[] }> {
    const { lists } = await this.ask<{ lists: { key: string; row: { items: { key: string }[] } }[] }>(
      `/assessment/editions/${edition}/units/${unit}`,
    );
    return { lists: lists.map(({ key }) => key), items: lists[0]?.row.items.map(({ key }) => key) ?? [] };
  }

  async along(stops: readonly Stop[]): Promise<void> {
    for (const stop of stops) await this.at(stop);
  }

  async end(walked: Walked[], real: string[]): Promise<void> {
    walked.push(...this.stops);
    real.push(...this.real);
    await this.desk.close();
  }

  private async at(stop: Stop): Promise<void> {
    await this.desk.goto(stop.path);
    if (stop.tab) {
      await this.desk.page.getByRole('tab', { name: stop.tab }).click();
      await this.desk.settled();
    }
    await this.numbers.unfold();
    const address = new URL(this.desk.page.url()).searchParams;
    const shown = (await this.numbers.shown(stop.root, stop.without)).map((each) => ({ ...each, address }));
    const links = shown.filter(({ how }) => how === 'opens' || how === 'leads');
    const exempt = shown.filter(({ how }) => how !== 'opens' && how !== 'leads');
    expect(exempt.filter(({ how }) => EXEMPT[how] === undefined).map((each) => this.name(stop, each))).toEqual([]);

    const figures = links.filter(({ text }) => isFigure(text));
    expect(`${figures.length >= stop.least} ${stop.name}`).toBe(`true ${stop.name}`);
    const buttons = figures.filter(({ how }) => how === 'opens');
    const opened = await this.numbers.requests(buttons.map(({ at }) => at));
    const sums = new Map<number, Sum>();
    await Promise.all(buttons.map(async (each, at) => sums.set(each.at, await this.behind(each, opened[at]!))));
    for (const each of figures.filter(({ how }) => how === 'leads')) sums.set(each.at, await leadsTo(each, this.ask));
    const wrong = figures.filter((each) => !says(each, sums.get(each.at)!));
    expect(wrong.map((each) => `${this.name(stop, each)} ≠ ${JSON.stringify(sums.get(each.at))}`)).toEqual([]);
    this.stops.push({
      who: this.who,
      name: stop.name,
      opened: figures.length,
      exempt: exempt.length,
      distinct: new Set(opened.map(({ request, foot }) => request ?? foot)).size,
    });
    await this.pressForReal(stop, buttons);
    await this.jumpForReal(stop, figures);
    await this.followForReal(stop, figures);
  }

  private async behind(shown: Placed, { request, foot }: Opened): Promise<Sum> {
    if (request === null) return { words: foot.replace(/^.*[：]|^\D+/, '') };
    const answer = await this.ask<Record<string, unknown>>(request.replace(/^\/api/, ''));
    return sumOf(request, answer, shown);
  }

  /** One of every column and kind of sentence: the drawer as it opens, with the sum at its foot. */
  private async pressForReal(stop: Stop, buttons: readonly Placed[]): Promise<void> {
    const kinds = new Map<string, Placed>();
    for (const each of buttons) {
      const kind = [stop.name, each.table, each.column].join(' | ').replace(/\d+/g, '#');
      if (!kinds.has(kind)) kinds.set(kind, each);
    }
    const chosen = [...kinds.values()];
    const feet = await this.numbers.feet(chosen.map(({ at }) => at));
    const wrong = chosen.filter((each, at) => !footSays(each, feet[at]!));
    expect(wrong.map((each) => `${this.name(stop, each)} ≠ ${JSON.stringify(feet[chosen.indexOf(each)])}`)).toEqual([]);
    this.real.push(...kinds.keys());
  }

  /** Every place on the page itself that numbers lead to comes into view. */
  private async jumpForReal(stop: Stop, figures: readonly Placed[]): Promise<void> {
    const { page } = this.desk;
    const places = new Map(figures.flatMap(({ href }) => (href?.includes('#') ? [[href.split('#')[1]!, href]] : [])));
    for (const [place, href] of places) {
      await page.locator(`main a[href="${href}"]`).first().click();
      const isInView = (id: string): boolean => {
        const top = document.getElementById(decodeURIComponent(id))?.getBoundingClientRect().top ?? -1;
        return top >= 0 && top < innerHeight;
      };
      expect(`${href} ${(await page.evaluate(isInView, place)) ? 'in view' : 'out of view'}`).toBe(`${href} in view`);
      this.real.push(`${stop.name} → #${place}`);
    }
  }

  /** One of every kind of link: the page that it leads to shows the number. */
  private async followForReal(stop: Stop, figures: readonly Placed[]): Promise<void> {
    const { page } = this.desk;
    for (const each of figures.filter(({ how }) => how === 'leads')) {
      const kind = (each.href ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[?#].*|\d+/g, (id) =>
        /^[?#]/.test(id) ? '' : '…',
      );
      if (this.followed.has(kind) || each.href?.includes('#')) continue;
      this.followed.add(kind);
      await this.desk.goto(each.href ?? '');
      await this.desk.settled();
      const said = `${await page.locator('main').innerText()} ${await page.locator('yp-drawer').allInnerTexts()}`;
      const words = wordsOf(each);
      expect(`${each.href} ${words.some((word) => said.includes(word)) ? 'shown' : words.join(' ')}`).toBe(
        `${each.href} shown`,
      );
      this.real.push(`${stop.name} → ${kind}`);
    }
  }

  private readonly ask: Ask = <T>(path: string) => {
    const known = this.sums.get(path) ?? this.numbers.answers([`/api${path}`]).then(([answer]) => answer);
    this.sums.set(path, known);
    return known as Promise<T>;
  };

  private name({ name }: Stop, { how, table, row, column, text }: Placed): string {
    return `${this.who}, ${name}: ${how} | ${table} | ${row} | ${column} | ${text}`;
  }
}

/** What the page behind a link shows, one way or the other: the number, in 亿元, 万元 or 元; the count of a list; of a completion only the target. */
function wordsOf({ text, href, exact }: Placed): string[] {
  const [first = '', second] = [...text.matchAll(/[\d,]+(?:\.\d+)?/g)].map(([number]) => number);
  if (text.includes('%')) return ['年度目标'];
  if (href?.startsWith('/leads')) return [`共 ${second} 个`];
  const grouped = (number: string): string => number.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  const inUnits =
    exact === null ? [] : [10_000_000_000n, 1_000_000n, 100n].map((unit) => rounded(fenOf(exact), unit, 2));
  return [first, ...inUnits.map(grouped), ...inUnits.map((number) => number.replace(/\.0+$/, ''))];
}

/** A number, perhaps with its unit, and for the pipeline with a second one: not a name or an address with digits in it. */
function isFigure(text: string): boolean {
  return /^[+−-]?[\d,]+(\.\d+)? ?(亿元|万元|元|个|家|件|张|分|%)?( ?\d+ 个)?$/.test(text);
}

function footSays(shown: Placed, { foot, footExact, request }: Opened): boolean {
  if (shown.exact !== null || /元$/.test(shown.text)) return footExact !== null && says(shown, { yuan: footExact });
  // “合计（3 张） 1.20 亿元”: the count of records; “合计（3 笔） 5 个”: the sum of a count.
  const records = request?.startsWith('/api/auditing/records') && /（(\d+) 张）/.exec(foot)?.[1];
  const last = [...foot.matchAll(/[−-]?[\d,]+(\.\d+)?/g)].map(([number]) => number);
  const activities = request?.startsWith('/api/activities') ? last[0] : undefined;
  return says(shown, { words: (records || activities || last.at(-1)) ?? '' });
}

function report(walked: readonly Walked[], real: readonly string[]): string {
  const rows = walked.map(
    ({ who, name, opened, exempt }) => `${who.padEnd(16)}${name.padEnd(36)}${opened} open, ${exempt} need not`,
  );
  const sum = walked.reduce((total, { opened }) => total + opened, 0);
  return [
    ...rows,
    `${sum} numbers opened and equal to what opens; ${real.length} kinds of them pressed and followed for real`,
  ].join('\n');
}
