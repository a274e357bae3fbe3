import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@yipanqi/api/platform';
import type { FiguresAnswer, PlanProgressAnswer, RankingAnswer, TrendAnswer } from '@yipanqi/contract';
import { FiguresQuery } from './figures.query';
import { FiguresRequest, MonthQuery, RankingRequest, TrendRequest } from './figures.requests';
import { PlanProgressQuery } from './plan-progress.query';
import { RankingQuery } from './ranking.query';

/** Figures for the pages; what is printed is in the editions. */
@Controller()
export class FiguresController {
  constructor(
    private readonly rankings: RankingQuery,
    private readonly progress: PlanProgressQuery,
    private readonly figures: FiguresQuery,
  ) {}

  @Allow('ranking.read')
  @Get('ranking')
  ranking(
    @CurrentActor() actor: Actor,
    @Query() { month, measure = 'contracted', cohort, window = 'yearToDate' }: RankingRequest,
  ): Promise<RankingAnswer> {
    return this.rankings.run(actor, { month: month ?? null, measure, cohort: cohort ?? null, window });
  }

  @Allow('plan.read')
  @Get('plan-progress')
  planProgress(@CurrentActor() actor: Actor, @Query() { month }: MonthQuery): Promise<PlanProgressAnswer> {
    return this.progress.run(actor, month ?? null);
  }

  @Allow('ranking.read')
  @Get('figures')
  ofUnit(@CurrentActor() actor: Actor, @Query() { month, unit }: FiguresRequest): Promise<FiguresAnswer> {
    return this.figures.run(actor, month ?? null, unit ?? null);
  }

  @Allow('ranking.read')
  @Get('trend')
  trend(
    @CurrentActor() actor: Actor,
    @Query() { month, unit, measure = 'contracted' }: TrendRequest,
  ): Promise<TrendAnswer> {
    return this.figures.trend(actor, measure, month ?? null, unit ?? null);
  }
}
