import { ActorRepository } from '@yipanqi/api/identity';
import { HandlesJob, type JobHandler, type JobOutcome, type RunningJob } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import { EditionFiles } from './edition-files';
import { EditionQuery } from './edition.query';

/** Prints an edition to PDF, as far as who asked for it may see; run twice it finds what the first run kept. */
@HandlesJob('edition-pdf')
export class EditionPdfJob implements JobHandler<{ edition: string }> {
  constructor(
    private readonly actors: ActorRepository,
    private readonly editions: EditionQuery,
    private readonly files: EditionFiles,
  ) {}

  async run(job: RunningJob<{ edition: string }>): Promise<JobOutcome> {
    const actor = await this.actors.ofUser(job.createdBy, job.id);
    if (!actor) throw new RuleBroken('FORBIDDEN');
    const edition = await this.editions.visible(actor, job.payload.edition);
    await job.progress(0, 1, '正在排版');
    const { name } = await this.files.printPdf(edition);
    await job.progress(1, 1);
    return { message: name, resultUrl: `/api/editions/${edition.id}/document.pdf` };
  }
}
