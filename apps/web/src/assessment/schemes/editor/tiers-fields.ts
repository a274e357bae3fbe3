import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { PathField } from './path-field';
import { RowButtons } from './row-buttons';
import { SchemeForm } from './scheme-form';

/** The table of bands of a tiered item. */
@Component({
  selector: 'yp-tiers-fields',
  imports: [NzButtonModule, PathField, RowButtons],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>分档表</legend>
      <div class="stack">
        @for (tier of form.list(path()); track $index) {
          <div class="row">
            <yp-path-field
              label="从（含）"
              number
              optional
              placeholder="不限"
              [suffix]="unit()"
              [path]="place($index, 'from')"
            />
            <yp-path-field
              label="到（不含）"
              number
              optional
              placeholder="不限"
              [suffix]="unit()"
              [path]="place($index, 'to')"
            />
            <yp-path-field label="分值（百分制）" number [path]="place($index, 'score')" />
            <yp-row-buttons [path]="path() + '.' + $index" [about]="'第 ' + ($index + 1) + ' 档'" />
          </div>
        }
        @if (form.faultAt(path()); as sentence) {
          <p class="fault">{{ sentence }}</p>
        }
        <button nz-button nzSize="small" type="button" (click)="form.add(path(), { from: null, to: null, score: '0' })">
          ＋ 添加一档
        </button>
      </div>
    </fieldset>
  `,
  styleUrl: './fields.css',
})
export class TiersFields {
  protected readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly unit = input('');

  protected place(index: number, field: string): string {
    return `${this.path()}.${index}.${field}`;
  }
}
