import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Notify } from '@yipanqi/api/notifications';
import { Clock, isId, newId, updateVersioned, Writes, type Actor, type Tx, type Write } from '@yipanqi/api/platform';
import type { ConfirmMonthBody, UnitMonth } from '@yipanqi/contract';
import {
  assertConfirmable,
  assertSettledOrExplained,
  CITY_UNIT,
  parseMonth,
  RuleBroken,
  type Month,
} from '@yipanqi/domain';
import { holdMonthsOpen, lastClosedMonth } from './booking-lock';
import { MonthStandingQuery } from './month-standing.query';
import { isNews, monthInWords } from './month-words';
import { unconfirmedUnits } from './unconfirmed-units';

/** 确认: a unit's word that a month is complete, kept with what was still open at that moment; withdrawn at will until the close. */
@Injectable()
export class ConfirmMonth {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly units: UnitTree,
    private readonly notify: Notify,
    private readonly standing: MonthStandingQuery,
  ) {}

  run(write: Write, body: ConfirmMonthBody): Promise<UnitMonth> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      const month = parseMonth(body.month, 'month');
      const unit = this.units.get(body.unit, 'unit');
      assertInScope(scopeOf(actor, 'monthClose.confirm'), unit.id);
      if (!unit.ranked) throw new RuleBroken('MONTH_UNIT_NOT_ASKED', { unit: unit.name }, 'unit');
      await this.confirm(tx, actor, month, [unit.id], (body.remark ?? '').trim());
      return this.standing.unit(tx, actor, month, unit.id);
    });
  }

  /** Several units at once, all or none; whoever calls has checked that the actor may. @throws RuleBroken */
  async confirm(tx: Tx, actor: Actor, month: Month, unitIds: readonly string[], remark: string): Promise<void> {
    await holdMonthsOpen(tx);
    assertConfirmable(month, { lastClosed: await lastClosedMonth(tx), asOf: this.clock.today() });
    const standings = await this.standing.units(tx, actor, month, unitIds);
    for (const each of standings) assertSettledOrExplained({ pending: each.pending, returned: each.returned }, remark);
    const stored = await tx.query<{ id: string; unit: string }>(
      `INSERT INTO month_confirmation (id, month, unit_id, confirmed_by, verified, pending, returned, remark)
       SELECT id, $2, unit, $3, verified, pending, returned, $4
         FROM jsonb_to_recordset($1) AS c(id uuid, unit text, verified int, pending int, returned int)
       ON CONFLICT (month, unit_id) DO UPDATE SET confirmed_by = excluded.confirmed_by, confirmed_at = now(), remark = excluded.remark,
         verified = excluded.verified, pending = excluded.pending, returned = excluded.returned, withdrawn_at = NULL,
         version = month_confirmation.version + 1
       WHERE month_confirmation.withdrawn_at IS NOT NULL
       RETURNING id, unit_id AS unit`,
      [JSON.stringify(standings.map((each) => ({ ...each, id: newId() }))), month, actor.userId, remark],
    );
    if (stored.length < standings.length) throw new RuleBroken('MONTH_CONFIRMED_ALREADY', { month });
    const entries = standings.map(({ unit, verified, pending, returned }) => ({
      action: 'month.confirm',
      entity: 'month',
      entityId: month,
      after: { unit, verified, pending, returned, remark },
    }));
    await this.audit.record(tx, actor, ...entries);
    await this.tellWhenComplete(tx, actor, month);
  }

  /** @throws RuleBroken NOT_FOUND, VERSION_STALE, MONTH_NOT_CONFIRMABLE, MONTH_CONFIRM_WITHDRAWN */
  withdraw(write: Write, id: string, version: number): Promise<UnitMonth> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      await holdMonthsOpen(tx);
      const row = isId(id)
        ? await tx.one<{ month: Month; unit: string; withdrawn: boolean }>(
            `SELECT month, unit_id AS unit, withdrawn_at IS NOT NULL AS withdrawn FROM month_confirmation WHERE id = $1 FOR UPDATE`,
            [id],
          )
        : null;
      if (!row) throw new RuleBroken('NOT_FOUND');
      const { month, unit } = row;
      assertInScope(scopeOf(actor, 'monthClose.confirm'), unit);
      assertConfirmable(month, { lastClosed: await lastClosedMonth(tx), asOf: this.clock.today() });
      if (row.withdrawn) throw new RuleBroken('MONTH_CONFIRM_WITHDRAWN');
      await updateVersioned(tx, 'month_confirmation', id, version, 'withdrawn_at = now()', []);
      await this.audit.record(tx, actor, {
        action: 'month.confirmWithdraw',
        entity: 'month',
        entityId: month,
        before: { unit },
      });
      return this.standing.unit(tx, actor, month, unit);
    });
  }

  private async tellWhenComplete(tx: Tx, actor: Actor, month: Month): Promise<void> {
    if (!isNews(month, this.clock.today()) || (await unconfirmedUnits(tx, month)).length > 0) return;
    await this.notify.send(tx, {
      to: { unit: CITY_UNIT, roles: ['verifier'] },
      kind: 'monthClose',
      title: `${monthInWords(month)}各单位已全部确认，可以月结`,
      link: `/ledger/month-close?month=${month}`,
      key: `month-all-confirmed:${month}`,
      except: actor.userId,
    });
  }
}
