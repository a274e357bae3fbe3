import { Injectable } from '@nestjs/common';
import { scopeOf, UnitTree } from '@yipanqi/api/identity';
import { type Actor, Database } from '@yipanqi/api/platform';
import type { Writable } from 'node:stream';
import { TargetRepository } from './target.repository';
import { writeTargetTemplate } from './target-workbook';

/** The year's table to fill in, in the caller's scope. */
@Injectable()
export class TargetTemplateQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly targets: TargetRepository,
  ) {}

  async run(actor: Actor, year: number, out: Writable): Promise<void> {
    const scope = scopeOf(actor, 'target.read');
    const units = this.units.all().filter(({ id }) => scope === 'all' || scope.includes(id));
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const approved = (await this.targets.approvedOf(this.db, year)).flatMap((target) => {
      const unitName = names.get(target.unit);
      return unitName === undefined ? [] : [{ ...target, unitName }];
    });
    await writeTargetTemplate(out, year, [...names.values()], approved);
  }
}
