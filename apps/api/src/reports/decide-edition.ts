import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { TemplateRepository } from '@yipanqi/api/documents';
import { Notify } from '@yipanqi/api/notifications';
import { isId, type Tx, updateVersioned, type Write, Writes } from '@yipanqi/api/platform';
import type { EditionStatus, EditionSummary } from '@yipanqi/contract';
import { type Action, canAt, CITY_UNIT, RuleBroken } from '@yipanqi/domain';
import { editionPage } from './edition-kind';
import { EditionRepository, type StoredEdition } from './edition.repository';
import { EditionView } from './edition-view';

export const EDITION_STATUS_NAMES: Readonly<Record<EditionStatus, string>> = {
  draft: '草稿',
  approved: '已批准',
  published: '已发布',
};

interface Step {
  readonly action: Action;
  readonly verb: string;
  readonly from: EditionStatus;
  readonly to: EditionStatus;
  readonly trail: string;
  readonly set: string;
}

const APPROVE: Step = {
  action: 'report.approve',
  verb: '批准',
  from: 'draft',
  to: 'approved',
  trail: 'edition.approve',
  set: `status = 'approved', approved_by = $3, approved_at = now()`,
};
const PUBLISH: Step = {
  action: 'report.publish',
  verb: '发布',
  from: 'approved',
  to: 'published',
  trail: 'edition.publish',
  set: `status = 'published', published_by = $3, published_at = now()`,
};

/** Draft → approved → published, never by who computed the figures. A published edition never changes again. */
@Injectable()
export class DecideEdition {
  constructor(
    private readonly writes: Writes,
    private readonly editions: EditionRepository,
    private readonly audit: AuditLog,
    private readonly view: EditionView,
    private readonly templates: TemplateRepository,
    private readonly notify: Notify,
  ) {}

  approve(write: Write, id: string, version: number): Promise<EditionSummary> {
    return this.run(write, id, version, APPROVE);
  }

  publish(write: Write, id: string, version: number): Promise<EditionSummary> {
    return this.run(write, id, version, PUBLISH);
  }

  private async run(write: Write, id: string, version: number, step: Step): Promise<EditionSummary> {
    const { actor } = write;
    if (!canAt(actor.grants, step.action, CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    return this.writes.run(write, async (tx) => {
      const edition = isId(id) ? await this.editions.lockById(tx, id) : null;
      if (!edition) throw new RuleBroken('NOT_FOUND');
      assertDecidable(edition, actor.userId, step);
      await updateVersioned(tx, 'edition', id, version, step.set, [actor.userId]);
      if (step.to === 'published') await this.templates.keep(tx, id, edition.kind);
      await this.audit.record(tx, actor, {
        action: step.trail,
        entity: 'edition',
        entityId: id,
        before: { status: edition.status },
        after: { status: step.to, period: edition.period, edition: edition.edition, digest: edition.digest },
      });
      const decided = await this.summary(tx, id, actor.userId);
      if (step.to === 'published') await this.tell(tx, actor.userId, decided);
      return decided;
    });
  }

  /** Everybody who may read what is published: once, and not who published it. */
  private async tell(tx: Tx, except: string, edition: EditionSummary): Promise<void> {
    await this.notify.send(tx, {
      to: { unit: 'all', roles: ['officer', 'verifier', 'leader', 'auditor'] },
      kind: 'edition',
      title: `${edition.title}（${edition.number}）已发布。${edition.reason === '' ? '' : `更正原因：${edition.reason}`}`,
      link: editionPage(edition),
      key: `edition:${edition.id}`,
      except,
    });
  }

  private async summary(tx: Tx, id: string, userId: string): Promise<EditionSummary> {
    const edition = await this.editions.byId(tx, id);
    if (!edition) throw new RuleBroken('NOT_FOUND');
    return this.view.summary(edition, userId);
  }
}

function assertDecidable(edition: StoredEdition, userId: string, step: Step): void {
  if (edition.status === 'published') throw new RuleBroken('EDITION_PUBLISHED');
  if (edition.kind === 'monthlyInterim') throw new RuleBroken('EDITION_INTERIM');
  if (edition.computed.userId === userId) throw new RuleBroken('EDITION_OWN');
  if (edition.status !== step.from) {
    throw new RuleBroken('EDITION_STATUS', { status: EDITION_STATUS_NAMES[edition.status], action: step.verb });
  }
}
