import { Controller, Get } from '@nestjs/common';
import { Allow } from '@yipanqi/api/platform';
import type { PlanView } from '@yipanqi/contract';
import { PlanQuery } from './plan.query';

@Controller('plan')
export class PlanController {
  constructor(private readonly plan: PlanQuery) {}

  @Allow('plan.read')
  @Get()
  read(): Promise<PlanView> {
    return this.plan.view();
  }
}
