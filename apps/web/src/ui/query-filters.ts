import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

export interface QueryFilters<T extends Record<string, string>> {
  /** Every filter with its value from the address bar, or its default. */
  readonly value: Signal<T>;
  /** Only what differs from the defaults: for links and for the request's `params`. */
  readonly params: Signal<Record<string, string>>;
  readonly isDefault: Signal<boolean>;
  /** Writes to the address bar; the signals follow. `undefined` resets one filter. */
  readonly patch: (change: Partial<T>) => void;
  readonly clear: () => void;
}

/**
 * Filters that live in the address bar, so that every view can be sent as a link.
 * `filters = queryFilters({ q: '', unit: '', measure: 'contracted' })`, in a routed component.
 */
export function queryFilters<T extends Record<string, string>>(defaults: T): QueryFilters<T> {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const query = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const names = Object.keys(defaults);
  const value = computed(
    () => Object.fromEntries(names.map((name) => [name, query().get(name) ?? defaults[name]])) as T,
    { equal: (a, b) => names.every((name) => a[name] === b[name]) },
  );
  const params = computed(() =>
    Object.fromEntries(Object.entries(value()).filter(([name, text]) => text !== defaults[name])),
  );
  const write = (change: Partial<T>): void => {
    const queryParams = Object.fromEntries(
      Object.entries(change).map(([name, text]) => [name, text === defaults[name] ? null : (text ?? null)]),
    );
    void router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  };
  return {
    value,
    params,
    isDefault: computed(() => Object.keys(params()).length === 0),
    patch: write,
    clear: () => write({ ...defaults }),
  };
}
