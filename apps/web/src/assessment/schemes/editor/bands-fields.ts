import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ANY_LEADS } from '../scheme-defaults';
import { PathField } from './path-field';
import { QuantityFields } from './quantity-fields';
import { RowButtons } from './row-buttons';
import { SchemeForm } from './scheme-form';

/** Kinds that are counted, each with its points, its deduction or its minimum. */
@Component({
  selector: 'yp-bands-fields',
  imports: [NzButtonModule, PathField, QuantityFields, RowButtons],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      @for (band of form.list(path()); track $index) {
        <div class="band">
          <div class="row">
            <yp-path-field label="分类名称" [path]="path() + '.' + $index + '.name'" />
            <yp-path-field number [label]="numberLabel()" [path]="path() + '.' + $index + '.' + field()" />
            <yp-row-buttons [path]="path() + '.' + $index" [about]="'第 ' + ($index + 1) + ' 类'" />
          </div>
          <yp-quantity-fields label="计量" [path]="path() + '.' + $index + '.quantity'" />
        </div>
      }
      @if (form.faultAt(path()); as sentence) {
        <p class="fault">{{ sentence }}</p>
      }
      <button nz-button nzSize="small" type="button" (click)="add()">＋ 添加一类</button>
    </div>
  `,
  styleUrl: './fields.css',
})
export class BandsFields {
  protected readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly field = input.required<'points' | 'rate' | 'minimum'>();
  readonly numberLabel = input.required<string>();

  protected add(): void {
    this.form.add(this.path(), { name: '', quantity: ANY_LEADS, [this.field()]: '1' });
  }
}
