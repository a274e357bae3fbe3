import { PassThrough, type Readable } from 'node:stream';
import { Body, Controller, Get, Headers, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, fileReply, XLSX_MIME, type Actor, type Write } from '@yipanqi/api/platform';
import type {
  LedgerExportStarted,
  LedgerImportDetail,
  LedgerImportFaultPage,
  LedgerImportPage,
  LedgerImportStarted,
  LedgerImportUndone,
} from '@yipanqi/contract';
import { ImportList } from './import-list.query';
import { MarkedWorkbook } from './marked-workbook';
import { StartApply } from './start-apply';
import { StartExport } from './start-export';
import { StartImport } from './start-import';
import { Template } from './template';
import { UndoImport } from './undo-import';
import {
  ExportLedgerRequest,
  FaultPageQuery,
  ImportPageQuery,
  ImportVersionRequest,
  UndoImportRequest,
} from './workbook.requests';

/** The ledger workbook: in, out, and its template. */
@Controller()
export class LedgerImportsController {
  constructor(
    private readonly imports: ImportList,
    private readonly starting: StartImport,
    private readonly applying: StartApply,
    private readonly undoing: UndoImport,
    private readonly marked: MarkedWorkbook,
    private readonly template: Template,
    private readonly exporting: StartExport,
  ) {}

  @Allow('import.run')
  @Get('ledger-imports')
  page(@CurrentActor() actor: Actor, @Query() query: ImportPageQuery): Promise<LedgerImportPage> {
    return this.imports.page(actor, query.after);
  }

  @Allow('import.run')
  @Post('ledger-imports')
  upload(
    @CurrentWrite() write: Write,
    @Req() request: { body: Readable },
    @Headers('x-file-name') name?: string,
  ): Promise<LedgerImportStarted> {
    return this.starting.run(write, request.body, name);
  }

  @Allow('import.run')
  @Get('ledger-imports/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<LedgerImportDetail> {
    return this.imports.one(actor, id);
  }

  @Allow('import.run')
  @Get('ledger-imports/:id/faults')
  faults(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: FaultPageQuery,
  ): Promise<LedgerImportFaultPage> {
    return this.imports.faults(actor, id, query);
  }

  @Allow('import.run')
  @Get('ledger-imports/:id/marked')
  async markedFile(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const name = await this.marked.nameFor(actor, id);
    return streamed(name, (out) => this.marked.write(out, id));
  }

  @Allow('import.run')
  @Post('ledger-imports/:id/apply')
  apply(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ImportVersionRequest,
  ): Promise<LedgerImportStarted> {
    return this.applying.apply(write, id, body);
  }

  @Allow('import.run')
  @Post('ledger-imports/:id/check')
  check(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ImportVersionRequest,
  ): Promise<LedgerImportStarted> {
    return this.applying.check(write, id, body);
  }

  @Allow('import.run')
  @Post('ledger-imports/:id/undo')
  undo(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: UndoImportRequest,
  ): Promise<LedgerImportUndone> {
    return this.undoing.run(write, id, body);
  }

  @Allow('import.run')
  @Get('ledger-import-template')
  emptyWorkbook(): StreamableFile {
    return streamed('招商台账模板.xlsx', (out) => this.template.write(out));
  }

  @Allow('export.run')
  @Post('ledger-exports')
  export(@CurrentWrite() write: Write, @Body() body: ExportLedgerRequest): Promise<LedgerExportStarted> {
    return this.exporting.run(write, body);
  }
}

/** A workbook that is sent while it is written; what goes wrong cuts the download off. */
function streamed(name: string, write: (out: PassThrough) => Promise<void>): StreamableFile {
  const out = new PassThrough();
  write(out).catch((error: Error) => out.destroy(error));
  return fileReply(out, name, XLSX_MIME);
}
