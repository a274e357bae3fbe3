import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { type Choice, groupBy } from '@yipanqi/web/ui';
import { SchemeForm } from './scheme-form';

/** One of a list at a path of the scheme; the choice with the value '' stands for null. */
@Component({
  selector: 'yp-path-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="path()">{{ label() }}</label>
    <select
      class="ant-input"
      [id]="path()"
      [attr.aria-invalid]="fault() !== ''"
      [attr.aria-describedby]="fault() ? path() + '-fault' : null"
      (change)="choose($any($event.target).value)"
    >
      @if (!isKnown()) {
        <option [value]="value()" selected>{{ value() || '请选择' }}</option>
      }
      @for (group of groups(); track group.name) {
        @if (group.name) {
          <optgroup [label]="group.name">
            @for (option of group.items; track option.value) {
              <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
            }
          </optgroup>
        } @else {
          @for (option of group.items; track option.value) {
            <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
          }
        }
      }
    </select>
    @if (fault(); as sentence) {
      <p class="fault" [id]="path() + '-fault'">{{ sentence }}</p>
    }
  `,
  styleUrl: './path-field.css',
})
export class PathChoice {
  private readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Choice[]>();
  /** Written by the parent instead of here: where more than this one value changes. */
  readonly elsewhere = input(false);
  readonly chosen = output<string>();

  protected readonly value = computed(() => this.form.text(this.path()));
  protected readonly isKnown = computed(() => this.options().some(({ value }) => value === this.value()));
  protected readonly groups = computed(() => groupBy(this.options(), ({ group }) => group ?? ''));
  protected readonly fault = computed(() => this.form.faultAt(this.path()));

  protected choose(value: string): void {
    if (!this.elsewhere()) this.form.set(this.path(), value === '' ? null : value);
    this.chosen.emit(value);
  }
}
