import { Injectable } from '@nestjs/common';
import { Clock, type Write } from '@yipanqi/api/platform';
import type { OrderDetail, WithdrawOrderBody } from '@yipanqi/contract';
import { type Day, REASON_MAX, requiredText } from '@yipanqi/domain';
import { TakeOrderStep } from './take-order-step';

/** 撤回: the order was issued by mistake; it stays to be seen, with the reason. */
@Injectable()
export class WithdrawOrder {
  constructor(
    private readonly steps: TakeOrderStep,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: WithdrawOrderBody, on: Day = this.clock.today()): Promise<OrderDetail> {
    const text = requiredText(body.reason, '撤回原因', REASON_MAX, 'reason');
    return this.steps.run(write, id, {
      action: 'supervision.issue',
      version: body.version,
      trail: 'supervision.withdraw',
      event: { kind: 'withdrawn', on, deadline: null, text },
    });
  }
}
