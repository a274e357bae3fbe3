import { booleanAttribute, ChangeDetectionStrategy, Component, computed, forwardRef, input } from '@angular/core';
import { FormsModule, NG_VALUE_ACCESSOR } from '@angular/forms';
import type { DirectionView } from '@yipanqi/contract';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Control } from './control';
import { groupBy } from './group-by';

/** Choice of one plan direction, by sector, found by typing; empty is “不属于规划方向”. */
@Component({
  selector: 'yp-direction-select',
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
      @for (sector of sectors(); track sector.name) {
        <nz-option-group [nzLabel]="sector.name">
          @for (direction of sector.items; track direction.key) {
            <nz-option [nzValue]="direction.key" [nzLabel]="direction.name" />
          }
        </nz-option-group>
      }
    </nz-select>
  `,
  styles: `
    :host {
      display: inline-block;
      min-width: 200px;
    }
    nz-select {
      width: 100%;
    }
  `,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => DirectionSelect), multi: true }],
})
export class DirectionSelect extends Control<string> {
  readonly directions = input.required<readonly DirectionView[]>();
  readonly inputId = input('');
  readonly placeholder = input('不属于规划方向');
  readonly clearable = input(true, { transform: booleanAttribute });

  protected readonly sectors = computed(() => groupBy(this.directions(), (direction) => direction.sectorName));
}
