import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, type Actor, type Write } from '@yipanqi/api/platform';
import type {
  CheckSchemeAnswer,
  SchemeDifferencesAnswer,
  SchemeMonths,
  SchemePreview,
  SchemeSummary,
  SchemeVersionDetail,
  SchemeVersionRow,
  WhatIfAnswer,
} from '@yipanqi/contract';
import { ApproveScheme } from './approve-scheme';
import { DiscardScheme } from './discard-scheme';
import { DraftScheme } from './draft-scheme';
import { SchemeCheck } from './scheme-check';
import { SchemePreviewQuery } from './scheme-preview.query';
import { SchemesQuery } from './schemes.query';
import {
  ApproveSchemeRequest,
  ChangeSchemeRequest,
  CheckSchemeRequest,
  DraftSchemeRequest,
  numberOf,
  PreviewSchemeRequest,
  SchemeDifferencesQuery,
  SchemeDraftQuery,
  WhatIfRequest,
} from './schemes.requests';

/** 考核方案: versions as data, checked, tried out on real figures, approved by another person. */
@Controller('assessment-schemes')
export class SchemesController {
  constructor(
    private readonly query: SchemesQuery,
    private readonly check: SchemeCheck,
    private readonly preview: SchemePreviewQuery,
    private readonly draftScheme: DraftScheme,
    private readonly approveScheme: ApproveScheme,
    private readonly discardScheme: DiscardScheme,
  ) {}

  @Allow('scheme.read')
  @Get()
  list(): Promise<SchemeSummary[]> {
    return this.query.list();
  }

  @Allow('scheme.preview')
  @Get('months')
  months(): Promise<SchemeMonths> {
    return this.query.months();
  }

  @Allow('scheme.draft')
  @Post('check')
  @HttpCode(200)
  faults(@Body() { content }: CheckSchemeRequest): CheckSchemeAnswer {
    return { faults: this.check.faults(content) };
  }

  @Allow('scheme.preview')
  @Post('preview')
  @HttpCode(200)
  previewOf(@Body() body: PreviewSchemeRequest): Promise<SchemePreview> {
    return this.preview.run(body);
  }

  @Allow('scheme.preview')
  @Post('what-if')
  @HttpCode(200)
  whatIf(@Body() body: WhatIfRequest): Promise<WhatIfAnswer> {
    return this.preview.whatIf(body);
  }

  @Allow('scheme.draft')
  @Post()
  begin(@CurrentWrite() write: Write, @Body() body: DraftSchemeRequest): Promise<SchemeVersionDetail> {
    return this.draftScheme.begin(write, body);
  }

  @Allow('scheme.read')
  @Get(':key')
  versions(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<SchemeVersionRow[]> {
    return this.query.versions(actor, key);
  }

  @Allow('scheme.read')
  @Get(':key/differences')
  differences(
    @Param('key') key: string,
    @Query() { from, to }: SchemeDifferencesQuery,
  ): Promise<SchemeDifferencesAnswer> {
    return this.query.differences(key, Number(from), Number(to));
  }

  @Allow('scheme.draft')
  @Put(':key/draft')
  change(
    @CurrentWrite() write: Write,
    @Param('key') key: string,
    @Body() body: ChangeSchemeRequest,
  ): Promise<SchemeVersionDetail> {
    return this.draftScheme.change(write, key, body);
  }

  @Allow('scheme.draft')
  @Delete(':key/draft')
  discard(
    @CurrentWrite() write: Write,
    @Param('key') key: string,
    @Query() { version }: SchemeDraftQuery,
  ): Promise<{ discarded: true }> {
    return this.discardScheme.run(write, key, Number(version));
  }

  @Allow('scheme.read')
  @Get(':key/versions/:number')
  version(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Param('number') number: string,
  ): Promise<SchemeVersionDetail> {
    return this.query.version(actor, key, numberOf(number));
  }

  @Allow('scheme.approve')
  @Put(':key/versions/:number/approval')
  approve(
    @CurrentWrite() write: Write,
    @Param('key') key: string,
    @Param('number') number: string,
    @Body() { version }: ApproveSchemeRequest,
  ): Promise<SchemeVersionDetail> {
    return this.approveScheme.run(write, key, numberOf(number), version);
  }
}
