import { Controller, Get, Param, Query } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Allow } from '@yipanqi/api/platform';
import type { AuditRecordPage, AuditYear, ScreenPage, ScreenSummary, AuditedYear } from '@yipanqi/contract';
import { AuditYears } from './audit-years';
import { AuditRecordsQuery, ScreenQuery, YearQuery } from './auditing.requests';
import { ScreensQuery } from './screens/screens.query';
import { AuditRecords } from './years/audit-records.query';
import { AuditYearQuery } from './years/audit-year.query';
import { UnitYearQuery } from './years/unit-year.query';

/** The auditor reads a year: all units, one unit, and the risk screens. */
@Controller('auditing')
export class AuditingController {
  constructor(
    private readonly years: AuditYears,
    private readonly units: UnitTree,
    private readonly year: AuditYearQuery,
    private readonly unitYear: UnitYearQuery,
    private readonly recordsOf: AuditRecords,
    private readonly screens: ScreensQuery,
  ) {}

  @Allow('auditing.read')
  @Get('years/:year')
  overview(@Param('year') year: string): Promise<AuditYear> {
    return this.year.run(this.years.begun(year));
  }

  @Allow('auditing.read')
  @Get('years/:year/units/:unit')
  ofUnit(@Param('year') year: string, @Param('unit') unit: string): Promise<AuditedYear> {
    return this.unitYear.run(this.years.begun(year), unit);
  }

  @Allow('auditing.read')
  @Get('records')
  records(@Query() { year, unit, ...query }: AuditRecordsQuery): Promise<AuditRecordPage> {
    return this.recordsOf.page({ ...query, year: this.years.begun(year), unit: this.unitOf(unit) });
  }

  @Allow('auditing.read')
  @Get('screens')
  summaries(@Query() { year, unit }: YearQuery): Promise<ScreenSummary[]> {
    return this.screens.summaries(this.years.begun(year), this.unitOf(unit));
  }

  @Allow('auditing.read')
  @Get('screens/:key')
  screen(@Param('key') key: string, @Query() { year, unit, after, ...values }: ScreenQuery): Promise<ScreenPage> {
    return this.screens.page(key, { year: this.years.begun(year), unit: this.unitOf(unit), after, values });
  }

  private unitOf(unit: string | undefined): string | null {
    return unit ? this.units.get(unit, 'unit').id : null;
  }
}
