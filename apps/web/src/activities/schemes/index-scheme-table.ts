import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import {
  INDEX_SCOPE_NAMES,
  type IndexSchemeBody,
  NORMALISATION_NAMES,
  pointFields,
  SUB_INDEX_NAMES,
  SUB_INDICES,
} from '@yipanqi/domain';

/** A version as one reads it: weight and points of each sub-index, and how they are made comparable. */
@Component({
  selector: 'yp-index-scheme-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="yp-table-box is-whole">
      <table class="yp-table">
        <thead>
          <tr>
            <th>分项</th>
            <th class="is-number">权重</th>
            <th>分值</th>
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.name) {
            <tr>
              <th>{{ line.name }}</th>
              <td class="is-number">{{ line.weight }}%</td>
              <td>{{ line.points }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <p class="yp-muted method">{{ method() }}</p>
  `,
  styles: `
    tbody th {
      white-space: nowrap;
    }
    .method {
      margin: 8px 0 0;
    }
  `,
})
export class IndexSchemeTable {
  readonly body = input.required<IndexSchemeBody>();

  protected readonly lines = computed(() =>
    SUB_INDICES.map((sub) => ({
      name: SUB_INDEX_NAMES[sub],
      weight: this.body().weights[sub],
      points: pointFields(this.body(), sub)
        .map(({ label, value }) => `${label} ${value}`)
        .join('，'),
    })),
  );
  protected readonly method = computed(() => {
    const { method, scope, floor } = this.body().normalisation;
    const start = method === 'minMax' ? `，起点 ${floor}` : '';
    return `${INDEX_SCOPE_NAMES[scope]}折算 · ${NORMALISATION_NAMES[method]}${start}`;
  });
}
