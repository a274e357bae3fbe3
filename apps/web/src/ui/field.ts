import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type AbstractControl, TouchedChangeEvent } from '@angular/forms';
import { debounceTime, filter, map, merge, of, startWith, switchMap } from 'rxjs';
import { controlSentence } from './form-errors';

const TYPING_PAUSE_MS = 700;

/**
 * Label above, field, and under it what is wrong in a full sentence once typing has paused or the field is left.
 * `<yp-field label="项目名称" for="name" required [control]="form.controls.name"><input nz-input id="name" …></yp-field>`
 */
@Component({
  selector: 'yp-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="label" [attr.for]="for()"
      >{{ label() }}
      @if (!required()) {
        <span class="optional">（选填）</span>
      }
    </label>
    <ng-content />
    @if (sentence(); as wrong) {
      <p class="wrong" role="alert">{{ wrong }}</p>
    } @else if (hint()) {
      <p class="hint">{{ hint() }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .label {
      display: block;
      margin-bottom: 4px;
      font-weight: 500;
    }
    .optional,
    .hint {
      color: var(--yp-text-2);
      font-weight: 400;
    }
    .hint,
    .wrong {
      margin: 4px 0 0;
      font-size: 12px;
    }
    .wrong {
      color: var(--yp-red);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly for = input('');
  readonly hint = input('');
  readonly required = input(false, { transform: booleanAttribute });
  readonly control = input.required<AbstractControl>();

  private readonly control$ = toObservable(this.control);

  protected readonly sentence = toSignal(
    this.control$.pipe(
      switchMap((control) =>
        merge(
          of(null),
          // Left or submitted: at once. Typed in: when typing has paused.
          control.events.pipe(filter((event) => event instanceof TouchedChangeEvent)),
          control.statusChanges.pipe(filter(() => hasServerError(control))),
          control.events.pipe(debounceTime(TYPING_PAUSE_MS)),
        ).pipe(
          map(() => (control.touched || control.dirty ? controlSentence(control, this.label()) : null)),
          startWith(null),
        ),
      ),
    ),
    { initialValue: null },
  );
}

function hasServerError(control: AbstractControl): boolean {
  return control.hasError('server');
}
