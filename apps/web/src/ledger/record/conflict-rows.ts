import type { RecordFields, RecordView } from '@yipanqi/contract';
import { RECORD_KIND_NAMES } from '@yipanqi/domain';
import type { ConflictRow } from '@yipanqi/web/ui';

/** The record as it is now beside what was typed. */
export function conflictRows(theirs: RecordView, mine: RecordFields): ConflictRow[] {
  const row = (label: string, now: string | null, typed: string | undefined): ConflictRow => ({
    label,
    theirs: now ?? '',
    mine: typed ?? '',
  });
  return [
    row('种类', RECORD_KIND_NAMES[theirs.kind], RECORD_KIND_NAMES[mine.kind]),
    row('日期', theirs.occurredOn, mine.occurredOn),
    row('金额（万）', theirs.amountWan, mine.amountWan),
    row('币种', theirs.currency, mine.currency ?? 'CNY'),
    row('汇率', theirs.rate, mine.rate),
    row('头部企业名录', theirs.headList, mine.headList),
    row('凭证号', theirs.voucherNo, mine.voucherNo),
    row('佐证', theirs.evidence, mine.evidence),
    row('备注', theirs.remark, mine.remark),
  ];
}
