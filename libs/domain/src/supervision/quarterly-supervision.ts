import { CITY_UNIT } from '../identity/permission';
import { completion, paceGap, type TargetValue, timeProgress } from '../plan/annual-target';
import { byCohortThenCode } from '../plan/cohort';
import type { Measure } from '../plan/measure';
import { byMeasure, type MeasureAmounts, wireValue, wireValues } from '../plan/measure-values';
import { yoy } from '../reports/rates';
import {
  type Day,
  firstDayOf,
  firstMonthOfQuarter,
  lastDayOfQuarter,
  lastMonthOfQuarter,
  previousQuarter,
  type Quarter,
  yearOf,
} from '../shared/calendar';
import type { SupervisionFacts } from './facts';
import { type SupervisedUnit, type SupervisionFinding, supervisionFindings } from './findings';
import {
  AWAITING_STATES,
  afterOrderEvent,
  issueOrder,
  OPEN_STATES,
  orderAt,
  type OrderEvent,
  orderLight,
  overdueDays,
  unitLight,
} from './order';
import type {
  LastFindingContent,
  LastQuarterContent,
  QuarterFigures,
  QuarterlyContent,
  QuarterOrderContent,
  QuarterReplyContent,
  QuarterUnitContent,
} from './quarterly-content';
import { lightWords, type SupervisionRuleSet } from './rule-set';

/** Figures of a unit from the totals of closed months. */
export interface QuarterTotal {
  readonly unit: string;
  readonly measure: Measure;
  readonly quarter: bigint;
  readonly yearToDate: bigint;
}

export interface SupervisedOrderEvent extends OrderEvent {
  readonly text: string;
  readonly evidence: string;
}

/** An order with everything that happened to it, in order. */
export interface SupervisedOrder {
  readonly number: string;
  readonly unit: string;
  readonly item: string;
  /** Keys of the findings it was issued for. */
  readonly findings: readonly string[];
  readonly events: readonly SupervisedOrderEvent[];
}

export type PastFinding = Pick<SupervisionFinding, 'key' | 'ruleName' | 'light' | 'unit' | 'name' | 'sentence'>;

export interface QuarterlyInput {
  readonly period: Quarter;
  readonly plan: { readonly version: number };
  readonly schemeVersion: number;
  readonly rules: SupervisionRuleSet;
  readonly units: readonly SupervisedUnit[];
  readonly totals: readonly QuarterTotal[];
  /** The year to date one year before; null when that month was never closed. */
  readonly lastYear: readonly QuarterTotal[] | null;
  /** Approved annual targets of the year; those of `CITY_UNIT` are the city's. */
  readonly targets: readonly TargetValue[];
  readonly facts: readonly SupervisionFacts[];
  /** Issued up to the end of the quarter, by number. */
  readonly orders: readonly SupervisedOrder[];
  /** What the last quarter's report found; null when there is none. */
  readonly lastFindings: readonly PastFinding[] | null;
}

/** Everything that a quarterly supervision report says. The same input gives the same content, byte for byte. */
export function computeQuarterly(input: QuarterlyInput): QuarterlyContent {
  const { period, rules, units } = input;
  const asOf = lastDayOfQuarter(period);
  const findings = supervisionFindings({ rules: rules.rules, facts: input.facts, units, asOf });
  const firstDay = firstDayOf(firstMonthOfQuarter(period));
  const orders = input.orders.map((order) => orderContent(order, asOf, rules));
  const targets = input.targets.filter((target) => target.year === yearOf(period));
  const before = lastDayOfQuarter(previousQuarter(period));
  const stood = new Set(input.orders.filter(({ events }) => stoodAt(events, before)).map(({ number }) => number));
  return {
    kind: 'quarterly',
    period,
    asOf,
    planVersion: input.plan.version,
    rulesVersion: rules.version,
    rulesName: rules.name,
    rulesSample: rules.sample,
    lightWords: lightWords(rules.lights),
    city: figures(
      input,
      null,
      targets.filter(({ unit }) => unit === CITY_UNIT),
    ),
    units: [...units]
      .sort(byCohortThenCode)
      .map((unit) => unitContent(input, unit, { targets, findings, orders, firstDay })),
    rules: rules.rules.map(({ key, name, asked, deadlineDays }) => {
      const own = findings.filter(({ rule }) => rule === key);
      const red = own.filter(({ light }) => light === 'red').length;
      const unitsFound = new Set(own.map(({ unit }) => unit)).size;
      return { key, name, asked, deadlineDays, red, yellow: own.length - red, units: unitsFound };
    }),
    findings,
    orders: orders.filter(({ issuedOn }) => issuedOn >= firstDay),
    carried: orders.filter(({ number }) => stood.has(number)),
    replies: input.orders.flatMap((order) => repliesOf(order, firstDay, asOf)).sort(byDay),
    lastQuarter: input.lastFindings && lastQuarter(input, input.lastFindings, findings, orders),
  };
}

function unitContent(
  input: QuarterlyInput,
  { id, name, cohort }: SupervisedUnit,
  all: {
    targets: readonly TargetValue[];
    findings: readonly SupervisionFinding[];
    orders: readonly QuarterOrderContent[];
    firstDay: Day;
  },
): QuarterUnitContent {
  const own = all.findings.filter(({ unit }) => unit === id);
  const redFindings = own.filter(({ light }) => light === 'red').length;
  const orders = all.orders.filter(({ unit }) => unit === id);
  const open = orders.filter(({ state }) => OPEN_STATES.includes(state));
  const yellowFindings = own.length - redFindings;
  const targets = all.targets.filter(({ unit }) => unit === id && id !== CITY_UNIT);
  return {
    unit: id,
    name,
    cohort,
    ...figures(input, id, targets),
    light: unitLight({ redFindings, yellowFindings, orderLights: open.map(({ light }) => light) }, input.rules.lights),
    redFindings,
    yellowFindings,
    ordersIssued: orders.filter(({ issuedOn }) => issuedOn >= all.firstDay).length,
    ordersOpen: open.length,
    ordersOverdue: open.filter((order) => order.overdueDays > 0).length,
  };
}

/** The figures of a unit, or of the whole city (null): sums of stored totals. */
function figures(
  { period, totals, lastYear }: QuarterlyInput,
  unit: string | null,
  targets: readonly TargetValue[],
): QuarterFigures {
  const yearToDate = sums(totals, unit, 'yearToDate');
  const before = lastYear && sums(lastYear, unit, 'yearToDate');
  const target = (measure: Measure): TargetValue | undefined => targets.find((one) => one.measure === measure);
  const month = lastMonthOfQuarter(period);
  return {
    quarter: wireValues(sums(totals, unit, 'quarter')),
    yearToDate: wireValues(yearToDate),
    target: byMeasure((measure) => {
      const value = target(measure)?.value;
      return value === undefined ? null : wireValue(measure, value);
    }),
    completion: byMeasure((measure) => completion(yearToDate[measure], target(measure)?.value)),
    paceGap: byMeasure((measure) => {
      const { value, phasing } = target(measure) ?? { value: null, phasing: null };
      return paceGap(yearToDate[measure], value, timeProgress(month, phasing));
    }),
    yoy: byMeasure((measure) => yoy(yearToDate[measure], before?.[measure])),
  };
}

function sums(totals: readonly QuarterTotal[], unit: string | null, of: 'quarter' | 'yearToDate'): MeasureAmounts {
  const all = byMeasure(() => 0n);
  for (const total of totals) if (unit === null || total.unit === unit) all[total.measure] += total[of];
  return all;
}

/** @throws RangeError: an order without its issue, or issued after the quarter, does not belong in the input */
function orderContent(order: SupervisedOrder, asOf: Day, { lights }: SupervisionRuleSet): QuarterOrderContent {
  const events = order.events.filter(({ on }) => on <= asOf);
  const standing = orderAt(events, asOf);
  const issued = events[0];
  if (standing === null || issued === undefined) throw new RangeError(`order not issued by ${asOf}: ${order.number}`);
  const replies = repliesOf(order, issued.on, asOf);
  const ended = AWAITING_STATES.includes(standing.state) || standing.state === 'replied' ? undefined : events.at(-1);
  return {
    number: order.number,
    unit: order.unit,
    item: order.item,
    issuedOn: issued.on,
    deadline: standing.deadline,
    state: standing.state,
    light: orderLight(standing, asOf, lights),
    overdueDays: overdueDays(standing, asOf),
    replies: replies.length,
    lateReplies: replies.filter(({ late }) => late).length,
    endedOn: ended?.on ?? null,
  };
}

/** The replies from one day to another, each measured by the deadline that held when it came. */
function repliesOf({ number, unit, events }: SupervisedOrder, from: Day, to: Day): QuarterReplyContent[] {
  const replies: QuarterReplyContent[] = [];
  const [first, ...later] = events.filter(({ on }) => on <= to);
  if (first === undefined) return replies;
  let standing = issueOrder(first);
  for (const event of later) {
    if (event.kind === 'replied') {
      const { on, text, evidence } = event;
      replies.push({ number, unit, on, text, evidence, late: on > standing.deadline, verdict: null });
    } else if (event.kind === 'accepted' || event.kind === 'sentBack') {
      const answered = replies.pop();
      if (answered) replies.push({ ...answered, verdict: event.kind });
    }
    standing = afterOrderEvent(standing, event);
  }
  return replies.filter(({ on }) => on >= from);
}

function lastQuarter(
  input: QuarterlyInput,
  lastFindings: readonly PastFinding[],
  findings: readonly SupervisionFinding[],
  orders: readonly QuarterOrderContent[],
): LastQuarterContent {
  const period = previousQuarter(input.period);
  const found = new Set(findings.map(({ key }) => key));
  const past = lastFindings.map((finding): LastFindingContent => {
    const number = input.orders.filter((order) => order.findings.includes(finding.key)).at(-1)?.number ?? null;
    const { key, ruleName, light, unit, name, sentence } = finding;
    const order = orders.find((each) => each.number === number);
    const stands = found.has(key);
    return { key, ruleName, light, unit, name, sentence, stands, order: number, orderState: order?.state ?? null };
  });
  const standing = past.filter(({ stands }) => stands).length;
  return {
    period,
    found: past.length,
    settled: past.length - standing,
    standing,
    findings: past,
  };
}

function stoodAt(events: readonly OrderEvent[], day: Day): boolean {
  const standing = orderAt(events, day);
  return standing !== null && OPEN_STATES.includes(standing.state);
}

function byDay(a: QuarterReplyContent, b: QuarterReplyContent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
}
