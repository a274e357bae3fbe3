import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthStanding, UnitMonth } from '@yipanqi/contract';
import { lastDayOf, type Month } from '@yipanqi/domain';
import { Doing, Empty, instantWords, monthWords, State } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LedgerClient } from '../ledger.client';
import { ConfirmDialog } from './confirm-dialog';

/** Who has confirmed a month and who has not; one's own units are confirmed, or the confirmation withdrawn, from here. */
@Component({
  selector: 'yp-unit-standings',
  imports: [ConfirmDialog, Empty, NzButtonModule, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './unit-standings.html',
  styleUrl: './unit-standings.css',
})
export class UnitStandings {
  private readonly client = inject(LedgerClient);

  readonly standing = input.required<MonthStanding>();
  readonly changed = output();

  protected readonly missingOnly = signal(false);
  protected readonly confirming = signal<UnitMonth | null>(null);
  protected readonly withdrawing = new Doing();
  protected readonly isOpen = computed(() => this.standing().ended && !this.standing().closed);
  protected readonly rows = computed(() =>
    this.standing().units.filter((unit) => !this.missingOnly() || unit.confirmation === null),
  );
  protected readonly missing = computed(
    () => this.standing().units.filter((unit) => unit.confirmation === null).length,
  );
  protected readonly isSingle = computed(() => this.standing().units.length === 1);
  /** A district's own unit, while it may be confirmed or the confirmation withdrawn. */
  protected readonly single = computed(() => {
    const [unit] = this.standing().units;
    return this.isSingle() && this.isOpen() && unit?.mayConfirm ? unit : null;
  });
  protected readonly mayAny = computed(() => this.standing().units.some((unit) => unit.mayConfirm));
  protected readonly lastDay = computed(() => lastDayOf(this.standing().month as Month));
  protected readonly words = instantWords;
  protected readonly monthWords = monthWords;

  protected confirmed(): void {
    this.confirming.set(null);
    this.changed.emit();
  }

  protected async withdraw(unit: UnitMonth): Promise<void> {
    const { confirmation } = unit;
    if (!confirmation) return;
    const { id, version } = confirmation;
    if (await this.withdrawing.run(() => this.client.withdrawConfirmation(id, version))) this.changed.emit();
  }
}
