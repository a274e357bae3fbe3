import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { type Choice, groupBy } from '@yipanqi/web/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';

let count = 0;

/** Several of a list, found by typing; none chosen means all. */
@Component({
  selector: 'yp-multi-choice',
  imports: [FormsModule, NzSelectModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id">{{ label() }}</label>
    <nz-select
      nzMode="multiple"
      nzAllowClear
      [nzId]="id"
      [nzMaxTagCount]="2"
      [nzMaxMultipleCount]="max()"
      [nzDropdownMatchSelectWidth]="false"
      [nzPlaceHolder]="placeholder()"
      [ngModel]="value()"
      (ngModelChange)="chosen.emit($event)"
    >
      @for (group of groups(); track group.name) {
        @if (group.name) {
          <nz-option-group [nzLabel]="group.name">
            @for (option of group.items; track option.value) {
              <nz-option [nzValue]="option.value" [nzLabel]="option.label" />
            }
          </nz-option-group>
        } @else {
          @for (option of group.items; track option.value) {
            <nz-option [nzValue]="option.value" [nzLabel]="option.label" />
          }
        }
      }
    </nz-select>
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
    nz-select {
      min-width: 170px;
      max-width: 100%;
    }
  `,
})
export class MultiChoice {
  protected readonly id = `multi-choice-${(count += 1)}`;

  readonly label = input.required<string>();
  readonly options = input.required<readonly Choice[]>();
  readonly value = input.required<readonly string[]>();
  readonly placeholder = input('全部');
  readonly max = input(Infinity);
  readonly chosen = output<string[]>();

  protected readonly groups = computed(() => groupBy(this.options(), (option) => option.group ?? ''));
}
