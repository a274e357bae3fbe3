import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { isId, updateVersioned, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { EditEnterpriseBody, EnterpriseDetail } from '@yipanqi/contract';
import { coreName, nameKey, RuleBroken } from '@yipanqi/domain';
import { checked } from './enterprise-register';
import { addAlias } from './enterprise-alias';
import { EnterpriseNames } from './enterprise-names';
import { EnterpriseQuery } from './enterprise.query';
import { matchEnterprises, type NamedEnterprise } from './match-enterprises';
import { refuseTaken } from './refuse-taken';

/** Corrects name or credit code; the former name stays as an alias, so that it is still found and matched. */
@Injectable()
export class EditEnterprise {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly names: EnterpriseNames,
    private readonly enterprises: EnterpriseQuery,
  ) {}

  run(write: Write, id: string, body: EditEnterpriseBody): Promise<EnterpriseDetail> {
    if (!isId(id)) throw new RuleBroken('NOT_FOUND');
    let wanted: NamedEnterprise = { name: body.name ?? '', uscc: body.uscc ?? null };
    const work = this.writes.run(write, async (tx) => {
      const before = await tx.one<{ name: string; uscc: string | null }>(
        'SELECT name, uscc FROM enterprise WHERE id = $1',
        [id],
      );
      if (!before) throw new RuleBroken('NOT_FOUND');
      wanted = checked({ name: body.name ?? before.name, uscc: body.uscc === undefined ? before.uscc : body.uscc });
      await this.assertFree(tx, id, wanted);
      await updateVersioned(tx, 'enterprise', id, body.version, 'name = $3, name_key = $4, core_name = $5, uscc = $6', [
        wanted.name,
        nameKey(wanted.name),
        coreName(wanted.name),
        wanted.uscc,
      ]);
      if (nameKey(before.name) !== nameKey(wanted.name)) await this.rename(tx, id, before.name, wanted.name);
      await this.audit.record(tx, write.actor, {
        action: 'enterprise.edit',
        entity: 'enterprise',
        entityId: id,
        before,
        after: wanted,
      });
      return this.enterprises.detail(tx, id);
    });
    return work.catch((error: unknown) => refuseTaken(wanted)(error));
  }

  private async assertFree(tx: Tx, id: string, wanted: NamedEnterprise): Promise<void> {
    for (const each of [
      { ...wanted, uscc: null },
      { name: '', uscc: wanted.uscc },
    ]) {
      const [match] = await matchEnterprises(tx, [each]);
      if (match?.kind !== 'exact' || match.enterprise.id === id) continue;
      const { name } = match.enterprise;
      if (match.by === 'uscc') throw new RuleBroken('USCC_TAKEN', { code: wanted.uscc ?? '', name }, 'uscc');
      throw new RuleBroken('ENTERPRISE_NAME_TAKEN', { name: wanted.name }, 'name');
    }
  }

  /** A name that was an alias becomes the name; the former name becomes an alias. */
  private async rename(tx: Tx, id: string, from: string, to: string): Promise<void> {
    await tx.run('DELETE FROM enterprise_alias WHERE name_key = $1', [nameKey(to)]);
    await addAlias(tx, id, from);
    await this.names.refresh(tx, id);
  }
}
