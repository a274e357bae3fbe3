import { type Day, assertNotInFuture } from '../shared/calendar';
import { REASON_MAX, requiredText } from '../shared/limits';
import { RuleBroken } from '../shared/rule-broken';

/** The stages of a lead in the order of its life, then the two exits. */
export const STAGES = [
  'clue',
  'appraisal',
  'negotiation',
  'signed',
  'registered',
  'construction',
  'production',
  'fullCapacity',
  'withdrawn',
  'terminated',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  clue: '线索',
  appraisal: '研判',
  negotiation: '在谈',
  signed: '签约',
  registered: '注册',
  construction: '开工',
  production: '投产',
  fullCapacity: '达产',
  withdrawn: '退库',
  terminated: '终止',
};

/** Stages before signing: the officer's own to set, and the only ones that the ledger workbook may name. */
export const OPEN_STAGES = ['clue', 'appraisal', 'negotiation'] as const satisfies readonly Stage[];
export type OpenStage = (typeof OPEN_STAGES)[number];

/** Moves made by hand. A step back and a withdrawal need a reason, 注册 a date; a withdrawn lead returns to the stage it left. */
export const TRANSITIONS: Readonly<Record<Stage, readonly Stage[]>> = {
  clue: ['appraisal', 'withdrawn'],
  appraisal: ['negotiation', 'clue', 'withdrawn'],
  negotiation: ['appraisal', 'withdrawn'],
  signed: ['registered'],
  registered: [],
  construction: [],
  production: [],
  fullCapacity: [],
  withdrawn: ['clue', 'appraisal', 'negotiation'],
  terminated: [],
};

/** What must be verified for a stage that follows from records; null for stages set by hand. */
const FOLLOWS_FROM: Readonly<Record<Stage, string | null>> = {
  clue: null,
  appraisal: null,
  negotiation: null,
  signed: '正式协议',
  registered: null,
  construction: '开工节点',
  production: '投产节点',
  fullCapacity: '达产节点',
  withdrawn: null,
  terminated: '终止协议',
};

export function isStage(text: string): text is Stage {
  return STAGES.some((stage) => stage === text);
}

export function isOpenStage(stage: Stage): stage is OpenStage {
  return OPEN_STAGES.some((open) => open === stage);
}

/** The stage cell of the ledger workbook (线索, 研判, 在谈). @throws RuleBroken STAGE_UNKNOWN */
export function parseOpenStage(text: string, field = 'stage'): OpenStage {
  const name = text.normalize('NFKC').trim();
  const stage = OPEN_STAGES.find((open) => STAGE_NAMES[open] === name);
  if (!stage) throw new RuleBroken('STAGE_UNKNOWN', { value: text }, field);
  return stage;
}

/** Is this a move that somebody may make by hand? */
export function canMove(from: Stage, to: Stage): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Must the mover say why? True for withdrawing, restoring and every step back. */
export function needsReason(from: Stage, to: Stage): boolean {
  return to === 'withdrawn' || from === 'withdrawn' || STAGES.indexOf(to) < STAGES.indexOf(from);
}

/** Why a move is not possible and what would be, as a sentence; null when it is possible. */
export function whyNot(from: Stage, to: Stage): string | null {
  if (canMove(from, to)) return null;
  if (from === to) return '项目已在该阶段。';
  if (from === 'terminated') return '项目已终止，阶段不再变化。';
  if (from === 'withdrawn') return '项目已退库，请先恢复到退库前的阶段。';
  if (to === 'withdrawn') return '只有签约前的项目可以退库，签约后请登记终止协议。';
  const record = FOLLOWS_FROM[to];
  if (record !== null) return `“${STAGE_NAMES[to]}”随${record}审核通过自动形成，请登记${record}并提交审核。`;
  if (to === 'registered') return isOpenStage(from) ? '签约之后才能登记注册。' : '项目已过注册阶段。';
  if (!isOpenStage(from)) return '签约后不能退回签约前的阶段，协议有误时请登记冲正。';
  return '阶段须逐级办理，每次只能前进或退回一级。';
}

/** The part of a lead that its stage consists of. */
export interface LeadStage {
  readonly stage: Stage;
  /** The stage that a withdrawn lead left; null otherwise. */
  readonly withdrawnFrom: OpenStage | null;
  /** Date on which the project's company was registered (阶段“注册”); null before. */
  readonly incorporatedOn: Day | null;
}

export interface MoveOptions {
  readonly asOf: Day;
  readonly reason?: string | null;
  /** Date of company registration, for the move to `registered`. */
  readonly on?: Day | null;
  /** Date of the formal agreement, before which no company is registered. */
  readonly signedOn?: Day | null;
}

/**
 * The lead after a move by hand; the lead itself stays as it is.
 * @throws RuleBroken STAGE_NOT_ALLOWED, STAGE_RESTORE_TO, REASON_REQUIRED, STAGE_DATE_REQUIRED, DATE_IN_FUTURE, DATE_BEFORE_AGREEMENT
 */
export function moveTo<L extends LeadStage>(lead: L, to: Stage, options: MoveOptions): L {
  const why = whyNot(lead.stage, to);
  if (why !== null) {
    throw new RuleBroken('STAGE_NOT_ALLOWED', { from: STAGE_NAMES[lead.stage], to: STAGE_NAMES[to], why }, 'stage');
  }
  if (lead.withdrawnFrom !== null && to !== lead.withdrawnFrom) {
    throw new RuleBroken('STAGE_RESTORE_TO', { stage: STAGE_NAMES[lead.withdrawnFrom] }, 'stage');
  }
  if (needsReason(lead.stage, to)) assertReason(options.reason);
  return {
    ...lead,
    stage: to,
    withdrawnFrom: to === 'withdrawn' && isOpenStage(lead.stage) ? lead.stage : null,
    incorporatedOn: to === 'registered' ? incorporationDay(options) : lead.incorporatedOn,
  };
}

/** Kinds of records on which a stage depends; other kinds are ignored. */
const RECORDED_STAGES = [
  ['termination', 'terminated'],
  ['fullCapacity', 'fullCapacity'],
  ['production', 'production'],
  ['construction', 'construction'],
] as const satisfies readonly (readonly [string, Stage])[];

/**
 * The stage that follows from the verified records that still stand (kinds; fully reversed ones left out). Without a formal
 * agreement the stage stays as the officer set it; a lead whose formal agreement was reversed is in negotiation again.
 * @throws RuleBroken LEAD_WITHDRAWN when a withdrawn lead would be signed
 */
export function stageAfterRecords(lead: LeadStage, standingKinds: readonly string[]): Stage {
  if (standingKinds.includes('termination')) return 'terminated';
  if (!standingKinds.includes('formal')) {
    return isOpenStage(lead.stage) || lead.stage === 'withdrawn' ? lead.stage : 'negotiation';
  }
  if (lead.stage === 'withdrawn') throw new RuleBroken('LEAD_WITHDRAWN', {}, 'stage');
  const recorded = RECORDED_STAGES.find(([kind]) => standingKinds.includes(kind));
  return recorded?.[1] ?? (lead.incorporatedOn === null ? 'signed' : 'registered');
}

function assertReason(reason: string | null | undefined): void {
  if ((reason ?? '').trim() === '') throw new RuleBroken('REASON_REQUIRED', {}, 'reason');
  requiredText(reason, '原因', REASON_MAX, 'reason');
}

function incorporationDay({ on, asOf, signedOn }: MoveOptions): Day {
  if (!on) throw new RuleBroken('STAGE_DATE_REQUIRED', {}, 'on');
  assertNotInFuture(on, asOf, 'on');
  if (signedOn && on < signedOn) throw new RuleBroken('DATE_BEFORE_AGREEMENT', { date: on, signedOn }, 'on');
  return on;
}
