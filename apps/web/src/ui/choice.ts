import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { groupBy } from './group-by';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

let count = 0;

/**
 * One of a few, with its label before it: the browser's own list, on a phone too.
 * `<yp-choice label="指标" [options]="MEASURES" [value]="filters.value().measure" (chosen)="filters.patch({ measure: $event })" />`
 */
@Component({
  selector: 'yp-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id">{{ label() }}</label>
    <select class="ant-input" [id]="id" [value]="value()" (change)="chosen.emit($any($event.target).value)">
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
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-width: 100%;
    }
    label {
      flex: none;
      color: var(--yp-text-2);
    }
    select {
      width: auto;
      min-width: 0;
      height: 32px;
      padding-right: 4px;
    }
  `,
})
export class ChoiceList {
  protected readonly id = `choice-${(count += 1)}`;

  readonly label = input.required<string>();
  readonly options = input.required<readonly Choice[]>();
  readonly value = input.required<string>();
  readonly chosen = output<string>();

  protected readonly groups = computed(() => groupBy(this.options(), (option) => option.group ?? ''));
}
