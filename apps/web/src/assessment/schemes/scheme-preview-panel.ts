import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { PostingsKey, PreviewSchemeBody, SchemeMonths, SchemePreview } from '@yipanqi/contract';
import type { ItemResult, ListResult, Scheme, UnitResult } from '@yipanqi/domain';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import {
  type Choice,
  ChoiceList,
  Drawer,
  Empty,
  groupBy,
  monthWords,
  Pending,
  resourceWithLast,
  Value,
} from '@yipanqi/web/ui';
import { ScoreExplanation } from './score-explanation';

interface Opened {
  readonly unit: UnitResult;
  readonly item: ItemResult | null;
}

/** A scheme on the figures of a closed month: every list, every unit, every score opens to its calculation. Nothing is stored. */
@Component({
  selector: 'yp-scheme-preview-panel',
  imports: [ChoiceList, Drawer, Empty, Pending, PostingsDrawer, ScoreExplanation, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scheme-preview-panel.html',
  styleUrl: './scheme-preview-panel.css',
})
export class SchemePreviewPanel {
  /** A stored version … */
  readonly scheme = input<{ readonly key: string; readonly number: number } | null>(null);
  /** … or what is being written. */
  readonly content = input<Scheme | null>(null);

  protected readonly months = resourceWithLast<SchemeMonths>(() => '/api/assessment-schemes/months');
  private readonly picked = signal('');
  protected readonly month = computed(() => this.picked() || (this.months.value()?.months[0] ?? ''));
  protected readonly monthChoices = computed<readonly Choice[]>(() =>
    (this.months.value()?.months ?? []).map((value) => ({
      value,
      label: monthWords(value),
      group: `${value.slice(0, 4)} 年`,
    })),
  );
  protected readonly preview = resourceWithLast<SchemePreview>(() => {
    const body = this.asked();
    return body && { url: '/api/assessment-schemes/preview', method: 'POST', body };
  });
  private readonly asked = computed<PreviewSchemeBody | undefined>(() => {
    const [scheme, content, month] = [this.scheme(), this.content(), this.month()];
    if (month === '') return undefined;
    if (content) return { content, month };
    return scheme ? { key: scheme.key, number: scheme.number, month } : undefined;
  });

  protected readonly listKey = signal('');
  protected readonly list = computed<ListResult | undefined>(() => {
    const lists = this.preview.value()?.result.lists ?? [];
    return lists.find(({ key }) => key === this.listKey()) ?? lists[0];
  });
  protected readonly listChoices = computed<readonly Choice[]>(() =>
    (this.preview.value()?.result.lists ?? []).map(({ key, name }) => ({ value: key, label: name })),
  );
  protected readonly groups = computed(() => groupBy(this.list()?.units ?? [], ({ group }) => group));

  protected readonly opened = signal<Opened | null>(null);
  protected readonly postings = signal<{ heading: string; key: PostingsKey } | null>(null);

  protected pick(month: string): void {
    this.picked.set(month);
  }

  protected choose(key: string): void {
    this.listKey.set(key);
  }

  /** The items of a group: groups may have items of their own. */
  protected columns(units: readonly UnitResult[]): readonly ItemResult[] {
    return units[0]?.items ?? [];
  }

  protected readonly heading = computed(() => {
    const opened = this.opened();
    if (!opened) return '';
    return opened.item
      ? `${opened.unit.name} · ${opened.item.name}`
      : `${opened.unit.name} · ${this.list()?.name ?? ''}`;
  });
}
