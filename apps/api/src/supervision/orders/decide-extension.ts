import { Injectable } from '@nestjs/common';
import { Clock, type Write } from '@yipanqi/api/platform';
import type { DecideExtensionBody, OrderDetail } from '@yipanqi/contract';
import { type Day, optionalText, REASON_MAX, requiredText } from '@yipanqi/domain';
import { TakeOrderStep } from './take-order-step';

/** The leader agrees to a later deadline, or refuses it with a reason. */
@Injectable()
export class DecideExtension {
  constructor(
    private readonly steps: TakeOrderStep,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: DecideExtensionBody, on: Day = this.clock.today()): Promise<OrderDetail> {
    const { version, approved } = body;
    const text = approved
      ? (optionalText(body.reason, '审批意见', REASON_MAX, 'reason') ?? '')
      : requiredText(body.reason, '不同意的原因', REASON_MAX, 'reason');
    return this.steps.run(write, id, {
      action: 'supervision.extend',
      version,
      trail: approved ? 'supervision.extend' : 'supervision.refuseExtension',
      event: { kind: approved ? 'extensionApproved' : 'extensionRefused', on, deadline: null, text },
    });
  }
}
