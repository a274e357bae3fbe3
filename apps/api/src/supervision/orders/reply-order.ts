import { Injectable } from '@nestjs/common';
import { Clock, type Write } from '@yipanqi/api/platform';
import type { OrderDetail, ReplyOrderBody } from '@yipanqi/contract';
import { type Day, EVIDENCE_MAX, ORDER_TEXT_MAX, requiredText } from '@yipanqi/domain';
import { TakeOrderStep } from './take-order-step';

/** 答复: the district says what was done, with evidence. */
@Injectable()
export class ReplyOrder {
  constructor(
    private readonly steps: TakeOrderStep,
    private readonly clock: Clock,
  ) {}

  run(write: Write, id: string, body: ReplyOrderBody, on: Day = this.clock.today()): Promise<OrderDetail> {
    const text = requiredText(body.text, '答复内容', ORDER_TEXT_MAX, 'text');
    const evidence = requiredText(body.evidence, '佐证材料', EVIDENCE_MAX, 'evidence');
    return this.steps.run(write, id, {
      action: 'supervision.reply',
      version: body.version,
      trail: 'supervision.reply',
      event: { kind: 'replied', on, deadline: null, text, evidence },
    });
  }
}
