import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { outputFromObservable, toObservable } from '@angular/core/rxjs-interop';
import { nameKey } from '@yipanqi/domain';
import { NzInputModule } from 'ng-zorro-antd/input';
import { debounceTime, distinctUntilChanged, filter, skip } from 'rxjs';

const PAUSE_MS = 250;

/** Search by two characters, pinyin or initials: asks when typing has paused, never for a single character. */
@Component({
  selector: 'yp-search-box',
  imports: [NzInputModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<input
      #box
      nz-input
      type="search"
      autocomplete="off"
      [attr.aria-label]="label()"
      [placeholder]="placeholder()"
      [value]="typed()"
      (input)="typed.set(box.value)"
      (keydown.enter)="entered.emit()"
    />
    @if (isShort()) {
      <span class="yp-muted" role="status">再输入一个字</span>
    }`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      width: min(100%, 280px);
    }
  `,
})
export class SearchBox {
  readonly label = input('搜索');
  readonly placeholder = input('名称两个字，或拼音首字母');
  readonly value = input.required<string>();
  readonly entered = output();

  protected readonly typed = linkedSignal(() => this.value());
  protected readonly isShort = computed(() => [...nameKey(this.typed())].length === 1);
  readonly asked = outputFromObservable(
    toObservable(this.typed).pipe(
      skip(1),
      debounceTime(PAUSE_MS),
      distinctUntilChanged(),
      filter((text) => [...nameKey(text)].length !== 1),
    ),
  );
}
