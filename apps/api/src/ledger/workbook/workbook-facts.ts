import { Injectable } from '@nestjs/common';
import { scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Directions, type DirectionFacts } from '@yipanqi/api/leads';
import { Clock, type Actor } from '@yipanqi/api/platform';
import type { WorkbookFacts } from '@yipanqi/domain';

/** What the rows of a workbook are held against: units and directions by every name that they may be written with. */
@Injectable()
export class WorkbookFactsSource {
  constructor(
    private readonly units: UnitTree,
    private readonly directions: Directions,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<WorkbookFacts> {
    const scope = scopeOf(actor, 'import.run');
    const allowed = scope === 'all' ? null : new Set(scope);
    const directions = byName(await this.directions.all());
    return {
      today: this.clock.today(),
      unit: (name) => this.units.find(name)?.id ?? null,
      inScope: (unit) => allowed === null || allowed.has(unit),
      direction: (name) => directions.get(name.normalize('NFKC').trim()) ?? null,
    };
  }
}

/** Keys go before names. */
function byName(directions: readonly DirectionFacts[]): Map<string, string> {
  return new Map([
    ...directions.map(({ name, key }) => [name.normalize('NFKC'), key] as const),
    ...directions.map(({ key }) => [key, key] as const),
  ]);
}
