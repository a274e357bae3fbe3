import { JOB_TITLES, type DueStatus, type JobKind, type JobStatus } from '@yipanqi/contract';
import { IsIn, IsOptional, IsUUID, Length } from 'class-validator';

export const JOB_STATUSES: readonly JobStatus[] = ['queued', 'running', 'done', 'failed'];
export const DUE_STATUSES: readonly DueStatus[] = ['waiting', 'due', ...JOB_STATUSES, 'notNeeded'];
const AFTER = { message: '翻页位置不正确，请从第一页开始' };

/** GET /api/due-work */
export class DueWorkRequest {
  @IsOptional() @Length(1, 60, { message: '请从列出的计划中选择' }) schedule?: string;
  @IsOptional() @IsIn(DUE_STATUSES, { message: '请从列出的状态中选择' }) status?: DueStatus;
  @IsOptional() @IsIn(['1'], { message: '“只看超期”只能为 1' }) late?: '1';
  @IsOptional() @IsUUID(undefined, AFTER) after?: string;
}

/** GET /api/all-jobs */
export class AllJobsRequest {
  @IsOptional() @IsIn(JOB_STATUSES, { message: '请从列出的状态中选择' }) status?: JobStatus;
  @IsOptional() @IsIn(Object.keys(JOB_TITLES), { message: '请从列出的任务种类中选择' }) kind?: JobKind;
  @IsOptional() @IsUUID(undefined, AFTER) after?: string;
}
