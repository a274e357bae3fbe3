import { formatMoney, RECORD_KIND_NAMES, toYuan, type RecordKind, type RecordType } from '@yipanqi/domain';
import type { NewRecord } from './insert-records';

/** What a record is called in a sentence: 正式协议, 到位资金, 到位资金冲正, 开工节点. */
export function recordWords(type: RecordType, kind: RecordKind): string {
  if (type === 'milestone') return `${RECORD_KIND_NAMES[kind]}节点`;
  if (type === 'funds') return kind === 'reversal' ? '到位资金冲正' : '到位资金';
  return kind === 'reversal' ? '协议冲正' : `${RECORD_KIND_NAMES[kind]}协议`;
}

/** 正式协议 PZ-2021-000001，12.00 亿元 */
export function recordLine(record: Pick<NewRecord, 'type' | 'kind' | 'voucherNo' | 'amount'>): string {
  const money = record.amount === null ? '' : `，${amountWords(record.amount)}`;
  return `${recordWords(record.type, record.kind)} ${record.voucherNo}${money}`;
}

export function amountWords(amount: bigint): string {
  const { text, unit } = formatMoney(amount);
  return `${text} ${unit}`;
}

/** For the trail: money in 元. */
export function recordFacts(record: Omit<NewRecord, 'id' | 'recordedBy'>): object {
  const { voucherNo, type, kind, leadId, occurredOn, currency, originalWan, rate, headList, reversesId, evidence } =
    record;
  const amount = record.amount === null ? null : toYuan(record.amount);
  return {
    voucherNo,
    type,
    kind,
    leadId,
    occurredOn,
    amount,
    currency,
    originalWan,
    rate,
    headList,
    reversesId,
    evidence,
  };
}
