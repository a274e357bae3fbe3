import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { SchemeForm } from './scheme-form';

/** Up, down, away: for one entry of a list of the scheme. */
@Component({
  selector: 'yp-row-buttons',
  imports: [NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button nz-button nzSize="small" type="button" [attr.aria-label]="'上移' + about()" (click)="form.move(path(), -1)">
      ↑
    </button>
    <button nz-button nzSize="small" type="button" [attr.aria-label]="'下移' + about()" (click)="form.move(path(), 1)">
      ↓
    </button>
    <button nz-button nzSize="small" type="button" [attr.aria-label]="'删除' + about()" (click)="form.remove(path())">
      删除
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      gap: 4px;
    }
  `,
})
export class RowButtons {
  protected readonly form = inject(SchemeForm);

  readonly path = input.required<string>();
  readonly about = input.required<string>();
}
