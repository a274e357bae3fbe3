import { computed, linkedSignal, type Signal } from '@angular/core';
import { Doing } from './doing';
import type { ResourceWithLast } from './resource-with-last';

interface KeysetPage<T> {
  readonly next: string | null;
  readonly rows: readonly T[];
}

export interface Paged<T> {
  /** Rows of all pages fetched so far; begins anew when the first page does. */
  readonly rows: Signal<readonly T[]>;
  readonly hasMore: Signal<boolean>;
  readonly more: Doing;
  readonly fetchMore: () => void;
}

/** “加载更多” after a first page. `fetch` asks for the page after the given key. */
export function paged<T>(
  first: ResourceWithLast<KeysetPage<T>>,
  fetch: (after: string) => Promise<KeysetPage<T>>,
): Paged<T> {
  const pages = linkedSignal<KeysetPage<T> | undefined, readonly KeysetPage<T>[]>({
    source: first.value,
    computation: (page) => (page ? [page] : []),
  });
  const more = new Doing();
  const next = computed(() => pages().at(-1)?.next ?? null);
  return {
    rows: computed(() => pages().flatMap((page) => page.rows)),
    hasMore: computed(() => next() !== null),
    more,
    fetchMore: () => {
      const after = next();
      const begun = pages();
      if (after === null || more.busy()) return;
      void more.run(async () => {
        const page = await fetch(after);
        // The first page may have been asked for again meanwhile: then this one belongs to nothing.
        if (pages() === begun) pages.set([...begun, page]);
      });
    },
  };
}
