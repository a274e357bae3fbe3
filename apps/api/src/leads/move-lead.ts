import { Injectable } from '@nestjs/common';
import { Clock, type Write } from '@yipanqi/api/platform';
import type { LeadChanged, MoveLeadBody, WithdrawLeadBody } from '@yipanqi/contract';
import { moveTo, RuleBroken, STAGE_NAMES, type Action, type Stage } from '@yipanqi/domain';
import { dayOrNull } from './lead-input';
import { LeadToChange, type LeadChange } from './lead-to-change';
import type { LeadFacts } from './lead.repository';

interface Move {
  reason?: string | null;
  on?: string | null;
}

/** Moves made by hand: along the stages, out (退库) and back in (恢复). */
@Injectable()
export class MoveLead {
  constructor(
    private readonly change: LeadToChange,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: MoveLeadBody): Promise<LeadChanged> {
    return this.move(write, 'lead.stage', id, body.version, (lead) => {
      if (lead.stage === 'withdrawn') throw new RuleBroken('LEAD_WITHDRAWN', {}, 'stage');
      if (body.stage === 'withdrawn') throw new RuleBroken('REASON_REQUIRED', {}, 'reason');
      return this.to(lead, body.stage, body);
    });
  }

  withdraw(write: Write, id: string, body: WithdrawLeadBody): Promise<LeadChanged> {
    return this.move(write, 'lead.withdraw', id, body.version, (lead) => this.to(lead, 'withdrawn', body));
  }

  restore(write: Write, id: string, body: WithdrawLeadBody): Promise<LeadChanged> {
    return this.move(write, 'lead.restore', id, body.version, (lead) =>
      this.to(lead, lead.withdrawnFrom ?? lead.stage, body),
    );
  }

  private move(
    write: Write,
    action: Action,
    id: string,
    version: number,
    decide: (lead: LeadFacts) => LeadChange,
  ): Promise<LeadChanged> {
    return this.change.run(write, action, id, version, decide);
  }

  private to(lead: LeadFacts, to: Stage, { reason, on }: Move): LeadChange {
    const asOf = this.clock.today();
    const moved = moveTo(lead, to, { asOf, reason, on: dayOrNull(on, 'on'), signedOn: lead.signedOn });
    const why = reason?.trim() ? `，原因：${reason.trim()}` : '';
    const kind = to === 'withdrawn' ? 'withdrawn' : lead.stage === 'withdrawn' ? 'restored' : 'stageMoved';
    return {
      set: 'stage = $3, stage_before = $4, incorporated_on = $5, stage_since = clock_timestamp()',
      params: [moved.stage, moved.withdrawnFrom, moved.incorporatedOn],
      stage: moved.stage,
      event: {
        kind,
        text: `${STAGE_NAMES[lead.stage]} → ${STAGE_NAMES[moved.stage]}${why}`,
        occurredOn: to === 'registered' ? moved.incorporatedOn : asOf,
      },
      audit: {
        action: `lead.${VERBS[kind]}`,
        before: { stage: lead.stage },
        after: {
          stage: moved.stage,
          ...(why && { reason: reason?.trim() }),
          ...(to === 'registered' && { on: moved.incorporatedOn }),
        },
      },
    };
  }
}

const VERBS = { withdrawn: 'withdraw', restored: 'restore', stageMoved: 'move' } as const;
