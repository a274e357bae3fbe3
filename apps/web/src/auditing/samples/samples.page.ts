import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SampleDetail, SampleSummary } from '@yipanqi/contract';
import { RECORD_TYPE_NAMES, SAMPLE_METHOD_NAMES } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Empty, instantWords, Money, Page, Pending, resourceWithLast, TableKeys, Value } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { auditScope } from '../audit-scope';
import { AuditingHead } from '../auditing-head';
import { DrawDialog } from './draw-dialog';

/** 抽样: the samples of a year, how each was drawn and what came of it. */
@Component({
  selector: 'yp-samples-page',
  imports: [AuditingHead, DrawDialog, Empty, Money, NzButtonModule, Page, Pending, RouterLink, TableKeys, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="审计抽样" [subtitle]="scope.words()">
      @if (session.can('auditing.work')) {
        <button actions nz-button nzType="primary" type="button" (click)="drawing.set(true)">抽取样本</button>
      }
      <yp-auditing-head
        filters
        [year]="scope.year()"
        [unit]="scope.unit()"
        (yearChosen)="scope.filters.patch({ year: $event })"
        (unitChosen)="scope.filters.patch({ unit: $event })"
      />
      <yp-pending [of]="samples" />
      @if (samples.value(); as rows) {
        @if (rows.length === 0) {
          <yp-empty sentence="还没有样本。抽取后，每张凭证有一张底稿，样本本身不再改变。" />
        } @else {
          <div class="yp-table-box">
            <table class="yp-table is-pinned" ypTableKeys aria-label="样本" (openRow)="open($event)">
              <thead>
                <tr>
                  <th>抽取时间</th>
                  <th>范围</th>
                  <th>方法</th>
                  <th class="is-number">样本</th>
                  <th class="is-number">总体（张）</th>
                  <th class="is-number">总体金额</th>
                  <th>种子</th>
                  <th class="is-number">已核查</th>
                  <th class="is-number">有问题</th>
                  <th class="is-number">差错率</th>
                  <th>抽取人</th>
                </tr>
              </thead>
              <tbody>
                @for (sample of rows; track sample.id) {
                  <tr data-row>
                    <td>
                      <a [routerLink]="['/auditing/samples', sample.id]">{{ instant(sample.drawnAt) }}</a>
                    </td>
                    <td>{{ sample.unitName }} · {{ type(sample) }}</td>
                    <td>{{ methods[sample.method] }}</td>
                    <td class="is-number">{{ sample.drawn }}</td>
                    <td class="is-number">{{ sample.populationCount }}</td>
                    <td class="is-number"><yp-money [yuan]="sample.populationAmount" /></td>
                    <td>
                      <code>{{ sample.seed }}</code>
                    </td>
                    <td class="is-number">{{ sample.result.checked }}</td>
                    <td class="is-number">{{ sample.result.withIssue }}</td>
                    <td class="is-number">
                      <yp-value suffix="%" reason="还没有核查" [of]="sample.result.errorRate" />
                    </td>
                    <td>{{ sample.drawnBy }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
      @if (drawing()) {
        <yp-draw-dialog
          [year]="scope.year()"
          [unit]="scope.unit()"
          (closed)="drawing.set(false)"
          (drawn)="drawn($event)"
        />
      }
    </yp-page>
  `,
  styles: `
    td {
      white-space: nowrap;
    }
  `,
})
export class SamplesPage {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  protected readonly scope = auditScope({});
  protected readonly samples = resourceWithLast<SampleSummary[]>(() => ({
    url: '/api/auditing/samples',
    params: this.scope.params(),
  }));
  protected readonly drawing = signal(false);
  protected readonly methods = SAMPLE_METHOD_NAMES;
  protected readonly instant = instantWords;
  private readonly rows = computed(() => this.samples.value() ?? []);

  protected type({ type }: SampleSummary): string {
    return type === null ? '全部类型' : RECORD_TYPE_NAMES[type];
  }

  protected open(place: number): void {
    const sample = this.rows()[place];
    if (sample) void this.router.navigate(['/auditing/samples', sample.id]);
  }

  protected drawn(sample: SampleDetail): void {
    void this.router.navigate(['/auditing/samples', sample.id]);
  }
}
