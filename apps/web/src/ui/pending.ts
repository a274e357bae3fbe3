import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Empty } from './empty';
import { ErrorNote } from './error';
import { httpFailure } from './error-sentence';
import { Forbidden } from './forbidden';
import { Loading } from './loading';
import type { ResourceWithLast } from './resource-with-last';

/**
 * Everything a resource can be but its value: skeleton, error with retry, forbidden, not found; one slim line when the
 * reload failed and the last value still stands. Write it above `@if (things.value(); as value) { … }`.
 */
@Component({
  selector: 'yp-pending',
  imports: [Empty, ErrorNote, Forbidden, Loading],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (shows()) {
      @case ('loading') {
        <yp-loading [rows]="rows()" />
      }
      @case ('forbidden') {
        <yp-forbidden />
      }
      @case ('missing') {
        <yp-empty sentence="没有找到该内容，它可能不存在，或不在您的权限范围内。" />
      }
      @case ('failed') {
        <yp-error [of]="of().error()" (retry)="of().reload()" />
      }
      @case ('stale') {
        <yp-error slim [of]="of().error()" (retry)="of().reload()" />
      }
    }
  `,
})
export class Pending {
  readonly of = input.required<ResourceWithLast<unknown>>();
  readonly rows = input(6);

  protected readonly shows = computed(() => {
    const resource = this.of();
    const has = resource.value() !== undefined;
    const error = resource.error();
    if (!error) return !has && resource.loading() ? 'loading' : 'nothing';
    const status = httpFailure(error)?.status;
    if (status === 403) return 'forbidden';
    if (status === 404) return 'missing';
    return has ? 'stale' : 'failed';
  });
}
