import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '@yipanqi/api/platform';
import type { UnitView } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';

/** The units with their subtrees and names, read once: reference data changes only with a migration or a load. */
@Injectable()
export class UnitTree implements OnModuleInit {
  private units: readonly UnitView[] = [];
  private byId = new Map<string, UnitView>();
  private byName = new Map<string, UnitView>();

  constructor(private readonly db: Database) {}

  onModuleInit(): Promise<void> {
    return this.reload();
  }

  async reload(): Promise<void> {
    this.units = await this.db.query<UnitView & Record<string, unknown>>(
      'SELECT id, name, short_name AS "shortName", kind, parent, cohort, ranked FROM unit ORDER BY sort',
    );
    const aliases = await this.db.query<{ alias: string; unit_id: string }>('SELECT alias, unit_id FROM unit_alias');
    this.byId = new Map(this.units.map((unit) => [unit.id, unit]));
    this.byName = new Map(this.units.map((unit) => [unit.name, unit]));
    for (const { alias, unit_id } of aliases) this.byName.set(alias, this.byId.get(unit_id)!);
  }

  all(): readonly UnitView[] {
    return this.units;
  }

  /** By id; unknown → UNIT_UNKNOWN. */
  get(id: string, field?: string): UnitView {
    const unit = this.byId.get(id);
    if (!unit) throw new RuleBroken('UNIT_UNKNOWN', { value: id }, field);
    return unit;
  }

  /** By id, full name or registered alias, never by substring; null when unknown. */
  find(text: string): UnitView | null {
    const trimmed = text.trim();
    return this.byId.get(trimmed) ?? this.byName.get(trimmed) ?? null;
  }

  /** The unit and all below it. */
  subtree(id: string): string[] {
    const below = this.units.filter((unit) => unit.parent === id).flatMap((unit) => this.subtree(unit.id));
    return [id, ...below];
  }
}
