import { Injectable } from '@nestjs/common';
import { Clock, type Write } from '@yipanqi/api/platform';
import type { FollowUpBody, LeadChanged } from '@yipanqi/contract';
import { assertNotInFuture, NOTE_MAX, requiredText, RuleBroken } from '@yipanqi/domain';
import { dayOrNull } from './lead-input';
import { LeadToChange } from './lead-to-change';

/** Writes down what was done on a lead, and what is due next. */
@Injectable()
export class FollowUpLead {
  constructor(
    private readonly change: LeadToChange,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: FollowUpBody): Promise<LeadChanged> {
    const text = requiredText(body.text, '跟进内容', NOTE_MAX, 'text');
    const today = this.clock.today();
    const occurredOn = dayOrNull(body.occurredOn, 'occurredOn') ?? today;
    assertNotInFuture(occurredOn, today, 'occurredOn');
    const nextStep = (body.nextStep ?? '').trim();
    const nextStepOn = dayOrNull(body.nextStepOn, 'nextStepOn');
    return this.change.run(write, 'lead.edit', id, null, (lead) => {
      if (lead.stage === 'withdrawn') throw new RuleBroken('LEAD_WITHDRAWN');
      const due = nextStep && `；下一步：${nextStep}${nextStepOn ? `（${nextStepOn}）` : ''}`;
      return {
        set: 'next_step = $3, next_step_on = $4',
        params: [nextStep, nextStepOn],
        stage: lead.stage,
        event: { kind: 'followUp', text: `${text}${due}`, occurredOn },
        audit: { action: 'lead.followUp', before: null, after: { occurredOn, text, nextStep, nextStepOn } },
      };
    });
  }
}
