import { Injectable } from '@nestjs/common';
import { Clock, type Write } from '@yipanqi/api/platform';
import type { OrderDetail, RequestExtensionBody } from '@yipanqi/contract';
import { type Day, parseDay, REASON_MAX, requiredText } from '@yipanqi/domain';
import { TakeOrderStep } from './take-order-step';

/** 申请延期: the deadline stays until the leader has agreed. */
@Injectable()
export class RequestExtension {
  constructor(
    private readonly steps: TakeOrderStep,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: RequestExtensionBody, on: Day = this.clock.today()): Promise<OrderDetail> {
    const deadline = parseDay(body.until, 'until');
    const text = requiredText(body.reason, '延期原因', REASON_MAX, 'reason');
    return this.steps.run(write, id, {
      action: 'supervision.reply',
      version: body.version,
      trail: 'supervision.requestExtension',
      event: { kind: 'extensionRequested', on, deadline, text },
    });
  }
}
