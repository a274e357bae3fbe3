import { csvLine, page, table } from './pack-html';
import { eventPages } from './pack-rows.query';
import { eventCells, EVENT_COLUMNS } from './pack-words';
import type { PackJob } from './write-pack';

export interface TrailPart {
  readonly path: string;
  readonly count: number;
}

/** trail/1.html … and trail.csv: what was done to the records, their leads, the months and the editions of the year. */
export async function writeTrail(job: PackJob): Promise<TrailPart[]> {
  const parts: TrailPart[] = [];
  for await (const events of eventPages(job.db, job)) {
    const part = parts.length + 1;
    const path = `trail/${part}.html`;
    await job.archive.text(path, page(`操作痕迹（${part}）`, '../', table(EVENT_COLUMNS, events.map(eventCells))));
    parts.push({ path, count: events.length });
  }
  const file = await job.archive.open('trail.csv');
  await file.write(`\uFEFF${csvLine(EVENT_COLUMNS)}`);
  for await (const events of eventPages(job.db, job)) {
    for (const event of events) await file.write(csvLine(eventCells(event)));
  }
  await file.close();
  return parts;
}
