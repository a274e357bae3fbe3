import { type Measure, MEASURES } from '../plan/measure';
import type { SupervisionFinding } from './findings';
import type {
  LastFindingContent,
  QuarterlyContent,
  QuarterOrderContent,
  QuarterReplyContent,
} from './quarterly-content';

const HIDDEN = '内容仅该单位可见';
/** What a finding says of a unit as a whole follows from figures that the report publishes of every unit. */
const PUBLIC_SUBJECTS: readonly string[] = ['unit', 'unitMeasure'];
const ROWS = /^(?:findings|orders|carried|replies|lastQuarter\.findings)\.([^.#]+)/;

/**
 * What others than the bureau see of a published report: every figure, light and count of every unit, but projects, orders and
 * replies in words of the given units only. Every row stays, so that counts and sentences are those of the whole.
 */
export function quarterlyNarrowedTo(content: QuarterlyContent, units: readonly string[]): QuarterlyContent {
  const own = ({ unit }: { readonly unit: string }): boolean => units.includes(unit);
  const order = (row: QuarterOrderContent): QuarterOrderContent => (own(row) ? row : { ...row, item: HIDDEN });
  const reply = (row: QuarterReplyContent): QuarterReplyContent =>
    own(row) ? row : { ...row, text: HIDDEN, evidence: '' };
  const { findings, orders, carried, replies, lastQuarter } = content;
  return {
    ...content,
    findings: findings.map((row, at) => (own(row) ? row : shownOf(row, at))),
    orders: orders.map(order),
    carried: carried.map(order),
    replies: replies.map(reply),
    lastQuarter: lastQuarter && {
      ...lastQuarter,
      findings: lastQuarter.findings.map((row, at) => (own(row) ? row : lastShownOf(row, at))),
    },
  };
}

/** Is this a difference within a row of another unit? What stood there before may have been a project. */
export function isHiddenDifference(path: string, units: readonly string[]): boolean {
  const unit = ROWS.exec(path)?.[1];
  return unit !== undefined && !units.includes(unit);
}

function shownOf(row: SupervisionFinding, at: number): SupervisionFinding {
  if (PUBLIC_SUBJECTS.includes(row.subject)) {
    return { ...row, links: row.links.filter(({ kind }) => kind === 'postings') };
  }
  const { rule, ruleName, unit } = row;
  return { ...row, key: `${rule}|${unit}|#${at}`, ref: '', name: '', sentence: `${ruleName}，${HIDDEN}。`, links: [] };
}

function lastShownOf(row: LastFindingContent, at: number): LastFindingContent {
  const [rule, unit, ref] = row.key.split('|');
  if (ref === 'unit' || MEASURES.includes(ref as Measure)) return row;
  return { ...row, key: `${rule}|${unit}|#${at}`, name: '', sentence: `${row.ruleName}，${HIDDEN}。` };
}
