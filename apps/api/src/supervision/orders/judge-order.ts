import { Injectable } from '@nestjs/common';
import { Clock, type Write } from '@yipanqi/api/platform';
import type { JudgeOrderBody, OrderDetail } from '@yipanqi/contract';
import { type Day, optionalText, parseDay, REASON_MAX, requiredText } from '@yipanqi/domain';
import { TakeOrderStep } from './take-order-step';

/** 研判: the reply suffices and the order is closed, or it goes back with a reason and a new deadline. */
@Injectable()
export class JudgeOrder {
  constructor(
    private readonly steps: TakeOrderStep,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: JudgeOrderBody, on: Day = this.clock.today()): Promise<OrderDetail> {
    const { version, verdict, reason } = body;
    const accepted = verdict === 'accepted';
    const text = accepted
      ? (optionalText(reason, '研判意见', REASON_MAX, 'reason') ?? '')
      : requiredText(reason, '退回原因', REASON_MAX, 'reason');
    const deadline = accepted ? null : parseDay(body.deadline ?? '', 'deadline');
    return this.steps.run(write, id, {
      action: 'supervision.close',
      version,
      trail: accepted ? 'supervision.close' : 'supervision.sendBack',
      event: { kind: verdict, on, deadline, text },
    });
  }
}
