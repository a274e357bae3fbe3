import type { RecordKind, RecordStatus, RecordType } from '@yipanqi/domain';
import { RECORD_KIND_NAMES, RECORD_STATUS_NAMES, RECORD_TYPE_NAMES, RECORD_TYPES } from '@yipanqi/domain';
import type { Choice, StateKey } from '@yipanqi/web/ui';

/** What a record is called: 正式协议, 到位资金, 到位资金冲正, 开工节点. */
export function recordWords(type: RecordType, kind: RecordKind): string {
  if (type === 'milestone') return `${RECORD_KIND_NAMES[kind]}节点`;
  if (type === 'funds') return kind === 'reversal' ? '到位资金冲正' : '到位资金';
  return kind === 'reversal' ? '协议冲正' : `${RECORD_KIND_NAMES[kind]}协议`;
}

/** Reversals stand out among the verified ones. */
export function stateOf(record: { readonly status: RecordStatus; readonly kind: RecordKind }): StateKey {
  return record.kind === 'reversal' && record.status === 'verified' ? 'reversal' : record.status;
}

/** What a kind means for the official figures, under the choice of the kind. */
export const KIND_HINTS: Readonly<Record<RecordKind, string>> = {
  intent: '意向协议只作记录，不计入合同引资。',
  framework: '框架协议只作记录，不计入合同引资；升格为正式协议时再登记正式协议，金额只计一次。',
  formal: '审核后计入合同引资和签约项目数。',
  increase: '追加金额计入合同引资，不另计项目数。',
  termination: '审核后按尚计入的合同额全部冲减，不填金额。',
  reversal: '冲减一张已审核的凭证，金额填正数，系统按负数登记。',
  receipt: '审核后计入到位资金。',
  construction: '审核后计入新开工项目。',
  production: '审核后计入新投产项目。',
  fullCapacity: '审核后项目阶段变为达产。',
};

/** The date of a record by its type. */
export const DATE_LABELS: Readonly<Record<RecordType, string>> = {
  agreement: '签订日期',
  funds: '到账日期',
  milestone: '节点日期',
};

export const TYPE_CHOICES: readonly Choice[] = [
  { value: '', label: '全部类型' },
  ...RECORD_TYPES.map((type) => ({ value: type, label: RECORD_TYPE_NAMES[type] })),
];

export const STATUS_CHOICES: readonly Choice[] = [
  { value: '', label: '全部状态' },
  ...(['pending', 'returned', 'verified', 'discarded'] as const).map((status) => ({
    value: status,
    label: RECORD_STATUS_NAMES[status],
  })),
];

/** Currencies of most foreign investors; the field takes others too. */
export const CURRENCIES: readonly Choice[] = [
  { value: 'CNY', label: '人民币 CNY' },
  { value: 'USD', label: '美元 USD' },
  { value: 'HKD', label: '港元 HKD' },
  { value: 'EUR', label: '欧元 EUR' },
  { value: 'JPY', label: '日元 JPY' },
  { value: 'GBP', label: '英镑 GBP' },
  { value: 'SGD', label: '新加坡元 SGD' },
  { value: 'KRW', label: '韩元 KRW' },
];
