import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QueueRecord } from '@yipanqi/contract';
import { bpText } from '@yipanqi/domain';
import { Money, State } from '@yipanqi/web/ui';
import { RecordFacts } from '../record-facts';
import { RecordsTable } from '../records-table';

/** The record at hand: record left, evidence and project right, the project's other records below. */
@Component({
  selector: 'yp-queue-record',
  imports: [Money, RecordFacts, RecordsTable, RouterLink, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = of();
    <div class="yp-columns">
      <section class="yp-panel" aria-labelledby="record-at-hand">
        <h2 id="record-at-hand">凭证</h2>
        <yp-record-facts [record]="it.record" />
      </section>
      <section class="yp-panel" aria-labelledby="evidence-at-hand">
        <h2 id="evidence-at-hand">佐证与项目</h2>
        <p class="evidence">{{ it.record.evidence || '没有填写佐证。' }}</p>
        <dl class="yp-facts">
          <dt>项目</dt>
          <dd>
            <a [routerLink]="['/leads', it.lead.id]">{{ it.lead.name }}</a> <yp-state [of]="it.lead.stage" />
          </dd>
          <dt>企业</dt>
          <dd>{{ it.lead.enterpriseName }}</dd>
          <dt>责任单位</dt>
          <dd>{{ it.lead.unitName }}</dd>
          @if (split(); as words) {
            <dt>分劈</dt>
            <dd>{{ words }}</dd>
          }
          <dt>已审核合同额</dt>
          <dd><yp-money [yuan]="it.lead.contracted" /></dd>
          <dt>已审核到位</dt>
          <dd><yp-money [yuan]="it.lead.inPlace" /></dd>
          <dt>签约日期</dt>
          <dd>{{ it.lead.signedOn ?? '—' }}</dd>
          <dt>标记</dt>
          <dd>{{ flags() }}</dd>
        </dl>
      </section>
    </div>
    <section aria-labelledby="history-at-hand">
      <h2 id="history-at-hand">该项目的其他凭证</h2>
      @if (it.others.length === 0) {
        <p class="yp-muted">这是该项目的第一张凭证。</p>
      } @else {
        <yp-records-table [records]="it.others" (opened)="opened.emit($event)" />
      }
    </section>
  `,
  styles: `
    .evidence {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      font-size: 15px;
    }
  `,
})
export class QueueRecordView {
  readonly of = input.required<QueueRecord>();
  readonly opened = output<string>();

  protected readonly split = computed(() =>
    this.of()
      .lead.split.map(({ unitName, bp }) => `${unitName} ${bpText(bp)}%`)
      .join('，'),
  );
  protected readonly flags = computed(() => {
    const { industrial, strategicEmerging, digital } = this.of().lead;
    const words = [industrial && '工业', strategicEmerging && '战新', digital && '数字经济'].filter(Boolean);
    return words.join('、') || '无';
  });
}
