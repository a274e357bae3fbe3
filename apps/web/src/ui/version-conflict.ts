import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';

export interface ConflictRow {
  /** Label of the field. */
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Someone else saved first (409 VERSION_STALE): their change beside one's own, nothing typed is lost. */
@Component({
  selector: 'yp-version-conflict',
  imports: [NzButtonModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="sentence">{{ sentence() }}</p>
    <div class="yp-table-box is-whole">
      <table class="yp-table">
        <thead>
          <tr>
            <th>栏目</th>
            <th>现在的内容</th>
            <th>您填写的内容</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.label) {
            <tr [class.is-different]="row.theirs !== row.mine">
              <th>{{ row.label }}</th>
              <td>{{ row.theirs || '—' }}</td>
              <td>{{ row.mine || '—' }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <div class="yp-actions">
      <button nz-button nzType="primary" type="button" (click)="keepMine.emit()">按我填写的保存</button>
      <button nz-button type="button" (click)="takeTheirs.emit()">采用现在的内容</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding: 16px;
      border-left: 3px solid var(--yp-orange);
      background: var(--yp-orange-bg);
    }
    .sentence {
      margin: 0;
    }
    .is-different td {
      font-weight: 600;
    }
  `,
  host: { role: 'alert' },
})
export class VersionConflict {
  readonly rows = input.required<readonly ConflictRow[]>();
  readonly sentence = input('您填写期间，此内容已被他人修改。请对照后选择；您填写的内容都还在。');
  readonly keepMine = output();
  readonly takeTheirs = output();
}
