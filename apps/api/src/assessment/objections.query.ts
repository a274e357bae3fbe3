import { Injectable } from '@nestjs/common';
import { assertInScope, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { type Actor, Database, isId, type Queryable } from '@yipanqi/api/platform';
import { EditionRepository } from '@yipanqi/api/reports';
import type { ObjectionView } from '@yipanqi/contract';
import { RuleBroken, yearlyItem, type YearlyContent } from '@yipanqi/domain';
import { type ObjectionFilter, ObjectionRepository, type StoredObjection } from './objection.repository';

/** Objections as the asking user may see them: an officer those of the own units. */
@Injectable()
export class ObjectionsQuery {
  constructor(
    private readonly db: Database,
    private readonly objections: ObjectionRepository,
    private readonly editions: EditionRepository,
    private readonly tree: UnitTree,
  ) {}

  async list(actor: Actor, filter: ObjectionFilter): Promise<ObjectionView[]> {
    const scope = scopeOf(actor, 'objection.read');
    if (filter.unit !== undefined) assertInScope(scope, filter.unit);
    return this.views(this.db, actor, await this.objections.list(this.db, scope, filter));
  }

  detail(actor: Actor, id: string): Promise<ObjectionView> {
    return this.one(this.db, actor, id);
  }

  /** @throws RuleBroken NOT_FOUND, the same for what is out of reach */
  async one(db: Queryable, actor: Actor, id: string): Promise<ObjectionView> {
    const scope = scopeOf(actor, 'objection.read');
    const found = isId(id) ? await this.objections.byId(db, id) : null;
    if (!found) throw new RuleBroken('NOT_FOUND');
    assertInScope(scope, found.unit);
    const [view] = await this.views(db, actor, [found]);
    if (!view) throw new RuleBroken('NOT_FOUND');
    return view;
  }

  private async views(db: Queryable, actor: Actor, rows: readonly StoredObjection[]): Promise<ObjectionView[]> {
    const contents = new Map<string, YearlyContent>();
    for (const id of new Set(rows.map(({ editionId }) => editionId))) {
      const edition = await this.editions.byId(db, id);
      if (edition) contents.set(id, edition.content as YearlyContent);
    }
    // Of an edition that is not published the units do not know.
    const bureau = scopeOf(actor, 'objection.read') === 'all';
    return rows.map((row) => this.view(row, contents.get(row.editionId), bureau));
  }

  private view(row: StoredObjection, content: YearlyContent | undefined, bureau: boolean): ObjectionView {
    const { raisedById: _raisedById, raisedAt, commentedAt, decidedAt, corrected, ...plain } = row;
    const item = content && yearlyItem(content, row);
    return {
      ...plain,
      unitName: this.tree.get(row.unit).name,
      listName: content?.lists.find(({ key }) => key === row.list)?.name ?? row.list,
      itemName: item?.name ?? row.item,
      points: item?.score ?? null,
      raisedAt: raisedAt.toISOString(),
      commentedAt: commentedAt && commentedAt.toISOString(),
      decidedAt: decidedAt && decidedAt.toISOString(),
      corrected: bureau || corrected?.status === 'published' ? corrected : null,
    };
  }
}
