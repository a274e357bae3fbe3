import { sumFen, toYuan } from '../shared/money';
import {
  type PlanStanding,
  planStanding,
  type PlanStandingInput,
  type QuotaLineStanding,
  type RemainderStanding,
} from './plan-standing';

/** Leads in negotiation: shown beside the contracted figure, never added to it. */
export interface PipelineLine {
  readonly quotaLine: string;
  readonly leads: number;
  readonly fen: bigint;
}

export interface PlanProgressInput extends PlanStandingInput {
  readonly pipeline: readonly PipelineLine[];
}

export interface PipelineContent {
  readonly leads: number;
  readonly amount: string;
}

export interface WithPipeline {
  readonly pipeline: PipelineContent;
}

export interface PlanProgress extends PlanStanding {
  readonly quotaLines: readonly (QuotaLineStanding & WithPipeline)[];
  readonly remainder: RemainderStanding & WithPipeline;
}

/** The plan's standing with today's pipeline beside it. The pipeline is no stored figure and stays out of bulletins. */
export function planProgress(input: PlanProgressInput): PlanProgress {
  const standing = planStanding(input);
  const keys = new Set(standing.quotaLines.map(({ key }) => key));
  const under = (belongs: (quotaLine: string) => boolean): PipelineContent =>
    sumPipeline(input.pipeline.filter((line) => belongs(line.quotaLine)));
  return {
    ...standing,
    quotaLines: standing.quotaLines.map((line) => ({ ...line, pipeline: under((key) => key === line.key) })),
    remainder: { ...standing.remainder, pipeline: under((key) => !keys.has(key)) },
  };
}

function sumPipeline(lines: readonly PipelineLine[]): PipelineContent {
  return {
    leads: lines.reduce((sum, line) => sum + line.leads, 0),
    amount: toYuan(sumFen(lines.map((line) => line.fen))),
  };
}
