import { Injectable } from '@nestjs/common';
import { Outbox, type Write, Writes } from '@yipanqi/api/platform';
import type { EditionPdfAnswer } from '@yipanqi/contract';
import { EditionFiles } from './edition-files';
import { EditionQuery } from './edition.query';

/** Asks for the PDF of an edition: it is at hand, or a job writes it. */
@Injectable()
export class RequestPdf {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly editions: EditionQuery,
    private readonly files: EditionFiles,
  ) {}

  /** @throws RuleBroken NOT_FOUND */
  async run(write: Write, id: string): Promise<EditionPdfAnswer> {
    const edition = await this.editions.visible(write.actor, id);
    const ready = await this.files.hasPdf(edition);
    return this.writes.run(write, async (tx) => {
      if (ready) return { url: `/api/editions/${id}/document.pdf`, jobId: null };
      const jobId = await this.outbox.add(tx, {
        kind: 'edition-pdf',
        payload: { edition: id },
        createdBy: write.actor.userId,
        fence: `edition-pdf:${id}:${write.actor.userId}:${write.key}`,
      });
      return { url: null, jobId };
    });
  }
}
