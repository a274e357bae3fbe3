import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { newId, type Actor, type Tx } from '@yipanqi/api/platform';
import { assertName, assertUscc, ENTERPRISE_NAME_MAX, nameKey, RuleBroken } from '@yipanqi/domain';
import { insertEnterprises } from './insert-enterprises';
import { matchEnterprises, type KnownEnterprise, type NamedEnterprise } from './match-enterprises';

export interface FoundEnterprise {
  id: string;
  name: string;
  created: boolean;
}

/** The one way in which a written name becomes an enterprise of the register. */
@Injectable()
export class EnterpriseRegister {
  constructor(private readonly audit: AuditLog) {}

  /**
   * The enterprise with this name, alias or credit code, or a new one. One that probably is there already is refused with
   * the candidates unless `confirmNew`. @throws RuleBroken ENTERPRISE_LIKELY_DUPLICATE, ENTERPRISE_USCC_DIFFERS, USCC_TAKEN, USCC_…
   */
  async findOrCreate(tx: Tx, actor: Actor, written: NamedEnterprise, confirmNew = false): Promise<FoundEnterprise> {
    const wanted = checked(written);
    const [match] = await matchEnterprises(tx, [wanted]);
    if (match?.kind === 'exact') return this.same(tx, actor, wanted, match.enterprise, match.by === 'uscc');
    if (match?.kind === 'likely' && !confirmNew) throw likelyDuplicate(wanted.name, match.enterprises);
    return this.create(tx, actor, wanted);
  }

  /** Adds an enterprise that `matchEnterprises` does not know, with its row in the trail. */
  async create(tx: Tx, actor: Actor, enterprise: NamedEnterprise): Promise<FoundEnterprise> {
    const id = newId();
    await insertEnterprises(tx, [{ id, ...enterprise, createdBy: actor.userId }]);
    await this.audit.record(tx, actor, {
      action: 'enterprise.create',
      entity: 'enterprise',
      entityId: id,
      after: enterprise,
    });
    return { id, name: enterprise.name, created: true };
  }

  /** A credit code that was not known yet is taken over; one that differs is refused. */
  private async same(
    tx: Tx,
    actor: Actor,
    wanted: NamedEnterprise,
    known: KnownEnterprise,
    byCode: boolean,
  ): Promise<FoundEnterprise> {
    if (byCode && !(await this.bears(tx, known, wanted.name))) {
      throw new RuleBroken('USCC_TAKEN', { code: wanted.uscc ?? '', name: known.name, id: known.id }, 'uscc');
    }
    if (wanted.uscc && known.uscc && wanted.uscc !== known.uscc) {
      throw new RuleBroken('ENTERPRISE_USCC_DIFFERS', { name: known.name, uscc: known.uscc }, 'uscc');
    }
    if (wanted.uscc && !known.uscc) {
      await tx.run('UPDATE enterprise SET uscc = $2, version = version + 1 WHERE id = $1', [known.id, wanted.uscc]);
      const change = { action: 'enterprise.edit', entity: 'enterprise', entityId: known.id };
      await this.audit.record(tx, actor, { ...change, before: { uscc: null }, after: { uscc: wanted.uscc } });
    }
    return { id: known.id, name: known.name, created: false };
  }

  private async bears(tx: Tx, known: KnownEnterprise, name: string): Promise<boolean> {
    if (nameKey(known.name) === nameKey(name)) return true;
    const alias = await tx.one('SELECT 1 FROM enterprise_alias WHERE enterprise_id = $1 AND name_key = $2', [
      known.id,
      nameKey(name),
    ]);
    return alias !== null;
  }
}

/** Name and credit code as they are stored. @throws RuleBroken */
export function checked({ name, uscc }: NamedEnterprise): NamedEnterprise {
  return {
    name: assertName(name, '企业名称', ENTERPRISE_NAME_MAX, 'enterpriseName'),
    uscc: uscc?.trim() ? assertUscc(uscc) : null,
  };
}

/** The refusal with its candidates: `details.candidates` is JSON of `{ id, name }[]`. */
export function likelyDuplicate(name: string, candidates: readonly KnownEnterprise[]): RuleBroken {
  const list = JSON.stringify(candidates.map((each) => ({ id: each.id, name: each.name })));
  const other = candidates.map((each) => each.name).join('”“');
  return new RuleBroken('ENTERPRISE_LIKELY_DUPLICATE', { name, other, candidates: list }, 'enterpriseName');
}
