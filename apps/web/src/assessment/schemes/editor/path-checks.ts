import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Choice } from '@yipanqi/web/ui';
import { SchemeForm } from './scheme-form';

/** Several of a few at a path of the scheme. */
@Component({
  selector: 'yp-path-checks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (option of options(); track option.value) {
        <label class="check">
          <input
            type="checkbox"
            [checked]="chosen().includes(option.value)"
            (change)="toggle(option.value, $any($event.target).checked)"
          />
          {{ option.label }}
        </label>
      }
    </fieldset>
    @if (fault(); as sentence) {
      <p class="fault">{{ sentence }}</p>
    }
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 4px;
      padding: 0;
      font-size: 12px;
      color: var(--yp-text-2);
    }
    .check {
      display: inline-flex;
      gap: 4px;
      align-items: center;
    }
    .fault {
      margin: 4px 0 0;
      font-size: 12px;
      color: var(--yp-red);
    }
  `,
})
export class PathChecks {
  private readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Choice[]>();

  protected readonly chosen = computed(() => this.form.list(this.path()));
  /** Of the list itself, or of the first entry that is wrong. */
  protected readonly fault = computed(
    () =>
      this.form.faultAt(this.path()) ||
      this.chosen()
        .map((_, index) => this.form.faultAt(`${this.path()}.${index}`))
        .find((sentence) => sentence !== '') ||
      '',
  );

  /** In the order of the options; what is no option any more goes away with the first change. */
  protected toggle(value: string, on: boolean): void {
    const wanted = this.options()
      .map((option) => option.value)
      .filter((each) => (each === value ? on : this.chosen().includes(each)));
    this.form.set(this.path(), wanted);
  }
}
