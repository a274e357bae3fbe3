import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, Database, type Queryable } from '@yipanqi/api/platform';
import { EditionFiles, EditionRepository } from '@yipanqi/api/reports';
import { PackArchive, type ArchiveClosed } from './pack-archive';
import { writeAssessments } from './pack-assessment';
import { writeEditions } from './pack-editions';
import { writeIndex } from './pack-index';
import { writeRecords } from './pack-records';
import { countRecords, type PackOf } from './pack-rows.query';
import { writeSplits } from './pack-splits';
import { writeTrail } from './pack-trail';

/** What the writers of the parts share. */
export interface PackJob extends PackOf {
  readonly db: Queryable;
  readonly archive: PackArchive;
  readonly unitName: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** Records done so far, of all three passes over them. */
  readonly onRecords: (done: number) => Promise<void>;
}

export interface PackWritten extends ArchiveClosed {
  readonly records: number;
}

/** Writes the evidence of a unit's year as one archive, out of one picture of the database, a page of rows at a time. */
@Injectable()
export class WritePack {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly units: UnitTree,
    private readonly editions: EditionRepository,
    private readonly editionFiles: EditionFiles,
  ) {}

  run(
    out: Writable,
    { year, unit }: PackOf,
    madeBy: string,
    onProgress: (done: number, total: number) => Promise<void>,
  ): Promise<PackWritten> {
    return this.db.snapshot(async (tx) => {
      const total = await countRecords(tx, { year, unit });
      const archive = new PackArchive(out);
      const job: PackJob = {
        db: tx,
        archive,
        year,
        unit,
        unitName: this.units.get(unit).name,
        madeBy,
        madeAt: this.clock.now(),
        onRecords: (done) => onProgress(done, total * 3),
      };
      const records = await writeRecords(job);
      const trail = await writeTrail(job);
      const splits = await writeSplits(job);
      const editions = await writeEditions(job, this.editions, this.editionFiles);
      const assessments = await writeAssessments(job, this.editions);
      await writeIndex(job, { records, trail, splits, editions, assessments });
      return { ...(await archive.close()), records: total };
    });
  }
}
