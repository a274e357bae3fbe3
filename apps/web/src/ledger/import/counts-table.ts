import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { LedgerImportView } from '@yipanqi/contract';
import { countWords } from '@yipanqi/web/ui';
import { countsBySheet, totalCounts } from './import.labels';

/** Rows by sheet, and what importing does with them. */
@Component({
  selector: 'yp-counts-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="yp-table-box is-whole">
      <table class="yp-table" aria-label="各工作表的行数">
        <thead>
          <tr>
            <th>工作表</th>
            <th class="is-number">行数</th>
            <th class="is-number">新增</th>
            <th class="is-number">更新</th>
            <th class="is-number">不变</th>
          </tr>
        </thead>
        <tbody>
          @for (row of sheets(); track row.sheet) {
            <tr>
              <th>{{ row.sheet }}</th>
              <td class="is-number">{{ words(row.rows) }}</td>
              <td class="is-number">{{ words(row.new) }}</td>
              <td class="is-number">{{ words(row.changed) }}</td>
              <td class="is-number">{{ words(row.same) }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th>合计</th>
            <td class="is-number">{{ words(total().rows) }}</td>
            <td class="is-number">{{ words(total().new) }}</td>
            <td class="is-number">{{ words(total().changed) }}</td>
            <td class="is-number">{{ words(total().same) }}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 560px;
    }
    th {
      white-space: nowrap;
    }
  `,
})
export class CountsTable {
  readonly counts = input.required<LedgerImportView['counts']>();

  protected readonly sheets = computed(() => countsBySheet(this.counts()));
  protected readonly total = computed(() => totalCounts(this.counts()));
  protected readonly words = countWords;
}
