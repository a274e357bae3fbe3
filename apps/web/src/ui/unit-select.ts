import { booleanAttribute, ChangeDetectionStrategy, Component, computed, forwardRef, input } from '@angular/core';
import { FormsModule, NG_VALUE_ACCESSOR } from '@angular/forms';
import type { UnitView } from '@yipanqi/contract';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Control } from './control';
import { groupBy } from './group-by';

/** Choice of one unit, by cohort, found by typing. `<yp-unit-select [units]="reference.units()" formControlName="unit" />` */
@Component({
  selector: 'yp-unit-select',
  imports: [FormsModule, NzSelectModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nz-select
      nzShowSearch
      [nzDropdownMatchSelectWidth]="false"
      [nzAllowClear]="clearable()"
      [nzPlaceHolder]="placeholder()"
      [nzId]="inputId() || null"
      [nzDisabled]="disabled()"
      [ngModel]="value() || null"
      (ngModelChange)="change($event ?? '')"
      (nzBlur)="touch()"
    >
      @for (cohort of cohorts(); track cohort.name) {
        <nz-option-group [nzLabel]="cohort.name">
          @for (unit of cohort.items; track unit.id) {
            <nz-option [nzValue]="unit.id" [nzLabel]="unit.name" />
          }
        </nz-option-group>
      }
    </nz-select>
  `,
  styles: `
    :host {
      display: inline-block;
      min-width: 160px;
    }
    nz-select {
      width: 100%;
    }
  `,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => UnitSelect), multi: true }],
})
export class UnitSelect extends Control<string> {
  readonly units = input.required<readonly UnitView[]>();
  readonly inputId = input('');
  readonly placeholder = input('选择单位');
  readonly clearable = input(false, { transform: booleanAttribute });

  protected readonly cohorts = computed(() => groupBy(this.units(), (unit) => unit.cohort));
}
