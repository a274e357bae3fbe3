import { Injectable } from '@nestjs/common';
import { Writes, type Write } from '@yipanqi/api/platform';
import type { CreateEnterpriseBody, EnterpriseDetail } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { EnterpriseQuery } from './enterprise.query';
import { checked, EnterpriseRegister, likelyDuplicate } from './enterprise-register';
import { matchEnterprises } from './match-enterprises';
import { refuseTaken } from './refuse-taken';

/** Adds an enterprise to the register; one that is there already is refused, a likely one unless confirmed. */
@Injectable()
export class CreateEnterprise {
  constructor(
    private readonly writes: Writes,
    private readonly register: EnterpriseRegister,
    private readonly enterprises: EnterpriseQuery,
  ) {}

  run(write: Write, body: CreateEnterpriseBody): Promise<EnterpriseDetail> {
    const wanted = checked({ name: body.name, uscc: body.uscc ?? null });
    const work = this.writes.run(write, async (tx) => {
      const [match] = await matchEnterprises(tx, [wanted]);
      if (match?.kind === 'exact') throw taken(match.by, match.enterprise.name, wanted.uscc);
      if (match?.kind === 'likely' && body.confirmNew !== true) throw likelyDuplicate(wanted.name, match.enterprises);
      const { id } = await this.register.create(tx, write.actor, wanted);
      return this.enterprises.detail(tx, id);
    });
    return work.catch(refuseTaken(wanted));
  }
}

function taken(by: 'name' | 'alias' | 'uscc', name: string, uscc: string | null): RuleBroken {
  if (by === 'uscc') return new RuleBroken('USCC_TAKEN', { code: uscc ?? '', name }, 'uscc');
  return new RuleBroken('ENTERPRISE_NAME_TAKEN', { name }, 'name');
}
