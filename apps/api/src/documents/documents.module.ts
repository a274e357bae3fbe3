import { Module } from '@nestjs/common';
import { KeptDocuments } from './kept-documents';
import { SaveTemplate } from './templates/save-template';
import { TemplateRepository } from './templates/template.repository';
import { TemplatesController } from './templates/templates.controller';

@Module({
  controllers: [TemplatesController],
  providers: [KeptDocuments, SaveTemplate, TemplateRepository],
  exports: [KeptDocuments, TemplateRepository],
})
export class DocumentsModule {}
