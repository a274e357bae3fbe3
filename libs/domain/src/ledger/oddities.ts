import { headListOddity, parseHeadList } from '../enterprises/head-list';
import { type Day, daysBetween, lastDayOf, monthOf } from '../shared/calendar';
import { type Fen, formatMoney, YI } from '../shared/money';
import { RuleBroken } from '../shared/rule-broken';
import type { RecordFacts } from './record';

export const ODDITY_CODES = [
  'FUNDS_OVER_CONTRACTED',
  'EVIDENCE_USED_ELSEWHERE',
  'AMOUNT_VERY_LARGE',
  'HEAD_LIST_STALE',
  'MONTH_END_RECORDED_LATE',
  'AGREEMENT_NOT_VERIFIED',
  'AFTER_TERMINATION',
  'EVIDENCE_MISSING',
] as const;

export type OddityCode = (typeof ODDITY_CODES)[number];

/** Something that may be right but deserves the verifier's eye. Nothing is refused for it. */
export interface Oddity {
  readonly code: OddityCode;
  readonly sentence: string;
}

export interface OddityContext {
  readonly evidence: string | null;
  /** The Shanghai day on which the record was written down. */
  readonly recordedOn: Day;
  /** Contracted capital of the lead that is verified and still counted. */
  readonly contracted: Fen;
  /** Money received on the lead that is verified, without this record. */
  readonly inPlace: Fen;
  /** Voucher numbers of other records with the same evidence. */
  readonly sameEvidence: readonly string[];
  readonly hasVerifiedFormal: boolean;
  /** Day of a verified termination of the lead; null when there is none. */
  readonly terminatedOn: Day | null;
}

const VERY_LARGE = (100n * YI) as Fen;
const MONTH_END_DAYS = 3;

type Check = (record: RecordFacts, context: OddityContext) => string | null;

const CHECKS: Readonly<Record<OddityCode, Check>> = {
  FUNDS_OVER_CONTRACTED: fundsOverContracted,
  EVIDENCE_USED_ELSEWHERE: (_, { sameEvidence }) =>
    sameEvidence.length === 0 ? null : `同一佐证已用于凭证 ${sameEvidence.join('、')}，请核对是否重复登记。`,
  AMOUNT_VERY_LARGE: ({ fen }) =>
    fen === null || fen < VERY_LARGE ? null : `金额 ${moneyText(fen)}，超过 100 亿元，请核对单位是否填错。`,
  HEAD_LIST_STALE: headListStale,
  MONTH_END_RECORDED_LATE: monthEndRecordedLate,
  AGREEMENT_NOT_VERIFIED: ({ type, kind }, { hasVerifiedFormal }) =>
    hasVerifiedFormal || (type === 'agreement' && kind !== 'increase' && kind !== 'termination')
      ? null
      : '该项目的正式协议尚未审核，请先审核正式协议。',
  AFTER_TERMINATION: ({ occurredOn, kind }, { terminatedOn }) =>
    terminatedOn === null || kind === 'reversal' || occurredOn < terminatedOn
      ? null
      : `该项目已于 ${terminatedOn} 终止，请核对是否仍应计入。`,
  EVIDENCE_MISSING: (_, { evidence }) => (evidence === null || evidence === '' ? '没有佐证材料，请核对。' : null),
};

/** Every odd point of a record, in a fixed order, as sentences for the verifier. */
export function oddities(record: RecordFacts, context: OddityContext): Oddity[] {
  return ODDITY_CODES.flatMap((code) => {
    const sentence = CHECKS[code](record, context);
    return sentence === null ? [] : [{ code, sentence }];
  });
}

function fundsOverContracted(record: RecordFacts, { contracted, inPlace }: OddityContext): string | null {
  if (record.type !== 'funds' || record.fen === null || record.fen <= 0n) return null;
  const received = (inPlace + record.fen) as Fen;
  if (received <= contracted) return null;
  return `到位资金累计 ${moneyText(received)}，超过合同额 ${moneyText(contracted)}，请核对。`;
}

function headListStale({ headList, occurredOn }: RecordFacts): string | null {
  if (headList === null) return null;
  try {
    return headListOddity(parseHeadList(headList), occurredOn);
  } catch (error) {
    if (error instanceof RuleBroken) return error.message;
    throw error;
  }
}

/** The pressure of the month's figures shows in records dated at its very end and written down in the next month. */
function monthEndRecordedLate({ occurredOn }: RecordFacts, { recordedOn }: OddityContext): string | null {
  const month = monthOf(occurredOn);
  const fromEnd = daysBetween(occurredOn, lastDayOf(month));
  if (fromEnd >= MONTH_END_DAYS || monthOf(recordedOn) === month) return null;
  return `日期在月末最后 ${MONTH_END_DAYS} 天，却于 ${recordedOn} 才登记，请核对日期。`;
}

function moneyText(fen: Fen): string {
  const { text, unit } = formatMoney(fen);
  return `${text} ${unit}`;
}
