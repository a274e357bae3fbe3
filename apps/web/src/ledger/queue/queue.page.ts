import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { QueueRecord } from '@yipanqi/contract';
import { ReferenceStore } from '@yipanqi/web/identity';
import { ReviewPage, ReviewQueue } from '@yipanqi/web/ui';
import { LedgerClient } from '../ledger.client';
import { recordWords } from '../ledger.labels';
import { RecordDrawer } from '../records/record-drawer';
import { QueueRecordView } from './queue-record';

const RETURN_REASONS = ['金额与佐证不符', '缺少佐证材料', '日期与佐证不符', '与已登记的凭证重复', '协议类型有误'];

/** 审核队列: records that wait. */
@Component({
  selector: 'yp-queue-page',
  imports: [QueueRecordView, RecordDrawer, ReviewPage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue.page.html',
})
export class QueuePage {
  private readonly client = inject(LedgerClient);
  private readonly reference = inject(ReferenceStore);

  protected readonly queue = new ReviewQueue<QueueRecord>({
    url: '/api/records/queue',
    fetch: (params) => this.client.queue(params),
    item: ({ record }) => ({
      ...record,
      number: record.voucherNo,
      title: recordWords(record.type, record.kind),
      subject: record.leadName,
    }),
    unitName: (unit) => this.reference.unitName(unit),
    verify: async ({ record: { id, version, voucherNo } }) => {
      const { verified } = await this.client.verify(id, version);
      return `${voucherNo} 已审核，计入 ${verified[0]?.bookedMonth ?? ''}。`;
    },
    verifyMany: async (rows) => {
      await this.client.verifyMany({ records: rows.map(({ record: { id, version } }) => ({ id, version })) });
      return `${rows.length} 张凭证已审核。`;
    },
    sendBack: ({ record: { id, version } }, reason) => this.client.sendBack(id, { version, reason }),
  });
  protected readonly opened = signal('');
  protected readonly reasons = RETURN_REASONS;
}
