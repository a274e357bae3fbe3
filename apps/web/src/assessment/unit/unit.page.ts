import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { UnitAssessment } from '@yipanqi/contract';
import { ReferenceStore, Session } from '@yipanqi/web/identity';
import { Page, Pending, PlaceLink, queryFilters, RankChange, resourceWithLast, Value } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ITEM_STATE_WORDS } from '../assessment.labels';
import { EntriesDrawer, type EntriesOf } from './entries-drawer';
import { ItemPanel } from './item-panel';
import { ObjectDialog, type ObjectTo } from './object-dialog';
import { SignedDrawer } from './signed-drawer';
import { ValuePanel } from './value-panel';
import { Waterfall } from './waterfall';

/** One unit's score opened: a waterfall of items, each item down to the entries behind it. */
@Component({
  selector: 'yp-unit-assessment-page',
  imports: [
    EntriesDrawer,
    ItemPanel,
    NgTemplateOutlet,
    NzButtonModule,
    ObjectDialog,
    Page,
    Pending,
    PlaceLink,
    RankChange,
    RouterLink,
    SignedDrawer,
    Value,
    ValuePanel,
    Waterfall,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './unit.page.html',
  styleUrl: './unit.page.css',
})
export class UnitPage {
  private readonly reference = inject(ReferenceStore);
  private readonly session = inject(Session);

  readonly id = input.required<string>();
  readonly unit = input.required<string>();

  protected readonly filters = queryFilters({ list: '', item: '' });
  protected readonly assessment = resourceWithLast<UnitAssessment>(
    () => `/api/assessment/editions/${this.id()}/units/${this.unit()}`,
    { about: () => `${this.id()} ${this.unit()}` },
  );
  protected readonly list = computed(() => {
    const lists = this.assessment.value()?.lists ?? [];
    return lists.find(({ key }) => key === this.filters.value().list) ?? lists[0];
  });
  protected readonly items = computed(() => this.list()?.row.items ?? []);
  protected readonly item = computed(() => this.items().find(({ key }) => key === this.filters.value().item));
  protected readonly title = computed(
    () => `${this.assessment.value()?.name ?? this.reference.unitName(this.unit())}考核`,
  );
  protected readonly sentence = computed(() => {
    const shown = this.assessment.value();
    const list = this.list();
    if (!shown || !list) return '';
    const { row } = list;
    const place = row.rank === null ? '不参加排名' : `${row.group}第 ${row.rank} 名（共 ${row.of} 个）`;
    const score = list.by === 'score' ? `${row.score ?? '—'} 分` : (row.value?.value ?? '—');
    return [`${shown.year} 年`, list.name, score, place, row.grade ?? ''].filter((part) => part !== '').join(' · ');
  });
  protected readonly heading = computed(() => {
    const best = [...this.items()].filter(({ weight }) => Number(weight) > 0).sort((a, b) => lost(b) - lost(a))[0];
    const score = this.list()?.row.score ?? '—';
    return best && lost(best) > 0
      ? `得分 ${score}，“${best.name}”失分最多，比满分少 ${lost(best).toFixed(2)} 分`
      : `得分 ${score}`;
  });

  /** Trying other weights is for those who may preview schemes. */
  protected readonly whatIf = computed(() =>
    this.session.can('scheme.preview') ? this.assessment.value() : undefined,
  );

  protected readonly opened = signal<EntriesOf | null>(null);
  protected readonly showsSigned = signal(false);
  protected readonly objecting = signal<ObjectTo | null>(null);
  protected readonly stateWords = ITEM_STATE_WORDS;

  protected chooseList(list: string): void {
    this.filters.patch({ list, item: '' });
  }

  protected toggle(item: string): void {
    this.filters.patch({ item: this.filters.value().item === item ? '' : item });
  }

  protected object(): void {
    const [shown, list, item] = [this.assessment.value(), this.list(), this.item()];
    if (!shown || !list || !item) return;
    this.objecting.set({
      editionId: shown.editionId,
      unit: shown.unit,
      list: list.key,
      item: item.key,
      words: `${shown.name} · ${shown.year} 年${list.name} · ${item.name} ${item.score ?? '—'} 分`,
    });
  }

  protected raised(): void {
    this.objecting.set(null);
    this.assessment.reload();
  }
}

/** Points short of the full weight. */
function lost({ effectiveWeight, score }: { effectiveWeight: string; score: string | null }): number {
  return score === null ? 0 : Number(effectiveWeight) - Number(score);
}
