import { DestroyRef, inject, signal, type Signal } from '@angular/core';

const NARROW = '(max-width: 768px)';

/** Is the page as narrow as a phone? For lists that are cards there; in an injection context. */
export function narrow(): Signal<boolean> {
  const query = matchMedia(NARROW);
  const is = signal(query.matches);
  const follow = (): void => is.set(query.matches);
  query.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => query.removeEventListener('change', follow));
  return is.asReadonly();
}
