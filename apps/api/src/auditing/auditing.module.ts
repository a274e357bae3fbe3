import { Module } from '@nestjs/common';
import { ReportsModule } from '@yipanqi/api/reports';
import { AuditYears } from './audit-years';
import { AuditingController } from './auditing.controller';
import { FindingsController } from './findings.controller';
import { NotesController } from './notes.controller';
import { PacksController } from './packs.controller';
import { EvidencePackJob } from './packs/evidence-pack.job';
import { MakePack } from './packs/make-pack';
import { Packs } from './packs/packs';
import { WritePack } from './packs/write-pack';
import { KeepNotes } from './notes/keep-notes';
import { NotesQuery } from './notes/notes.query';
import { SamplesController } from './samples.controller';
import { DrawSample } from './samples/draw-sample';
import { PopulationQuery } from './samples/population.query';
import { SamplesQuery } from './samples/samples.query';
import { ScreensQuery } from './screens/screens.query';
import { CheckWorksheet } from './worksheets/check-worksheet';
import { ConcludeWorksheet } from './worksheets/conclude-worksheet';
import { ReplyFinding } from './worksheets/reply-finding';
import { SendWorksheet } from './worksheets/send-worksheet';
import { WorksheetQuery } from './worksheets/worksheet.query';
import { AuditRecords } from './years/audit-records.query';
import { AuditYearQuery } from './years/audit-year.query';
import { UnitYearQuery } from './years/unit-year.query';

@Module({
  imports: [ReportsModule],
  controllers: [AuditingController, SamplesController, FindingsController, NotesController, PacksController],
  providers: [
    AuditYears,
    AuditRecords,
    AuditYearQuery,
    UnitYearQuery,
    ScreensQuery,
    PopulationQuery,
    SamplesQuery,
    DrawSample,
    WorksheetQuery,
    CheckWorksheet,
    SendWorksheet,
    ReplyFinding,
    ConcludeWorksheet,
    NotesQuery,
    KeepNotes,
    Packs,
    MakePack,
    WritePack,
    EvidencePackJob,
  ],
})
export class AuditingModule {}
