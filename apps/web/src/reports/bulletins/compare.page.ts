import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionComparison, EditionDetail, EditionKind, EditionSummary } from '@yipanqi/contract';
import {
  groupDigits,
  MEASURE_NAMES,
  MEASURE_UNIT,
  type Measure,
  measuresOf,
  type MonthlyBulletinContent,
  parseYuan,
  roundHalfUp,
  YI,
} from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import { PostingsDrawer } from '@yipanqi/web/ledger';
import { ChoiceList, Empty, Page, Pending, queryFilters, resourceWithLast, State, Value } from '@yipanqi/web/ui';
import { Figure, type OpenedFigure } from '../figure';
import { EDITION_STATUS_NAMES, EDITION_WORDS, editionPath, periodWords, unitOfMeasure } from '../reports.labels';
import { bulletinEntries } from './bulletin-entries';
import { differenceWords, type Names } from './difference.words';

interface Side {
  readonly summary: EditionSummary;
  readonly content: MonthlyBulletinContent;
}

/** Differences shown at once; all of them are counted. */
const SHOWN = 300;

/** Any two editions of a kind side by side: of one period or of two. */
@Component({
  selector: 'yp-compare-page',
  imports: [ChoiceList, Empty, Figure, Page, Pending, PostingsDrawer, RouterLink, State, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './compare.page.html',
  styles: `
    .sides {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 16px;
    }
    @media (max-width: 768px) {
      .sides {
        grid-template-columns: 1fr;
      }
    }
    td,
    tbody th {
      white-space: normal;
    }
  `,
})
export class ComparePage {
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ a: '', b: '' });
  protected readonly editions = resourceWithLast<EditionSummary[]>(() => '/api/editions');
  protected readonly comparison = resourceWithLast<EditionComparison>(
    () => {
      const { a, b } = this.filters.value();
      return a && b ? `/api/editions/${a}/comparison/${b}` : undefined;
    },
    { about: () => JSON.stringify(this.filters.value()) },
  );
  private readonly first = resourceWithLast<EditionDetail>(() => this.detailOf(this.filters.value().a), {
    about: () => this.filters.value().a,
  });
  private readonly second = resourceWithLast<EditionDetail>(() => this.detailOf(this.filters.value().b), {
    about: () => this.filters.value().b,
  });
  protected readonly opened = signal<OpenedFigure | null>(null);

  private readonly family = computed<EditionKind>(() => {
    const { a, b } = this.filters.value();
    const chosen = this.editions.value()?.find(({ id }) => id === a || id === b);
    return chosen ? familyOf(chosen.kind) : 'monthly';
  });
  protected readonly word = computed(() => EDITION_WORDS[this.family()]);
  protected readonly choices = computed(() => [
    { value: '', label: '请选择' },
    ...(this.editions.value() ?? [])
      .filter(({ kind }) => familyOf(kind) === this.family())
      .map((edition) => ({ value: edition.id, label: labelOf(edition) })),
  ]);
  protected readonly sentence = computed(() => {
    const compared = this.comparison.value();
    if (!compared) return '选两版，逐项比较';
    const count = compared.differences.length;
    return count === 0 ? '两版内容完全相同' : `有 ${count} 处不同`;
  });
  protected readonly sides = computed<readonly EditionSummary[]>(() => {
    const compared = this.comparison.value();
    return compared ? [compared.a, compared.b] : [];
  });
  protected readonly bulletins = computed<readonly Side[]>(() => {
    const [a, b] = [this.first.value(), this.second.value()];
    return a && b && this.family() === 'monthly'
      ? [a, b].map((edition) => ({ summary: edition, content: edition.content }))
      : [];
  });
  protected readonly measures = computed(() => {
    const [a, b] = this.bulletins();
    if (!a || !b) return [];
    const known = measuresOf(b.content);
    return measuresOf(a.content).filter((measure) => known.includes(measure));
  });
  protected readonly differences = computed(() => {
    const groups = this.second.value()?.content.headTargets ?? [];
    const names: Names = {
      unit: (id) => this.reference.unitName(id),
      quotaLine: (key) => this.reference.quotaLineName(key),
      headGroup: (key) => groups.find((group) => group.key === key)?.name ?? key,
    };
    return (this.comparison.value()?.differences ?? [])
      .slice(0, SHOWN)
      .map((difference) => ({ path: difference.path, ...differenceWords(difference, names) }));
  });
  protected readonly hidden = computed(() => Math.max(0, (this.comparison.value()?.differences.length ?? 0) - SHOWN));

  protected readonly windows = [
    { key: 'month', name: '当月' },
    { key: 'yearToDate', name: '本年累计' },
  ] as const;
  protected readonly statusNames = EDITION_STATUS_NAMES;
  protected readonly path = editionPath;

  protected name(measure: Measure): string {
    return `${MEASURE_NAMES[measure]}（${unitOfMeasure(measure)}）`;
  }

  protected label(edition: EditionSummary): string {
    return labelOf(edition);
  }

  protected open(side: Side, measure: Measure, window: 'month' | 'yearToDate'): OpenedFigure {
    return bulletinEntries(side.content, { measure, window, name: '全市' });
  }

  /** The second less the first: 亿元 with two decimals, or a count. */
  protected change(measure: Measure, window: 'month' | 'yearToDate'): string {
    const [a, b] = this.bulletins().map(({ content }) => content.city[window][measure]);
    if (MEASURE_UNIT[measure] === 'count') return String(Number(b) - Number(a));
    return groupDigits(roundHalfUp(parseYuan(String(b)) - parseYuan(String(a)), YI, 2));
  }

  private detailOf(id: string): string | undefined {
    return id ? `/api/editions/${id}` : undefined;
  }
}

function familyOf(kind: EditionKind): EditionKind {
  return kind === 'monthlyInterim' ? 'monthly' : kind;
}

function labelOf({ kind, period, edition, status, interim }: EditionSummary): string {
  const words = `${periodWords(kind, period)} 第 ${edition} 版`;
  return `${words}（${interim ? '快报' : EDITION_STATUS_NAMES[status]}）`;
}
