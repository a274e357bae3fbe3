import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, CurrentWrite, Database, type Write } from '@yipanqi/api/platform';
import type { DocumentTemplateView } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { isDocumentKind, SaveTemplate } from './save-template';
import { TemplateRepository } from './template.repository';
import { SaveTemplateRequest } from './templates.requests';

@Controller('document-templates')
export class TemplatesController {
  constructor(
    private readonly db: Database,
    private readonly templates: TemplateRepository,
    private readonly save: SaveTemplate,
  ) {}

  @Allow('report.read')
  @Get()
  list(): Promise<DocumentTemplateView[]> {
    return this.templates.current();
  }

  @Allow('report.read')
  @Get(':kind/versions')
  versions(@Param('kind') kind: string): Promise<DocumentTemplateView[]> {
    if (!isDocumentKind(kind)) throw new RuleBroken('NOT_FOUND');
    return this.templates.versions(this.db, kind);
  }

  @Allow('documentTemplate.edit')
  @Put(':kind')
  change(
    @CurrentWrite() write: Write,
    @Param('kind') kind: string,
    @Body() body: SaveTemplateRequest,
  ): Promise<DocumentTemplateView> {
    return this.save.run(write, kind, body);
  }
}
