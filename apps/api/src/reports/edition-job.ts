import { Injectable } from '@nestjs/common';
import { ActorRepository } from '@yipanqi/api/identity';
import type { JobOutcome, Readiness, RunningJob, Tx } from '@yipanqi/api/platform';
import type { EditionKind } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { ComputeEdition } from './compute-edition';
import { editionPage } from './edition-kind';
import { EditionMakers } from './edition-makers';
import { editionReadiness } from './edition-readiness';

export interface EditionJobPayload {
  /** Left out: the one that the kind of job stands for. */
  kind?: EditionKind;
  period: string;
  /** Why another edition follows a published one; left out or '' for the first. */
  reason?: string;
}

/**
 * The work of every job that computes an edition, under the rights of who asked for it. The handlers are one line:
 * `run(job) { return this.editions.run('quarterly', job); }`
 */
@Injectable()
export class EditionJob {
  constructor(
    private readonly actors: ActorRepository,
    private readonly compute: ComputeEdition,
    private readonly makers: EditionMakers,
  ) {}

  /** For a handler on a schedule: `readiness(tx, period) { return this.editions.readiness('quarterly', tx, period); }` */
  readiness(kind: EditionKind, tx: Tx, period: string): Promise<Readiness> {
    return editionReadiness(tx, kind, period, this.makers.of(kind));
  }

  async run(usual: EditionKind, job: RunningJob<EditionJobPayload>): Promise<JobOutcome> {
    const { kind = usual, period, reason = '' } = job.payload;
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    await job.progress(0, 1, `正在计算 ${period} 的数字`);
    const edition = await this.compute.run(actor, { kind, period, reason });
    await job.progress(1, 1);
    const maker = this.makers.of(kind);
    return {
      message: `${maker.title(edition.period)}，${maker.number(edition.period, edition.edition)}`,
      resultUrl: editionPage(edition),
    };
  }
}
