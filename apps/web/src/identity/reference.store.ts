import { computed, inject, Injectable, signal } from '@angular/core';
import type { DirectionView, QuotaLineView, ReferenceAnswer, UnitView } from '@yipanqi/contract';
import { SessionClient } from './session.client';

/** Units, directions, quota lines and the calendar of closes: loaded once after sign-in, before any page is shown. */
@Injectable({ providedIn: 'root' })
export class ReferenceStore {
  private readonly client = inject(SessionClient);
  private readonly answer = signal<ReferenceAnswer | null>(null);

  readonly loaded = computed(() => this.answer() !== null);
  readonly failure = signal<unknown>(null);
  readonly units = computed<readonly UnitView[]>(() => this.answer()?.units ?? []);
  readonly rankedUnits = computed(() => this.units().filter((unit) => unit.ranked));
  readonly directions = computed<readonly DirectionView[]>(() => this.answer()?.directions ?? []);
  readonly quotaLines = computed<readonly QuotaLineView[]>(() => this.answer()?.quotaLines ?? []);
  readonly headLists = computed<readonly string[]>(() => this.answer()?.headLists ?? []);
  /** The server's Shanghai date: the only “today” of the pages. */
  readonly today = computed(() => this.answer()?.today ?? '');
  readonly lastClosedMonth = computed(() => this.answer()?.lastClosedMonth ?? null);
  readonly firstOpenMonth = computed(() => this.answer()?.firstOpenMonth ?? null);
  /** Cohorts in the order of the units. */
  readonly cohorts = computed(() => [...new Set(this.rankedUnits().map((unit) => unit.cohort))]);

  private readonly unitNames = computed(() => new Map(this.units().map((unit) => [unit.id, unit])));
  private readonly directionNames = computed(() => new Map(this.directions().map((found) => [found.key, found])));
  private readonly quotaLineNames = computed(() => new Map(this.quotaLines().map((line) => [line.key, line.name])));

  /** Again after a month close. */
  async load(): Promise<void> {
    try {
      this.answer.set(await this.client.reference());
      this.failure.set(null);
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  unit(id: string): UnitView | undefined {
    return this.unitNames().get(id);
  }

  unitName(id: string): string {
    return this.unit(id)?.name ?? id;
  }

  direction(key: string): DirectionView | undefined {
    return this.directionNames().get(key);
  }

  quotaLineName(key: string): string {
    return this.quotaLineNames().get(key) ?? (key === 'other' ? '其他' : key);
  }
}
