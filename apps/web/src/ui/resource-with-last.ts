import { httpResource, type HttpResourceRequest } from '@angular/common/http';
import { computed, linkedSignal, type Signal } from '@angular/core';

export interface ResourceWithLast<T> {
  /** The last value that arrived; stays while a newer one is on its way and when that one fails. */
  readonly value: Signal<T | undefined>;
  readonly loading: Signal<boolean>;
  readonly error: Signal<Error | undefined>;
  readonly reload: () => void;
}

interface Options {
  /** When this changes the last value is another thing's and is dropped at once, e.g. `() => this.id()`. */
  readonly about?: () => unknown;
}

/**
 * `httpResource` that does not empty the page while it reloads. Show it with `<yp-pending [of]="…" />`.
 * `request` returns `undefined` while there is nothing to ask for.
 */
export function resourceWithLast<T>(
  request: () => string | HttpResourceRequest | undefined,
  options: Options = {},
): ResourceWithLast<T> {
  const resource = httpResource<T>(() => {
    const asked = request();
    return typeof asked === 'string' ? { url: asked } : asked;
  });
  const last = linkedSignal<{ value: T | undefined; about: unknown }, { value: T | undefined; about: unknown }>({
    source: () => ({ value: resource.hasValue() ? resource.value() : undefined, about: options.about?.() }),
    computation: (now, before) =>
      now.value === undefined && before && before.value.about === now.about ? before.value : now,
  });
  return {
    value: computed(() => last().value),
    loading: resource.isLoading,
    error: resource.error,
    reload: () => void resource.reload(),
  };
}
