import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SampleDetail, SampleRedrawn } from '@yipanqi/contract';
import {
  FINDING_GRADE_NAMES,
  RECORD_TYPE_NAMES,
  SAMPLE_METHOD_NAMES,
  SAMPLE_METHOD_WORDS,
  STRATUM_NAMES,
} from '@yipanqi/domain';
import { Doing, instantWords, Money, Page, Pending, resourceWithLast, State, TableKeys, Value } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { AuditingClient } from '../auditing.client';
import { recordKind, WORKSHEET_LOOKS, WORKSHEET_STATUS_NAMES } from '../auditing.labels';

/** One sample: how it was drawn, whether it comes out again, its worksheets and what they say together. */
@Component({
  selector: 'yp-sample-page',
  imports: [Money, NzButtonModule, Page, Pending, RouterLink, State, TableKeys, Value],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sample.page.html',
  styles: `
    code {
      overflow-wrap: anywhere;
    }
    .yp-panel p {
      margin: 12px 0 0;
    }
    td {
      white-space: nowrap;
    }
    .lead {
      min-width: 160px;
      white-space: normal;
    }
    small {
      display: block;
      color: var(--yp-text-2);
      font-size: 12px;
    }
  `,
})
export class SamplePage {
  private readonly client = inject(AuditingClient);
  private readonly router = inject(Router);

  readonly id = input.required<string>();

  protected readonly sample = resourceWithLast<SampleDetail>(() => `/api/auditing/samples/${this.id()}`, {
    about: () => this.id(),
  });
  protected readonly sentence = computed(() => {
    const sample = this.sample.value();
    if (!sample) return '';
    const type = sample.type === null ? '全部类型' : RECORD_TYPE_NAMES[sample.type];
    return `${sample.year} 年 · ${sample.unitName} · ${type} · ${SAMPLE_METHOD_NAMES[sample.method]} ${sample.drawn} 张`;
  });
  protected readonly redrawn = signal<SampleRedrawn | null>(null);
  protected readonly redrawing = new Doing();

  protected readonly methodWords = SAMPLE_METHOD_WORDS;
  protected readonly strata = STRATUM_NAMES;
  protected readonly grades = FINDING_GRADE_NAMES;
  protected readonly looks = WORKSHEET_LOOKS;
  protected readonly statuses = WORKSHEET_STATUS_NAMES;
  protected readonly kind = recordKind;
  protected readonly instant = instantWords;

  protected async redraw(): Promise<void> {
    await this.redrawing.run(async () => this.redrawn.set(await this.client.redraw(this.id())));
  }

  protected open(place: number): void {
    const item = this.sample.value()?.items[place];
    if (item) void this.router.navigate(['/auditing/worksheets', item.worksheetId]);
  }
}
