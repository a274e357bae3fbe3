import type { Measure } from '../plan/measure';
import type { SupervisionFinding } from './findings';
import { OPEN_STATES } from './order';
import type {
  LastFindingContent,
  QuarterlyContent,
  QuarterOrderContent,
  QuarterReplyContent,
  QuarterUnitContent,
} from './quarterly-content';
import type { FindingLight, Light } from './rule-set';

/** Findings of a rule, a light, a unit; null: of every one. */
export interface FindingsFigure {
  readonly of: 'findings';
  readonly rule: string | null;
  readonly light: FindingLight | null;
  readonly unit: string | null;
}

/** Units that findings concern. */
export interface ConcernedFigure {
  readonly of: 'concerned';
  readonly rule: string | null;
}

/** What became of the orders that stood at the end of the last quarter. */
export type CarriedOutcome = 'closed' | 'replied' | 'late' | 'inTime' | 'withdrawn';

export interface OrdersFigure {
  readonly of: 'orders';
  readonly which: 'issued' | 'open' | 'overdue' | 'carried' | CarriedOutcome;
  readonly unit: string | null;
}

/** What a number of a quarterly report is made of, in the report's own words. */
export type QuarterlyFigure =
  | { readonly of: 'measure'; readonly measure: Measure; readonly window: 'quarter' | 'yearToDate' }
  | { readonly of: 'target'; readonly measure: Measure }
  | FindingsFigure
  | ConcernedFigure
  | { readonly of: 'lights'; readonly light: Light }
  | OrdersFigure
  | { readonly of: 'replies'; readonly late: boolean }
  /** Last quarter's findings: those that stand, those that do not, or all. */
  | { readonly of: 'past'; readonly stands: boolean | null };

export function findingsBehind(
  { findings }: Pick<QuarterlyContent, 'findings'>,
  { rule, light, unit }: FindingsFigure,
): SupervisionFinding[] {
  return findings.filter(
    (finding) =>
      (rule === null || finding.rule === rule) &&
      (light === null || finding.light === light) &&
      (unit === null || finding.unit === unit),
  );
}

export function unitsConcerned(
  { units, findings }: Pick<QuarterlyContent, 'findings' | 'units'>,
  { rule }: ConcernedFigure,
): QuarterUnitContent[] {
  const concerned = new Set(
    findings.filter((finding) => rule === null || finding.rule === rule).map(({ unit }) => unit),
  );
  return units.filter(({ unit }) => concerned.has(unit));
}

export function unitsOfLight({ units }: Pick<QuarterlyContent, 'units'>, light: Light): QuarterUnitContent[] {
  return units.filter((unit) => unit.light === light);
}

const CARRIED: Readonly<Record<CarriedOutcome, (order: QuarterOrderContent) => boolean>> = {
  closed: ({ state }) => state === 'closed',
  replied: ({ state }) => state === 'replied',
  late: ({ overdueDays }) => overdueDays > 0,
  inTime: ({ state, overdueDays }) => (state === 'issued' || state === 'returned') && overdueDays === 0,
  withdrawn: ({ state }) => state === 'withdrawn',
};

/** Orders of the quarter and those carried into it. */
export function ordersBehind(
  { orders, carried }: Pick<QuarterlyContent, 'orders' | 'carried'>,
  { which, unit }: OrdersFigure,
): QuarterOrderContent[] {
  return ordersThat(which, orders, carried).filter((order) => unit === null || order.unit === unit);
}

function ordersThat(
  which: OrdersFigure['which'],
  orders: readonly QuarterOrderContent[],
  carried: readonly QuarterOrderContent[],
): readonly QuarterOrderContent[] {
  switch (which) {
    case 'issued':
      return orders;
    case 'carried':
      return carried;
    case 'open':
      return [...carried, ...orders].filter(({ state }) => OPEN_STATES.includes(state));
    case 'overdue':
      return [...carried, ...orders].filter(({ overdueDays }) => overdueDays > 0);
    default:
      return carried.filter(CARRIED[which]);
  }
}

export function repliesBehind({ replies }: Pick<QuarterlyContent, 'replies'>, late: boolean): QuarterReplyContent[] {
  return replies.filter((reply) => !late || reply.late);
}

export function pastBehind(
  { lastQuarter }: Pick<QuarterlyContent, 'lastQuarter'>,
  stands: boolean | null,
): LastFindingContent[] {
  return (lastQuarter?.findings ?? []).filter((finding) => stands === null || finding.stands === stands);
}
