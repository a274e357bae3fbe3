import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { holdMonthsOpen, lastClosedMonth } from '@yipanqi/api/ledger';
import { Clock, updateVersioned, Writes, type Write } from '@yipanqi/api/platform';
import type { IndexSchemeView } from '@yipanqi/contract';
import {
  assertIndexScheme,
  assertSchemeApprovable,
  assertSchemeBegins,
  monthOf,
  nextMonth,
  type Month,
} from '@yipanqi/domain';
import { IndexSchemes } from './index-scheme.repository';

/** A leader approves a draft that somebody else made; from then on it never changes, and holds from its month. */
@Injectable()
export class ApproveIndexScheme {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly schemes: IndexSchemes,
  ) {}

  run(write: Write, id: string, version: number): Promise<IndexSchemeView> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      await holdMonthsOpen(tx);
      const scheme = await this.schemes.lock(tx, id);
      assertSchemeApprovable(scheme, actor.userId);
      assertIndexScheme(scheme.body);
      const closed = await lastClosedMonth(tx);
      assertSchemeBegins(scheme.validFrom as Month, closed && nextMonth(closed));
      const set = `status = 'approved', approved_by = $3, approved_at = now()`;
      await updateVersioned(tx, 'index_scheme', id, version, set, [actor.userId]);
      await this.audit.record(tx, actor, {
        action: 'indexScheme.approve',
        entity: 'indexScheme',
        entityId: id,
        before: { status: scheme.status },
        after: { status: 'approved', name: scheme.name, number: scheme.number, validFrom: scheme.validFrom },
      });
      return this.schemes.one(tx, id, monthOf(this.clock.today()));
    });
  }
}
