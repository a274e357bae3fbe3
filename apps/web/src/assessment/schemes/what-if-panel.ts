import { ChangeDetectionStrategy, Component, computed, effect, input, signal, untracked } from '@angular/core';
import type { SchemeMonths, SchemeVersionDetail, WhatIfAnswer } from '@yipanqi/contract';
import {
  balancedWeights,
  numbersOf,
  type Scheme,
  type SchemeItem,
  type SchemeList,
  type SchemeNumber,
  shapeFaults,
  shownFigure,
  weightIn,
} from '@yipanqi/domain';
import {
  type Choice,
  ChoiceList,
  Empty,
  groupBy,
  monthWords,
  Pending,
  RankChange,
  resourceWithLast,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { valueAt, withValueAt } from './at-path';

interface Dial extends SchemeNumber {
  /** In the whole scheme. */
  readonly place: string;
  readonly now: string;
  readonly slides: boolean;
}

interface DialRow {
  readonly item: SchemeItem;
  readonly path: string;
  readonly dials: readonly Dial[];
}

const PAUSE_MS = 350;

/** What if this weight, cap or number changed: both scores and the places won and lost, side by side. Nothing is stored. */
@Component({
  selector: 'yp-what-if-panel',
  imports: [ChoiceList, Empty, NzButtonModule, Pending, RankChange],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-if-panel.html',
  styleUrl: './what-if-panel.css',
})
export class WhatIfPanel {
  readonly version = input.required<SchemeVersionDetail>();

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

  protected readonly tried = signal<Scheme | null>(null);
  private readonly settled = signal<Scheme | null>(null);
  protected readonly listKey = signal('');
  protected readonly scored = computed(() => (this.tried()?.lists ?? []).filter(({ items }) => items.length > 0));
  protected readonly list = computed<SchemeList | undefined>(
    () => this.scored().find(({ key }) => key === this.listKey()) ?? this.scored()[0],
  );
  protected readonly listChoices = computed<readonly Choice[]>(() =>
    this.scored().map(({ key, name }) => ({ value: key, label: name })),
  );
  protected readonly rows = computed<readonly DialRow[]>(() => {
    const [scheme, list] = [this.tried(), this.list()];
    if (!scheme || !list) return [];
    const at = scheme.lists.indexOf(list);
    return list.items.map((item, index) => this.rowOf(item, `lists.${at}.items.${index}`));
  });
  protected readonly sum = computed(() => {
    const list = this.list();
    if (!list || !this.isSound()) return '';
    return [...new Set(list.groups.map(({ name }) => shownFigure(weightIn(list.items, name), 'points')))].join('、');
  });
  protected readonly isSound = computed(() => {
    const scheme = this.tried();
    return scheme !== null && shapeFaults(scheme).length === 0;
  });
  protected readonly isChanged = computed(() => this.tried() !== this.version().content);

  protected readonly answer = resourceWithLast<WhatIfAnswer>(() => {
    const [content, month] = [this.settled(), this.month()];
    const { key, number, content: stored } = this.version();
    if (!content || month === '' || content === stored) return undefined;
    return { url: '/api/assessment-schemes/what-if', method: 'POST', body: { key, number, content, month } };
  });
  protected readonly groups = computed(() => {
    const key = this.list()?.key;
    const list = this.isChanged() ? this.answer.value()?.lists.find((each) => each.key === key) : undefined;
    return groupBy(list?.units ?? [], ({ group }) => group);
  });

  constructor() {
    effect(() => {
      const { content } = this.version();
      untracked(() => this.reset(content));
    });
    effect((onCleanup) => {
      const [tried, sound] = [this.tried(), this.isSound()];
      const timer = setTimeout(() => sound && this.settled.set(tried), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected pick(month: string): void {
    this.picked.set(month);
  }

  protected choose(key: string): void {
    this.listKey.set(key);
  }

  protected turn({ place }: Dial, typed: string): void {
    const text = typed.normalize('NFKC').trim();
    this.tried.update((scheme) => scheme && withValueAt(scheme, place, text === '' ? null : text));
  }

  /** The other weights in proportion, so that the full score stays. */
  protected balance(row: DialRow): void {
    const list = this.list();
    const weights = list && this.isSound() ? balancedWeights(list, row.item.key) : null;
    if (!weights) return;
    for (const { item, path } of this.rows()) {
      const weight = weights.get(item.key);
      if (weight !== undefined) {
        this.tried.update((scheme) => scheme && withValueAt(scheme, `${path}.weight`, weight));
      }
    }
  }

  protected canBalance(row: DialRow): boolean {
    const list = this.list();
    return list !== undefined && this.isSound() && balancedWeights(list, row.item.key) !== null;
  }

  protected reset(content = this.version().content): void {
    this.tried.set(content);
    this.settled.set(content);
  }

  private rowOf(item: SchemeItem, path: string): DialRow {
    const dials = numbersOf(item).map((number) => {
      const place = `${path}.${number.path}`;
      const stored = valueAt(this.version().content, place);
      return {
        ...number,
        place,
        value: typeof stored === 'string' ? stored : null,
        now: number.value ?? '',
        slides: number.path === 'weight',
      };
    });
    return { item, path, dials };
  }

  protected max({ value }: Dial): number {
    return Math.max(10, Math.ceil(Number(value ?? '0') * 3));
  }
}
