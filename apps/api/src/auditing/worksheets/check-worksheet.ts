import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { CheckWorksheetBody, WorksheetDetail } from '@yipanqi/contract';
import { assertFinding, assertStep, NOTE_MAX, optionalText, parseYuan, toYuan } from '@yipanqi/domain';
import { WorksheetQuery } from './worksheet.query';
import { lockWorksheet } from './worksheet-to-change';

/** Writes down what the auditor compared and found. */
@Injectable()
export class CheckWorksheet {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly worksheets: WorksheetQuery,
  ) {}

  /** @throws RuleBroken NOT_FOUND, VERSION_STALE, WORKSHEET_STATUS and what `assertFinding` throws */
  run(write: Write, id: string, body: CheckWorksheetBody): Promise<WorksheetDetail> {
    const { evidenceSeen, amountAgrees, dateAgrees, unitAgrees, grade } = body;
    const checks = { evidenceSeen, amountAgrees, dateAgrees, unitAgrees };
    const finding = optionalText(body.finding, '发现', NOTE_MAX, 'finding') ?? '';
    const error = parseYuan(body.errorAmount || '0');
    assertFinding({ checks, grade, finding, error });
    return this.writes.run(write, async (tx) => {
      const before = await lockWorksheet(tx, id);
      assertStep(before.status, 'check');
      await updateVersioned(
        tx,
        'auditing_worksheet',
        id,
        body.version,
        `status = 'checked', checks = $3, grade = $4, finding = $5, error_amount = $6, checked_by = $7, checked_at = now()`,
        [JSON.stringify(checks), grade, finding, error.toString(), write.actor.userId],
      );
      await this.audit.record(tx, write.actor, {
        action: 'worksheet.check',
        entity: 'worksheet',
        entityId: id,
        before: {
          ...before.checks,
          grade: before.grade,
          finding: before.finding,
          errorAmount: before.errorAmount,
        },
        after: { voucherNo: before.voucherNo, ...checks, grade, finding, errorAmount: toYuan(error) },
      });
      return this.worksheets.detail(tx, id);
    });
  }
}
