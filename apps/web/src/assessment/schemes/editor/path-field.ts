import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { SchemeForm } from './scheme-form';

/** A text or number of the scheme under its label; what is wrong stands beneath it. An empty `optional` one is null. */
@Component({
  selector: 'yp-path-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="path()">{{ label() }}</label>
    <span class="line">
      <input
        class="ant-input"
        [id]="path()"
        [class.is-number]="number()"
        [attr.inputmode]="number() ? 'decimal' : null"
        [attr.aria-invalid]="fault() !== ''"
        [attr.aria-describedby]="fault() ? path() + '-fault' : null"
        [attr.placeholder]="placeholder() || null"
        [attr.maxlength]="number() ? 16 : 200"
        [value]="form.text(path())"
        (input)="write($any($event.target).value)"
      />
      @if (suffix()) {
        <span class="suffix">{{ suffix() }}</span>
      }
    </span>
    @if (fault(); as sentence) {
      <p class="fault" [id]="path() + '-fault'">{{ sentence }}</p>
    }
  `,
  styleUrl: './path-field.css',
})
export class PathField {
  protected readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly suffix = input('');
  readonly placeholder = input('');
  readonly number = input(false, { transform: booleanAttribute });
  readonly optional = input(false, { transform: booleanAttribute });

  protected readonly fault = computed(() => this.form.faultAt(this.path()));

  protected write(typed: string): void {
    const text = this.number() ? typed.normalize('NFKC').trim() : typed;
    this.form.set(this.path(), text === '' && this.optional() ? null : text);
  }
}
