import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { lastClosedMonth } from '@yipanqi/api/ledger';
import { Clock, newId, updateVersioned, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { IndexSchemeChangeBody, IndexSchemeDraftBody, IndexSchemeView } from '@yipanqi/contract';
import {
  assertIndexScheme,
  assertSchemeBegins,
  assertSchemeDraft,
  INDEX_SCHEME_NAME_MAX,
  monthOf,
  nextMonth,
  parseMonth,
  REASON_MAX,
  requiredText,
} from '@yipanqi/domain';
import { IndexSchemes } from './index-scheme.repository';

/** Any fixed number: drafts get their numbers one after the other. */
const NUMBER_LOCK = 5_000_013;

/** A new version of the index scheme, its change while it is a draft, and its end as one. */
@Injectable()
export class DraftIndexScheme {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly schemes: IndexSchemes,
  ) {}

  run(write: Write, body: IndexSchemeDraftBody): Promise<IndexSchemeView> {
    const { actor } = write;
    return this.writes.run(write, async (tx) => {
      const draft = await checked(tx, body);
      const id = newId();
      await tx.query('SELECT pg_advisory_xact_lock($1)', [NUMBER_LOCK]);
      await tx.run(
        `INSERT INTO index_scheme (id, number, name, valid_from, body, reason, drafted_by)
         SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 FROM index_scheme`,
        [id, draft.name, draft.validFrom, JSON.stringify(draft.body), draft.reason, actor.userId],
      );
      return this.answer(tx, write, id, 'indexScheme.draft', null);
    });
  }

  change(write: Write, id: string, { version, ...body }: IndexSchemeChangeBody): Promise<IndexSchemeView> {
    return this.writes.run(write, async (tx) => {
      const before = await this.schemes.lock(tx, id);
      assertSchemeDraft(before.status, '修改');
      const { name, validFrom, reason, body: said } = await checked(tx, body);
      const set = 'name = $3, valid_from = $4, body = $5, reason = $6, drafted_by = $7, drafted_at = now()';
      const columns = [name, validFrom, JSON.stringify(said), reason, write.actor.userId];
      await updateVersioned(tx, 'index_scheme', id, version, set, columns);
      return this.answer(tx, write, id, 'indexScheme.change', before);
    });
  }

  discard(write: Write, id: string, version: number): Promise<{ id: string }> {
    return this.writes.run(write, async (tx) => {
      const before = await this.schemes.lock(tx, id);
      assertSchemeDraft(before.status, '作废');
      await updateVersioned(tx, 'index_scheme', id, version, `status = 'discarded'`, []);
      await this.audit.record(tx, write.actor, {
        action: 'indexScheme.discard',
        entity: 'indexScheme',
        entityId: id,
        before,
      });
      return { id };
    });
  }

  private async answer(
    tx: Tx,
    write: Write,
    id: string,
    action: string,
    before: object | null,
  ): Promise<IndexSchemeView> {
    const after = await this.schemes.one(tx, id, monthOf(this.clock.today()));
    await this.audit.record(tx, write.actor, { action, entity: 'indexScheme', entityId: id, before, after });
    return after;
  }
}

async function checked(tx: Tx, { name, validFrom, reason, body }: IndexSchemeDraftBody): Promise<IndexSchemeDraftBody> {
  assertIndexScheme(body);
  const from = parseMonth(validFrom, 'validFrom');
  const closed = await lastClosedMonth(tx);
  assertSchemeBegins(from, closed && nextMonth(closed));
  return {
    name: requiredText(name, '方案名称', INDEX_SCHEME_NAME_MAX, 'name'),
    validFrom: from,
    reason: requiredText(reason, '编制理由', REASON_MAX, 'reason'),
    body,
  };
}
