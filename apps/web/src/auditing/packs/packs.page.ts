import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import type { EvidencePack } from '@yipanqi/contract';
import { Session } from '@yipanqi/web/identity';
import {
  Doing,
  Downloads,
  Empty,
  instantWords,
  JobProgress,
  JobsStore,
  Page,
  Pending,
  resourceWithLast,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { auditScope } from '../audit-scope';
import { AuditingClient } from '../auditing.client';
import { AuditingHead } from '../auditing-head';

/** 证据包: the evidence of a unit's year as one archive; built in the background, fetched from here. */
@Component({
  selector: 'yp-packs-page',
  imports: [AuditingHead, Empty, JobProgress, NzButtonModule, Page, Pending],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <yp-page heading="证据包" [subtitle]="scope.words()">
      @if (session.can('auditing.work') && scope.unit()) {
        <button actions nz-button nzType="primary" type="button" [nzLoading]="asking.busy()" (click)="make()">
          制作证据包
        </button>
      }
      <yp-auditing-head
        filters
        [year]="scope.year()"
        [unit]="scope.unit()"
        (yearChosen)="scope.filters.patch({ year: $event })"
        (unitChosen)="scope.filters.patch({ unit: $event })"
      />
      <p class="yp-muted">
        一个单位一年的全部凭证、佐证、记账明细、操作痕迹、分劈、各期报告和考核结果，打成一个压缩包；解压后用浏览器打开
        index.html 即可查看，不需要网络。每个文件的 SHA-256 都在清单里，联系方式不包含在内。
        @if (!scope.unit()) {
          请先选择单位，再制作。
        }
      </p>
      @if (asking.sentence() || fetching.sentence(); as wrong) {
        <p class="yp-form-errors" role="alert">{{ wrong }}</p>
      }
      @if (job(); as running) {
        <div class="yp-panel running"><yp-job-progress [job]="running" /></div>
      }
      <yp-pending [of]="packs" />
      @if (packs.value(); as rows) {
        @if (rows.length === 0) {
          <yp-empty sentence="还没有证据包。" />
        } @else {
          <div class="yp-table-box">
            <table class="yp-table is-pinned" aria-label="证据包">
              <thead>
                <tr>
                  <th>单位</th>
                  <th>年度</th>
                  <th>制作</th>
                  <th class="is-number">凭证</th>
                  <th class="is-number">文件</th>
                  <th class="is-number">大小</th>
                  <th>清单摘要（SHA-256）</th>
                  <th>下载</th>
                </tr>
              </thead>
              <tbody>
                @for (pack of rows; track pack.id) {
                  <tr data-row>
                    <th>{{ pack.unitName }}</th>
                    <td>{{ pack.year }}</td>
                    <td>{{ pack.madeBy }}，{{ instant(pack.madeAt) }}</td>
                    <td class="is-number">{{ pack.records }}</td>
                    <td class="is-number">{{ pack.files }}</td>
                    <td class="is-number">{{ size(pack.bytes) }}</td>
                    <td>
                      <code>{{ pack.manifestDigest }}</code>
                    </td>
                    <td>
                      <button
                        nz-button
                        nzSize="small"
                        type="button"
                        [attr.aria-label]="'下载 ' + pack.fileName"
                        [nzLoading]="fetching.busy()"
                        (click)="fetch(pack)"
                      >
                        下载
                      </button>
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
    td,
    th {
      white-space: nowrap;
    }
    td code {
      display: inline-block;
      width: 34ch;
      font-size: 12px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .running {
      margin-bottom: 16px;
    }
  `,
})
export class PacksPage {
  private readonly client = inject(AuditingClient);
  private readonly jobs = inject(JobsStore);
  private readonly downloads = inject(Downloads);
  protected readonly session = inject(Session);

  protected readonly scope = auditScope({});
  protected readonly packs = resourceWithLast<EvidencePack[]>(() => ({
    url: '/api/auditing/packs',
    params: this.scope.params(),
  }));
  protected readonly asking = new Doing();
  protected readonly fetching = new Doing();
  private readonly jobId = signal<string | null>(null);
  protected readonly job = computed(() => this.jobs.jobs().find((job) => job.id === this.jobId()));
  protected readonly instant = instantWords;

  constructor() {
    // A pack that was finished while one looks at the list belongs on it.
    effect(() => {
      if (this.job()?.status === 'done') this.packs.reload();
    });
  }

  protected async make(): Promise<void> {
    await this.asking.run(async () => {
      const body = { year: Number(this.scope.year()), unit: this.scope.unit() };
      const { jobId } = await this.client.makePack(body);
      this.jobId.set(jobId);
      this.jobs.watch(jobId);
    });
  }

  protected async fetch(pack: EvidencePack): Promise<void> {
    await this.fetching.run(() => this.downloads.fetch(`/api/auditing/packs/${pack.id}/archive.zip`, pack.fileName));
  }

  protected size(bytes: number): string {
    return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.ceil(bytes / 1_024)} KB`;
  }
}
