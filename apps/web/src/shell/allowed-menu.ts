import { computed, inject, Injectable } from '@angular/core';
import type { Action } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { groupBy } from '@yipanqi/web/ui';
import { MENU, PALETTE_ACTIONS } from './menu';

/** The rows of the menu that this user may open. */
@Injectable({ providedIn: 'root' })
export class AllowedMenu {
  private readonly session = inject(Session);

  readonly entries = computed(() => MENU.filter((entry) => this.isOpen(entry)));
  readonly groups = computed(() => groupBy(this.entries(), (entry) => entry.group));
  readonly actions = computed(() => PALETTE_ACTIONS.filter((action) => this.isOpen(action)));

  private isOpen(row: { readonly needs: readonly Action[] }): boolean {
    return row.needs.length === 0 || row.needs.some((action) => this.session.can(action));
  }
}
