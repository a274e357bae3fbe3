import type { Day } from '../shared/calendar';
import type { Fen } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';

/** What the auditor compares of every drawn record. */
export const WORKSHEET_CHECKS = ['evidenceSeen', 'amountAgrees', 'dateAgrees', 'unitAgrees'] as const;
export type WorksheetCheck = (typeof WORKSHEET_CHECKS)[number];

export const WORKSHEET_CHECK_NAMES: Readonly<Record<WorksheetCheck, string>> = {
  evidenceSeen: '看到佐证原件',
  amountAgrees: '金额与佐证相符',
  dateAgrees: '日期与佐证相符',
  unitAgrees: '单位与佐证相符',
};

export const CHECK_RESULTS = ['yes', 'no', 'notApplicable'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

export const CHECK_RESULT_NAMES: Readonly<Record<CheckResult, string>> = {
  yes: '是',
  no: '否',
  notApplicable: '不适用',
};

export const FINDING_GRADES = ['none', 'minor', 'moderate', 'serious'] as const;
export type FindingGrade = (typeof FINDING_GRADES)[number];

export const FINDING_GRADE_NAMES: Readonly<Record<FindingGrade, string>> = {
  none: '未发现问题',
  minor: '轻微',
  moderate: '一般',
  serious: '严重',
};

export const WORKSHEET_STATUSES = ['open', 'checked', 'sent', 'replied', 'concluded'] as const;
export type WorksheetStatus = (typeof WORKSHEET_STATUSES)[number];

export const WORKSHEET_STATUS_NAMES: Readonly<Record<WorksheetStatus, string>> = {
  open: '待核查',
  checked: '已核查',
  sent: '待单位答复',
  replied: '已答复',
  concluded: '已结论',
};

/** What can be done with a worksheet, and from where. What was sent stays as the unit has seen it. */
export type WorksheetStep = 'check' | 'send' | 'reply' | 'conclude';

const STEPS: Readonly<Record<WorksheetStep, { readonly verb: string; readonly from: readonly WorksheetStatus[] }>> = {
  check: { verb: '修改核查内容', from: ['open', 'checked'] },
  send: { verb: '发单位答复', from: ['checked'] },
  reply: { verb: '答复', from: ['sent'] },
  conclude: { verb: '作出结论', from: ['checked', 'sent', 'replied'] },
};

export function canStep(status: WorksheetStatus, step: WorksheetStep): boolean {
  return STEPS[step].from.includes(status);
}

/** @throws RuleBroken WORKSHEET_STATUS */
export function assertStep(status: WorksheetStatus, step: WorksheetStep): void {
  if (canStep(status, step)) return;
  throw new RuleBroken('WORKSHEET_STATUS', { status: WORKSHEET_STATUS_NAMES[status], action: STEPS[step].verb });
}

export interface WorksheetFinding {
  readonly checks: Readonly<Partial<Record<WorksheetCheck, CheckResult>>>;
  readonly grade: FindingGrade;
  readonly finding: string;
  /** How much of the record's amount is wrong; never negative. */
  readonly error: Fen;
}

/**
 * A worksheet is checked when every fact is answered; an issue is said in words, and where nothing was found there is neither a
 * wrong amount nor a fact that does not agree. @throws RuleBroken WORKSHEET_INCOMPLETE, WORKSHEET_FINDING_MISSING, WORKSHEET_CONTRADICTION, AMOUNT_NEGATIVE
 */
export function assertFinding({ checks, grade, finding, error }: WorksheetFinding): void {
  const open = WORKSHEET_CHECKS.find((check) => checks[check] === undefined);
  if (open) throw new RuleBroken('WORKSHEET_INCOMPLETE', { check: WORKSHEET_CHECK_NAMES[open] }, open);
  if (error < 0n) throw new RuleBroken('AMOUNT_NEGATIVE', {}, 'errorAmount');
  if (grade === 'none') {
    const differs = WORKSHEET_CHECKS.some((check) => checks[check] === 'no');
    if (differs || error > 0n) throw new RuleBroken('WORKSHEET_CONTRADICTION', {}, 'grade');
  } else if (finding.trim() === '') {
    throw new RuleBroken('WORKSHEET_FINDING_MISSING', {}, 'finding');
  }
}

/** Only an issue goes to the unit, and it is given at least the day. @throws RuleBroken WORKSHEET_STATUS, WORKSHEET_NO_ISSUE, WORKSHEET_DUE_PAST */
export function assertSendable(status: WorksheetStatus, grade: FindingGrade, dueOn: Day, asOf: Day): void {
  assertStep(status, 'send');
  if (grade === 'none') throw new RuleBroken('WORKSHEET_NO_ISSUE');
  if (dueOn < asOf) throw new RuleBroken('WORKSHEET_DUE_PAST', { today: asOf }, 'dueOn');
}

/** A unit that was asked is heard, or has let its time pass. @throws RuleBroken WORKSHEET_STATUS, WORKSHEET_REPLY_PENDING */
export function assertConcludable(status: WorksheetStatus, dueOn: Day | null, asOf: Day): void {
  assertStep(status, 'conclude');
  if (status === 'sent' && dueOn !== null && asOf <= dueOn) throw new RuleBroken('WORKSHEET_REPLY_PENDING', { dueOn });
}
