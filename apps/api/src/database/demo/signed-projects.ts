import { addDays, yearOf, type Day } from '@yipanqi/domain';
import { elapsedPart, isRecent, someDayOf, type DemoCalendar } from './demo-calendar';
import type { DirectedEnterprise } from './demo-enterprises';
import { demoLead, followUps } from './demo-lead';
import { roundTo, yi, type SignedProject } from './project-life';
import type { Random } from './random';
import { directionOf, DIRECTIONS, QUOTA_LINES, UNIT_WEIGHTS } from './reference-data';
import type { DemoLead } from './story';
import { FOREIGN } from './vouchers';

/** A large project stands for about this much of a line's quota. */
const QUOTA_PER_LARGE_YI = 1_750;
/** Part of a line's result that large projects bring; the rest is the ordinary business. */
const LARGE_PART = 0.84;
/** Part of the plan period's result in each year from 2021 on; later years are like the last one. */
const YEAR_PARTS = [0.185, 0.195, 0.2, 0.205, 0.215];
const ORDINARY_IN_BLOCK_YEAR = 64;
const ORDINARY_IN_RECENT_YEAR = 190;

export type Signing = SignedProject & { signed: DemoLead };

/** The signed projects of all years: per line what its quota asks for, more or less, plus the ordinary business. */
export function signedProjects(
  random: Random,
  calendar: DemoCalendar,
  enterprises: readonly DirectedEnterprise[],
): Signing[] {
  const maker = new SigningMaker(random, calendar, enterprises);
  const reached = new Map(QUOTA_LINES.map((line) => [line.key, random.between(0.72, 1.27)]));
  for (const year of [...calendar.blockYears, ...calendar.recentYears]) {
    const elapsed = elapsedPart(calendar.today, year);
    for (const line of QUOTA_LINES) {
      const part = YEAR_PARTS[year - 2021] ?? YEAR_PARTS.at(-1) ?? 0;
      maker.largeOnes(
        year,
        line.key,
        line.quotaYi * (reached.get(line.key) ?? 1) * LARGE_PART * part * elapsed,
        elapsed,
      );
    }
    const recent = calendar.recentYears.includes(year);
    maker.ordinaryOnes(year, Math.round((recent ? ORDINARY_IN_RECENT_YEAR : ORDINARY_IN_BLOCK_YEAR) * elapsed));
  }
  return maker.made;
}

class SigningMaker {
  readonly made: Signing[] = [];
  /** Large projects of a year by unit, 分 for each share of the city's business. */
  private readonly burdens = new Map<string, number>();

  constructor(
    private readonly random: Random,
    private readonly calendar: DemoCalendar,
    private readonly enterprises: readonly DirectedEnterprise[],
  ) {}

  largeOnes(year: number, line: string, sumYi: number, elapsed: number): void {
    const quota = QUOTA_LINES.find((each) => each.key === line)?.quotaYi ?? 0;
    const count = Math.max(1, Math.round((quota / QUOTA_PER_LARGE_YI) * elapsed));
    const weights = Array.from({ length: count }, () => this.random.between(0.5, 1.5));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    for (const weight of weights) {
      const direction = this.random.pick(DIRECTIONS.filter((each) => each.quotaLine === line)).key;
      this.add(year, direction, roundTo(yi((sumYi * weight) / whole), yi(0.5)), true);
    }
  }

  ordinaryOnes(year: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const direction = this.random.pick(DIRECTIONS).key;
      this.add(year, direction, yi(0.5 + 44 * this.random.next() ** 2.4), false);
    }
  }

  private add(year: number, direction: string, amount: bigint, large: boolean): void {
    const { random, calendar } = this;
    const signedOn = someDayOf(random, calendar, year);
    const code = `YS-${yearOf(signedOn)}-${String(this.made.length + 1).padStart(4, '0')}`;
    const enterprise = random.pick(this.enterprises.filter((each) => each.direction === direction));
    const unit = large ? this.unitForLarge(year, amount) : random.weighted(UNIT_WEIGHTS);
    const registeredOn = addDays(signedOn, -random.whole(40, 330));
    const other = !large && random.chance(0.06);
    const lead = demoLead(random, {
      code,
      enterprise,
      unit,
      registeredOn,
      expected: amount,
      direction: other ? null : directionOf(direction).key,
    });
    if (isRecent(calendar, signedOn)) this.tellRecent(lead, signedOn);
    const currency = !large && isRecent(calendar, signedOn) && random.chance(0.06) ? random.pick(FOREIGN) : null;
    this.made.push({ lead: code, signed: lead, signedOn, amount, large, currency, headList: null });
  }

  /** The unit that is furthest behind its share of the year, with some luck. */
  private unitForLarge(year: number, amount: bigint): string {
    const key = (unit: string): string => `${year} ${unit}`;
    const offers = UNIT_WEIGHTS.map(([unit, weight]) => {
      const burden = (this.burdens.get(key(unit)) ?? 0) + Number(amount);
      return { unit, after: (burden / weight) * this.random.between(0.5, 1.6), burden };
    });
    const best = offers.reduce((least, offer) => (offer.after < least.after ? offer : least));
    this.burdens.set(key(best.unit), best.burden);
    return best.unit;
  }

  /** What happened around the signing, and the company's registration where it is known. */
  private tellRecent(lead: DemoLead, signedOn: Day): void {
    const { random, calendar } = this;
    lead.followUps = [
      ...followUps(random, ['clue', 'appraisal', 'negotiation'], lead.registeredOn, signedOn),
      ...followUps(random, ['signed'], signedOn, calendar.today),
    ];
    const incorporatedOn = addDays(signedOn, random.whole(15, 60));
    if (random.chance(0.6) && incorporatedOn <= calendar.today) lead.incorporatedOn = incorporatedOn;
    if (random.chance(0.25)) {
      lead.nextStep = random.pick([
        '核对首期资金到账凭证',
        '督促办理用地手续',
        '协调施工许可',
        '走访项目现场，更新开工计划',
      ]);
      lead.nextStepOn = addDays(calendar.today, random.whole(-5, 45));
    }
  }
}
