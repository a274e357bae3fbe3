import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PostingPage, PostingView } from '@yipanqi/contract';
import { type Measure, MEASURE_UNIT } from '@yipanqi/domain';
import { Drawer, Empty, ErrorNote, Money, Pending, resourceWithLast, Value, paged } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { LedgerClient } from './ledger.client';
import { recordWords } from './ledger.labels';

/** Which figure: everything that is left out is not filtered by. Months are inclusive, YYYY-MM. */
export interface PostingsOf {
  readonly measure: Measure;
  readonly from?: string | null;
  readonly to?: string | null;
  /** Days on which the records happened, inclusive: of weekly figures. */
  readonly occurredFrom?: string | null;
  readonly occurredTo?: string | null;
  readonly unit?: string | null;
  readonly quotaLine?: string | null;
  /** Several, separated by commas. */
  readonly units?: string;
  readonly quotaLines?: string;
  readonly headGroup?: string | null;
  readonly lead?: string | null;
  readonly leadCode?: string;
}

/**
 * What an official figure is made of: every posting with its lead, and the sum of all of them at the foot. Open while it exists.
 * `@if (opened(); as figure) {<yp-postings-drawer [heading]="figure.heading" [of]="figure.key" (closed)="opened.set(null)" />}`
 */
@Component({
  selector: 'yp-postings-drawer',
  imports: [Drawer, Empty, ErrorNote, Money, NzButtonModule, Pending, RouterLink, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './postings-drawer.html',
  styles: `
    .yp-table td {
      white-space: nowrap;
    }
    .yp-table td:first-child {
      min-width: 180px;
      white-space: normal;
    }
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
    .late {
      color: var(--yp-orange);
    }
  `,
})
export class PostingsDrawer {
  private readonly client = inject(LedgerClient);

  readonly heading = input.required<string>();
  readonly of = input.required<PostingsOf>();
  readonly closed = output();

  private readonly params = computed(() => {
    const named = Object.entries(this.of()).filter((entry): entry is [string, string] => Boolean(entry[1]));
    return Object.fromEntries(named);
  });
  protected readonly isMoney = computed(() => MEASURE_UNIT[this.of().measure] === 'money');
  protected readonly figure = resourceWithLast<PostingPage>(() => ({ url: '/api/postings', params: this.params() }), {
    about: () => JSON.stringify(this.params()),
  });
  private readonly first = {
    ...this.figure,
    value: computed(() => {
      const page = this.figure.value();
      return page && { rows: page.entries, next: page.next };
    }),
  };
  protected readonly entries = paged<PostingView>(this.first, async (after) => {
    const page = await this.client.postings({ ...this.params(), after });
    return { rows: page.entries, next: page.next };
  });
  protected readonly recordWords = recordWords;
  protected readonly text = String;
}
