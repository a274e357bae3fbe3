import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObjectionView } from '@yipanqi/contract';
import { OBJECTION_STATUS_NAMES, OBJECTION_STATUSES } from '@yipanqi/domain';
import { ReferenceStore } from '@yipanqi/web/identity';
import {
  ChoiceList,
  Empty,
  instantWords,
  Page,
  Pending,
  queryFilters,
  resourceWithLast,
  State,
  TableKeys,
} from '@yipanqi/web/ui';
import { OBJECTION_LOOKS } from '../assessment.labels';

/** 异议: the open ones first. */
@Component({
  selector: 'yp-objections-page',
  imports: [ChoiceList, Empty, Page, Pending, RouterLink, State, TableKeys],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="考核异议" [subtitle]="sentence()">
      <ng-container filters>
        <yp-choice
          label="年度"
          [options]="years()"
          [value]="filters.value().year"
          (chosen)="filters.patch({ year: $event })"
        />
        <yp-choice
          label="状态"
          [options]="statuses"
          [value]="filters.value().status"
          (chosen)="filters.patch({ status: $event })"
        />
      </ng-container>
      <yp-pending [of]="objections" />
      @if (objections.value(); as rows) {
        @if (rows.length === 0) {
          <yp-empty sentence="没有符合条件的异议。参评单位在考核发布后的异议期内，可以从本单位的得分明细提出。" />
        } @else {
          <div class="yp-table-box">
            <table class="yp-table is-pinned" aria-label="异议" ypTableKeys>
              <thead>
                <tr>
                  <th>异议</th>
                  <th>状态</th>
                  <th>单位</th>
                  <th>得分项目</th>
                  <th>理由</th>
                  <th>提出</th>
                  <th>答复</th>
                  <th>更正版</th>
                </tr>
              </thead>
              <tbody>
                @for (row of rows; track row.id) {
                  <tr data-row>
                    <td>
                      <a [routerLink]="['/assessment/objections', row.id]">{{ row.number }}</a>
                    </td>
                    <td><yp-state [of]="look(row).state" [words]="look(row).words" /></td>
                    <td>{{ row.unitName }}</td>
                    <td>{{ row.listName }} · {{ row.itemName }}</td>
                    <td class="long">{{ row.grounds }}</td>
                    <td>{{ row.raisedBy }}，{{ instant(row.raisedAt) }}</td>
                    <td class="long">{{ row.reply || '—' }}</td>
                    <td>
                      @if (row.corrected; as edition) {
                        <a [routerLink]="['/assessment/editions', edition.id]">第 {{ edition.edition }} 版</a>
                      } @else {
                        —
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
    </yp-page>
  `,
  styles: `
    .long {
      min-width: 12em;
      max-width: 28em;
    }
  `,
})
export class ObjectionsPage {
  private readonly reference = inject(ReferenceStore);

  protected readonly filters = queryFilters({ year: '', status: '', unit: '' });
  protected readonly objections = resourceWithLast<ObjectionView[]>(() => ({
    url: '/api/assessment/objections',
    params: this.filters.params(),
  }));
  protected readonly sentence = computed(() => {
    const rows = this.objections.value();
    if (!rows) return '';
    const open = rows.filter(({ status }) => status === 'open').length;
    const { year } = this.filters.value();
    return [year && `${year} 年`, `${rows.length} 件`, `${open} 件待答复`].filter(Boolean).join(' · ');
  });
  protected readonly years = computed(() => {
    const last = Number(this.reference.today().slice(0, 4));
    const recent = Array.from({ length: 6 }, (_, back) => String(last - back));
    return [{ value: '', label: '全部' }, ...recent.map((year) => ({ value: year, label: `${year} 年` }))];
  });
  protected readonly statuses = [
    { value: '', label: '全部' },
    ...OBJECTION_STATUSES.map((status) => ({ value: status, label: OBJECTION_STATUS_NAMES[status] })),
  ];
  protected readonly instant = instantWords;

  protected look({ status }: ObjectionView): (typeof OBJECTION_LOOKS)[ObjectionView['status']] {
    return OBJECTION_LOOKS[status];
  }
}
