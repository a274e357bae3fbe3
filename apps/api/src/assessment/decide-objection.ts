import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Notify } from '@yipanqi/api/notifications';
import { isId, type Tx, updateVersioned, type Write, Writes } from '@yipanqi/api/platform';
import type { DecideObjectionBody, ObjectionView } from '@yipanqi/contract';
import {
  assertDecision,
  assertOpen,
  canAt,
  CITY_UNIT,
  NOTE_MAX,
  OBJECTION_STATUS_NAMES,
  requiredText,
  RuleBroken,
} from '@yipanqi/domain';
import { ObjectionRepository, type StoredObjection } from './objection.repository';
import { ObjectionsQuery } from './objections.query';
import { YearStanding } from './year-standing';

/** The leader grants an objection, saying what is put right, or rejects it; the unit is told. */
@Injectable()
export class DecideObjection {
  constructor(
    private readonly writes: Writes,
    private readonly objections: ObjectionRepository,
    private readonly standing: YearStanding,
    private readonly audit: AuditLog,
    private readonly notify: Notify,
    private readonly query: ObjectionsQuery,
  ) {}

  /** @throws RuleBroken FORBIDDEN, NOT_FOUND, OBJECTION_…, VERSION_STALE */
  async run(write: Write, id: string, body: DecideObjectionBody): Promise<ObjectionView> {
    if (!canAt(write.actor.grants, 'objection.decide', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const reply = requiredText(body.reply, '答复', NOTE_MAX, 'reply');
    const correction = body.correction ?? null;
    const vouchers = [
      ...new Set((body.vouchers ?? []).map((voucher) => voucher.trim()).filter((voucher) => voucher !== '')),
    ];
    assertDecision({ verdict: body.verdict, correction, vouchers });
    return this.writes.run(write, async (tx) => {
      const objection = isId(id) ? await this.objections.lockById(tx, id) : null;
      if (!objection) throw new RuleBroken('NOT_FOUND');
      assertOpen(objection.status, '裁定');
      if (objection.raisedById === write.actor.userId) throw new RuleBroken('OBJECTION_OWN');
      // An edition that is being computed takes the verdict in wholly or not at all.
      await this.standing.lock(tx, objection.year);
      await updateVersioned(
        tx,
        'assessment_objection',
        id,
        body.version,
        'status = $3, reply = $4, correction = $5, decided_by = $6, decided_at = clock_timestamp()',
        [body.verdict, reply, correction, write.actor.userId],
      );
      if (vouchers.length > 0) await this.keepVouchers(tx, objection, vouchers);
      await this.audit.record(tx, write.actor, {
        action: 'objection.decide',
        entity: 'objection',
        entityId: id,
        before: { status: objection.status },
        after: { number: objection.number, status: body.verdict, reply, correction, vouchers },
      });
      await this.tell(tx, write, objection, body.verdict);
      return this.query.one(tx, write.actor, id);
    });
  }

  private async keepVouchers(tx: Tx, { id, year, unit }: StoredObjection, vouchers: readonly string[]): Promise<void> {
    const records = await this.objections.lateRecords(tx, year, unit, vouchers);
    const missing = vouchers.find((voucher) => !records.some(({ voucherNo }) => voucherNo === voucher));
    if (missing !== undefined) throw new RuleBroken('OBJECTION_VOUCHER', { voucherNo: missing, year }, 'vouchers');
    await this.objections.keepLateRecords(
      tx,
      id,
      records.map((record) => record.id),
    );
  }

  private async tell(tx: Tx, write: Write, objection: StoredObjection, verdict: 'granted' | 'rejected'): Promise<void> {
    const { id, number, unit } = objection;
    await this.notify.send(tx, {
      to: { unit, roles: ['officer'] },
      kind: 'assessment',
      title: `异议 ${number} ${OBJECTION_STATUS_NAMES[verdict]}，请查看答复`,
      link: `/assessment/objections/${id}`,
      key: `objection.decide:${id}`,
      except: write.actor.userId,
    });
    if (verdict === 'rejected') return;
    await this.notify.send(tx, {
      to: { unit: CITY_UNIT, roles: ['verifier'] },
      kind: 'assessment',
      title: `异议 ${number} 成立，请更正后重新生成 ${objection.year} 年考核`,
      link: `/assessment/objections/${id}`,
      key: `objection.correct:${id}`,
      except: write.actor.userId,
    });
  }
}
