import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Notify } from '@yipanqi/api/notifications';
import { Clock, isId, isUniqueViolation, type Tx, type Write, Writes } from '@yipanqi/api/platform';
import { EditionRepository } from '@yipanqi/api/reports';
import type { ObjectionView, RaiseObjectionBody } from '@yipanqi/contract';
import {
  assertInTime,
  CITY_UNIT,
  EVIDENCE_MAX,
  NOTE_MAX,
  requiredText,
  RuleBroken,
  shanghaiDay,
  yearlyItem,
  type YearlyContent,
} from '@yipanqi/domain';
import { ObjectionRepository } from './objection.repository';
import { ObjectionsQuery } from './objections.query';
import { type YearlyEdition, YearStanding } from './year-standing';

const OPEN_INDEX = 'assessment_objection_open';

/** An assessed unit objects to an item of its published score, within the days that the year allows. */
@Injectable()
export class RaiseObjection {
  constructor(
    private readonly writes: Writes,
    private readonly editions: EditionRepository,
    private readonly standing: YearStanding,
    private readonly objections: ObjectionRepository,
    private readonly tree: UnitTree,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly notify: Notify,
    private readonly query: ObjectionsQuery,
  ) {}

  /** @throws RuleBroken NOT_FOUND, OBJECTION_NOT_LATEST, OBJECTION_LATE, OBJECTION_ITEM, OBJECTION_OPEN_ALREADY */
  async run(write: Write, body: RaiseObjectionBody): Promise<ObjectionView> {
    assertInScope(scopeOf(write.actor, 'objection.raise'), body.unit);
    const grounds = requiredText(body.grounds, '异议理由', NOTE_MAX, 'grounds');
    const evidence = requiredText(body.evidence, '佐证材料', EVIDENCE_MAX, 'evidence');
    return this.writes
      .run(write, async (tx) => {
        const edition = await this.published(tx, body.editionId);
        const { publishedAt, year } = await this.assertObjectable(tx, edition, body);
        const id = await this.objections.insert(tx, {
          year,
          editionId: edition.id,
          unit: body.unit,
          list: body.list,
          item: body.item,
          grounds,
          evidence,
          raisedBy: write.actor.userId,
        });
        const stored = await this.objections.byId(tx, id);
        if (!stored) throw new Error(`objection ${id} is gone`);
        await this.audit.record(tx, write.actor, {
          action: 'objection.raise',
          entity: 'objection',
          entityId: id,
          after: {
            number: stored.number,
            edition: edition.edition,
            published: publishedAt,
            unit: body.unit,
            list: edition.content.lists.find(({ key }) => key === body.list)?.name ?? body.list,
            item: yearlyItem(edition.content, body)?.name ?? body.item,
            grounds,
            evidence,
          },
        });
        await this.notify.send(tx, {
          to: { unit: CITY_UNIT, roles: ['leader', 'verifier'] },
          kind: 'assessment',
          title: `${this.tree.get(body.unit).name}对 ${year} 年考核提出异议 ${stored.number}`,
          link: `/assessment/objections/${id}`,
          key: `objection.raise:${id}`,
          except: write.actor.userId,
        });
        return this.query.one(tx, write.actor, id);
      })
      .catch((error: unknown) => {
        if (isUniqueViolation(error) && error.constraint === OPEN_INDEX) throw new RuleBroken('OBJECTION_OPEN_ALREADY');
        throw error;
      });
  }

  private async published(tx: Tx, id: string): Promise<YearlyEdition> {
    const edition = isId(id) ? await this.editions.byId(tx, id) : null;
    if (edition?.kind !== 'yearly' || edition.status !== 'published') throw new RuleBroken('NOT_FOUND');
    return edition as YearlyEdition;
  }

  private async assertObjectable(
    tx: Tx,
    edition: YearlyEdition,
    { unit, list, item }: RaiseObjectionBody,
  ): Promise<{ publishedAt: string; year: number }> {
    const content: YearlyContent = edition.content;
    const last = await this.standing.published(tx, content.year);
    if (last && last.edition !== edition.edition) {
      throw new RuleBroken('OBJECTION_NOT_LATEST', { edition: last.edition });
    }
    if (!edition.published) throw new RuleBroken('NOT_FOUND');
    const publishedOn = shanghaiDay(edition.published.at);
    assertInTime(publishedOn, content.objectionDays, this.clock.today());
    if (!yearlyItem(content, { unit, list, item })) throw new RuleBroken('OBJECTION_ITEM', {}, 'item');
    return { publishedAt: publishedOn, year: content.year };
  }
}
