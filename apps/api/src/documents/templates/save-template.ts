import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type Write, Writes } from '@yipanqi/api/platform';
import type { DocumentTemplateView, SaveDocumentTemplateBody } from '@yipanqi/contract';
import {
  canAt,
  CITY_UNIT,
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentTemplate,
  RuleBroken,
  type TemplateField,
  templateProblems,
} from '@yipanqi/domain';
import { TemplateRepository } from './template.repository';

/** A changed template is the next version: editions already published keep theirs. */
@Injectable()
export class SaveTemplate {
  constructor(
    private readonly writes: Writes,
    private readonly templates: TemplateRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken FORBIDDEN, NOT_FOUND, TEMPLATE_INVALID, TEMPLATE_UNCHANGED, VERSION_STALE */
  run(write: Write, kind: string, body: SaveDocumentTemplateBody): Promise<DocumentTemplateView> {
    if (!canAt(write.actor.grants, 'documentTemplate.edit', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    if (!isDocumentKind(kind)) throw new RuleBroken('NOT_FOUND');
    const template = templateOf(body);
    const [problem] = templateProblems(template, kind);
    if (problem) {
      const { field, at, reason } = problem;
      const place = at > 0 ? `第 ${at} 字` : '';
      throw new RuleBroken('TEMPLATE_INVALID', { name: FIELD_NAMES[field], place, at, reason }, field);
    }
    return this.writes.run(write, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`document-template:${kind}`]);
      const [latest] = await this.templates.versions(tx, kind);
      if (!latest || latest.version !== body.version) {
        throw new RuleBroken('VERSION_STALE', { version: latest?.version ?? 0 });
      }
      const before = templateOf(latest);
      if (JSON.stringify(before) === JSON.stringify(template)) throw new RuleBroken('TEMPLATE_UNCHANGED');
      await this.templates.insert(tx, { kind, version: latest.version + 1, ...template }, write.actor.userId);
      await this.audit.record(tx, write.actor, {
        action: 'documentTemplate.save',
        entity: 'documentTemplate',
        entityId: null,
        before: { kind, version: latest.version, ...before },
        after: { kind, version: latest.version + 1, ...template },
      });
      const [saved] = await this.templates.versions(tx, kind);
      return saved!;
    });
  }
}

const FIELD_NAMES: Readonly<Record<TemplateField, string>> = {
  mark: '发文机关标志',
  numberPattern: '发文字号',
  issuer: '发文机关署名',
  addressee: '主送机关',
};

export function isDocumentKind(kind: string): kind is DocumentKind {
  return (DOCUMENT_KINDS as readonly string[]).includes(kind);
}

function templateOf(facts: DocumentTemplate): DocumentTemplate {
  const { mark, numberPattern, issuer, addressee, redHead, sealPlace, charts } = facts;
  return {
    mark: mark.trim(),
    numberPattern: numberPattern.trim(),
    issuer: issuer.trim(),
    addressee: addressee.trim(),
    redHead,
    sealPlace,
    charts,
  };
}
