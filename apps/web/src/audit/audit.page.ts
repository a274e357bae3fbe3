import { NgTemplateOutlet } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { AuditPage as AuditAnswer, AuditRow } from '@yipanqi/contract';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import {
  type Choice,
  ChoiceList,
  DateInput,
  Doing,
  Empty,
  instantWords,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { firstValueFrom } from 'rxjs';
import { ACTION_NAMES, ENTITY_NAMES } from './audit.labels';
import { changesOf, type Change } from './change.words';
import { VerifyTrail } from './verify-trail';

interface Shown {
  readonly row: AuditRow;
  readonly at: string;
  readonly action: string;
  readonly entity: string;
  readonly changes: readonly Change[];
  /** Page of the thing, where it has one. */
  readonly link: readonly string[] | null;
}

/** Changes that are shown at once; the others open. */
const AT_ONCE = 5;

/** Who did what to what, when and from where: the whole trail for auditors, one's own acts for everybody else. */
@Component({
  selector: 'yp-audit-page',
  imports: [
    ChoiceList,
    DateInput,
    Empty,
    FormsModule,
    NgTemplateOutlet,
    NzButtonModule,
    NzInputModule,
    Page,
    Pending,
    RouterLink,
    VerifyTrail,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.css',
})
export class AuditPage {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceStore);

  protected readonly readsAll = computed(() => this.session.can('audit.readAll'));
  protected readonly filters = queryFilters({ user: '', action: '', entity: '', entityId: '', from: '', to: '' });
  protected readonly trail = resourceWithLast<AuditAnswer>(() => ({
    url: '/api/audit',
    params: this.filters.params(),
  }));
  /** The first page, and what was loaded after it; a new question starts again. */
  private readonly loaded = linkedSignal(() => this.trail.value());
  protected readonly next = computed(() => this.loaded()?.next ?? null);
  protected readonly rows = computed(() => (this.loaded()?.rows ?? []).map((row) => this.shown(row)));
  protected readonly more = new Doing();
  protected readonly verifying = signal(false);

  protected readonly actions = choices('全部操作', ACTION_NAMES);
  protected readonly entities = choices('全部对象', ENTITY_NAMES);
  protected readonly today = this.reference.today;
  protected readonly atOnce = AT_ONCE;
  protected readonly sentence = computed(() => {
    const { user, action, entity, from, to } = this.filters.value();
    const days = from || to ? `${from || '最早'} 至 ${to || '今天'}` : '';
    return [
      this.readsAll() ? '全部操作痕迹，只增不改' : '本人的操作痕迹，只增不改',
      user,
      ACTION_NAMES[action] ?? action,
      ENTITY_NAMES[entity] ?? entity,
      days,
    ]
      .filter(Boolean)
      .join(' · ');
  });

  protected async loadMore(): Promise<void> {
    const after = this.next();
    const before = this.loaded();
    if (after === null || !before) return;
    await this.more.run(async () => {
      const params = { ...this.filters.params(), after };
      const page = await firstValueFrom(this.http.get<AuditAnswer>('/api/audit', { params }));
      // Another question was asked meanwhile: its own first page stands.
      if (this.loaded() === before) this.loaded.set({ rows: [...before.rows, ...page.rows], next: page.next });
    });
  }

  protected filterBy(row: AuditRow): void {
    if (row.entityId) this.filters.patch({ entity: row.entity, entityId: row.entityId });
  }

  private shown(row: AuditRow): Shown {
    const names = {
      unit: (id: string) => this.reference.unitName(id),
      direction: (key: string) => this.reference.direction(key)?.name ?? key,
    };
    return {
      row,
      at: instantWords(row.at),
      action: ACTION_NAMES[row.action] ?? row.action,
      entity: ENTITY_NAMES[row.entity] ?? row.entity,
      changes: changesOf(row, names),
      link: linkTo(row),
    };
  }

  protected unit(id: string | null): string {
    return id === null ? '' : this.reference.unitName(id);
  }
}

const PAGES: Readonly<Record<string, string>> = { lead: '/leads', enterprise: '/enterprises', edition: '/bulletins' };

function linkTo({ entity, entityId }: AuditRow): readonly string[] | null {
  const page = PAGES[entity];
  return page && entityId ? [page, entityId] : null;
}

function choices(all: string, names: Readonly<Record<string, string>>): readonly Choice[] {
  return [{ value: '', label: all }, ...Object.entries(names).map(([value, label]) => ({ value, label }))];
}
