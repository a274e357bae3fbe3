import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { isId, isUniqueViolation, Writes, type Write } from '@yipanqi/api/platform';
import type { AddAliasBody, EnterpriseDetail } from '@yipanqi/contract';
import { assertName, ENTERPRISE_ALIAS_MAX, RuleBroken } from '@yipanqi/domain';
import { addAlias } from './enterprise-alias';
import { EnterpriseNames } from './enterprise-names';
import { EnterpriseQuery } from './enterprise.query';
import { matchEnterprises } from './match-enterprises';

/** Registers another name under which the enterprise is written; a name that is some enterprise's already is refused. */
@Injectable()
export class AddEnterpriseAlias {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly names: EnterpriseNames,
    private readonly enterprises: EnterpriseQuery,
  ) {}

  run(write: Write, id: string, body: AddAliasBody): Promise<EnterpriseDetail> {
    if (!isId(id)) throw new RuleBroken('NOT_FOUND');
    const alias = assertName(body.alias, '别名', ENTERPRISE_ALIAS_MAX, 'alias');
    const work = this.writes.run(write, async (tx) => {
      const locked = await tx.one('SELECT 1 FROM enterprise WHERE id = $1 FOR UPDATE', [id]);
      if (!locked) throw new RuleBroken('NOT_FOUND');
      const [match] = await matchEnterprises(tx, [{ name: alias, uscc: null }]);
      if (match?.kind === 'exact') throw new RuleBroken('ENTERPRISE_NAME_TAKEN', { name: alias }, 'alias');
      await addAlias(tx, id, alias);
      await tx.run('UPDATE enterprise SET version = version + 1 WHERE id = $1', [id]);
      await this.names.refresh(tx, id);
      await this.audit.record(tx, write.actor, {
        action: 'enterprise.addAlias',
        entity: 'enterprise',
        entityId: id,
        after: { alias },
      });
      return this.enterprises.detail(tx, id);
    });
    return work.catch((error: unknown) => {
      // Somebody gave the same name to another enterprise at the same moment.
      if (isUniqueViolation(error)) throw new RuleBroken('ENTERPRISE_NAME_TAKEN', { name: alias }, 'alias');
      throw error;
    });
  }
}
