import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { scopeOf } from '@yipanqi/api/identity';
import { Notify } from '@yipanqi/api/notifications';
import { Clock, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { RemindedAnswer, RemindUnitsBody } from '@yipanqi/contract';
import { assertConfirmable, closeDueOn, parseMonth, RuleBroken, type Month } from '@yipanqi/domain';
import { lastClosedMonth } from './booking-lock';
import { monthInWords } from './month-words';
import { unconfirmedUnits } from './unconfirmed-units';

/** Tells the officers of every unit that has not confirmed a month. */
@Injectable()
export class RemindUnits {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  /** By hand, as often as the verifier likes. @throws RuleBroken FORBIDDEN, MONTH_NOT_CONFIRMABLE, MONTH_NOT_ENDED */
  run(write: Write, body: RemindUnitsBody): Promise<RemindedAnswer> {
    if (scopeOf(write.actor, 'monthClose.run') !== 'all') throw new RuleBroken('FORBIDDEN');
    return this.writes.run(write, async (tx) => {
      const month = parseMonth(body.month, 'month');
      const lastClosed = await lastClosedMonth(tx);
      assertConfirmable(month, { lastClosed, asOf: this.clock.today() });
      const reminded = await this.remind(tx, month, write.key);
      await this.audit.record(tx, write.actor, {
        action: 'month.remind',
        entity: 'month',
        entityId: month,
        after: { ...reminded },
      });
      return reminded;
    });
  }

  /** Each officer once for the same occasion. */
  async remind(tx: Tx, month: Month, occasion: string): Promise<RemindedAnswer> {
    const units = await unconfirmedUnits(tx, month);
    const users = await this.notify.send(tx, {
      to: { unit: units, roles: ['officer'] },
      kind: 'monthClose',
      title: `请确认${monthInWords(month)}台账：您的单位还没有确认，${closeDueOn(month)} 前应完成月结`,
      link: `/ledger/month-close?month=${month}`,
      key: `month-remind:${month}:${occasion}`,
    });
    return { units: units.length, users };
  }
}
