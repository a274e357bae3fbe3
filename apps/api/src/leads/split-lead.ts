import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import type { Write } from '@yipanqi/api/platform';
import type { LeadChanged, SplitLeadBody } from '@yipanqi/contract';
import { parseDay, RuleBroken, splitText, WHOLE_BP } from '@yipanqi/domain';
import { checkedShares } from './lead-input';
import { LeadToChange } from './lead-to-change';
import { LeadRepository } from './lead.repository';

/** Sets how a lead is credited from a day on. What is verified keeps the allocation that it was verified with. */
@Injectable()
export class SplitLead {
  constructor(
    private readonly change: LeadToChange,
    private readonly leads: LeadRepository,
    private readonly units: UnitTree,
  ) {}

  run(write: Write, id: string, body: SplitLeadBody): Promise<LeadChanged> {
    const shares = checkedShares(body.shares, this.units);
    const effectiveFrom = parseDay(body.effectiveFrom, 'effectiveFrom');
    const words = splitText(shares.map(({ unit, bp }) => ({ name: this.units.get(unit).name, bp })));
    return this.change.run(write, 'lead.edit', id, body.version, async (lead, tx) => {
      if (lead.stage === 'withdrawn') throw new RuleBroken('LEAD_WITHDRAWN');
      if (lead.splits.length === 0 && effectiveFrom > lead.registeredOn) {
        // The earliest split holds for the time before it too: what happened until now stays the responsible unit's.
        await this.leads.putSplit(tx, id, {
          effectiveFrom: lead.registeredOn,
          shares: [{ unit: lead.unitId, bp: WHOLE_BP }],
        });
      }
      await this.leads.putSplit(tx, id, { effectiveFrom, shares });
      return {
        set: null,
        params: [],
        stage: lead.stage,
        event: { kind: 'splitChanged', text: `自 ${effectiveFrom} 起分劈：${words}`, occurredOn: effectiveFrom },
        audit: { action: 'lead.split', before: { splits: lead.splits }, after: { effectiveFrom, shares } },
      };
    });
  }
}
