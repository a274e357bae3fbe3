import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentWrite, type Write } from '@yipanqi/api/platform';
import type { PopulationView, SampleDetail, SampleRedrawn, SampleSummary, WorksheetDetail } from '@yipanqi/contract';
import { AuditYears } from './audit-years';
import {
  CheckWorksheetRequest,
  ConcludeWorksheetRequest,
  DrawSampleRequest,
  OwnListQuery,
  PopulationRequest,
  SendWorksheetRequest,
} from './auditing.requests';
import { DrawSample } from './samples/draw-sample';
import { PopulationQuery } from './samples/population.query';
import { SamplesQuery } from './samples/samples.query';
import { CheckWorksheet } from './worksheets/check-worksheet';
import { ConcludeWorksheet } from './worksheets/conclude-worksheet';
import { SendWorksheet } from './worksheets/send-worksheet';
import { WorksheetQuery } from './worksheets/worksheet.query';

/** Samples and their worksheets. */
@Controller('auditing')
export class SamplesController {
  constructor(
    private readonly years: AuditYears,
    private readonly population: PopulationQuery,
    private readonly samples: SamplesQuery,
    private readonly draw: DrawSample,
    private readonly worksheets: WorksheetQuery,
    private readonly check: CheckWorksheet,
    private readonly sending: SendWorksheet,
    private readonly conclude: ConcludeWorksheet,
  ) {}

  @Allow('auditing.read')
  @Get('population')
  drawnFrom(@Query() { year, unit, type }: PopulationRequest): Promise<PopulationView> {
    return this.population.view({ year: this.years.begun(year), unit: unit || null, type: type ?? null });
  }

  @Allow('auditing.read')
  @Get('samples')
  list(@Query() { year, unit }: OwnListQuery): Promise<SampleSummary[]> {
    return this.samples.list(year ? this.years.begun(year) : null, unit ?? null);
  }

  @Allow('auditing.work')
  @Post('samples')
  drawOne(@CurrentWrite() write: Write, @Body() body: DrawSampleRequest): Promise<SampleDetail> {
    return this.draw.run(write, body);
  }

  @Allow('auditing.read')
  @Get('samples/:id')
  one(@Param('id') id: string): Promise<SampleDetail> {
    return this.samples.one(id);
  }

  @Allow('auditing.read')
  @Get('samples/:id/redraw')
  again(@Param('id') id: string): Promise<SampleRedrawn> {
    return this.samples.redraw(id);
  }

  @Allow('auditing.read')
  @Get('worksheets/:id')
  worksheet(@Param('id') id: string): Promise<WorksheetDetail> {
    return this.worksheets.one(id);
  }

  @Allow('auditing.work')
  @Put('worksheets/:id')
  checked(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: CheckWorksheetRequest,
  ): Promise<WorksheetDetail> {
    return this.check.run(write, id, body);
  }

  @Allow('auditing.work')
  @Put('worksheets/:id/sending')
  send(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: SendWorksheetRequest,
  ): Promise<WorksheetDetail> {
    return this.sending.run(write, id, body);
  }

  @Allow('auditing.work')
  @Put('worksheets/:id/conclusion')
  end(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ConcludeWorksheetRequest,
  ): Promise<WorksheetDetail> {
    return this.conclude.run(write, id, body);
  }
}
