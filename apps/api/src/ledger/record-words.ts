import { RECORD_KIND_NAMES, type RecordKind, type RecordType } from '@yipanqi/domain';

/** What a record is called in a sentence: 正式协议, 到位资金, 到位资金冲正, 开工节点. */
export function recordWords(type: RecordType, kind: RecordKind): string {
  if (type === 'milestone') return `${RECORD_KIND_NAMES[kind]}节点`;
  if (type === 'funds') return kind === 'reversal' ? '到位资金冲正' : '到位资金';
  return kind === 'reversal' ? '协议冲正' : `${RECORD_KIND_NAMES[kind]}协议`;
}
