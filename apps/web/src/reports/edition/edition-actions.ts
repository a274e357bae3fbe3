import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EditionDetail, EditionVerification } from '@yipanqi/contract';
import { CITY_UNIT } from '@yipanqi/domain';
import { Session } from '@yipanqi/web/identity';
import { Doing, Downloads, JobsStore } from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ReportsClient } from '../reports.client';

/** What can be done with an edition, by its state and one's permission. Who computed it is told by the server's own sentence. */
@Component({
  selector: 'yp-edition-actions',
  imports: [NzButtonModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="yp-actions">
      @if (canApprove()) {
        <button nz-button nzType="primary" type="button" [nzLoading]="deciding.busy()" (click)="approve()">批准</button>
      }
      @if (canPublish()) {
        <button nz-button nzType="primary" type="button" [nzLoading]="deciding.busy()" (click)="publish()">发布</button>
      }
      @if (canCorrect()) {
        <button nz-button type="button" (click)="correct.emit()">重新编制</button>
      }
      <button nz-button type="button" [nzLoading]="loading.busy()" (click)="download('document.docx')">
        下载 Word
      </button>
      <button nz-button type="button" [nzLoading]="loading.busy()" (click)="download('document.xlsx')">
        下载 Excel
      </button>
      <button nz-button type="button" [nzLoading]="loading.busy() || printing()" (click)="downloadPdf()">
        下载 PDF
      </button>
      <button nz-button type="button" [nzLoading]="loading.busy()" (click)="download('edition.json')">下载数据</button>
      <button nz-button type="button" [nzLoading]="verifying.busy()" (click)="verify()">校验摘要</button>
      <a nz-button [routerLink]="['/bulletins/compare']" [queryParams]="{ a: edition().id }">与另一版比较</a>
      <button nz-button type="button" (click)="print()">打印</button>
    </div>
    @for (wrong of sentences(); track wrong) {
      <p class="yp-form-errors" role="alert">{{ wrong }}</p>
    }
    @if (verified(); as result) {
      <section class="result" role="status" aria-label="校验结果">
        <p>
          @if (result.intact) {
            <span class="good">✓ 所存内容与编制时的摘要一致，未被改动。</span>
          } @else {
            <span class="yp-negative">! 所存内容与编制时的摘要不一致，请联系系统管理员。</span>
          }
        </p>
        @if (result.reproduced) {
          <p class="good">✓ 按编制时的数据重新计算，摘要相同。</p>
        } @else {
          <p class="yp-negative">! 按编制时的数据重新计算，摘要不同，请联系系统管理员。</p>
        }
        @if (result.current === true) {
          <p class="good">✓ 按现在的台账计算，数字相同。</p>
        } @else if (result.current === false) {
          <p>按现在的台账计算有不同：目标或名称在编制后有变化，可重新编制一版并说明原因。</p>
        } @else {
          <p class="yp-muted">快报不与现在的台账比较。</p>
        }
        <p class="digest">SHA-256 {{ result.stored }}</p>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      max-width: 100%;
    }
    .result {
      padding: 8px 12px;
      border-left: 3px solid var(--yp-accent);
      background: var(--yp-accent-bg);
    }
    .result p {
      margin: 0;
    }
    .good {
      color: var(--yp-green);
    }
    .digest {
      overflow-wrap: anywhere;
      font-size: 12px;
    }
  `,
})
export class EditionActions {
  private readonly client = inject(ReportsClient);
  private readonly downloads = inject(Downloads);
  private readonly session = inject(Session);
  private readonly jobs = inject(JobsStore);

  readonly edition = input.required<EditionDetail<object>>();
  /** A step was taken: read the edition again. */
  readonly changed = output();
  /** Compute a further edition of the period. */
  readonly correct = output();

  protected readonly deciding = new Doing();
  protected readonly loading = new Doing();
  protected readonly verifying = new Doing();
  private readonly pdfJobId = signal('');
  private readonly pdfJob = computed(() => this.jobs.jobs().find(({ id }) => id === this.pdfJobId()));
  /** The PDF is being written: it is fetched when it is done. */
  protected readonly printing = computed(
    () => this.pdfJobId() !== '' && !['done', 'failed'].includes(this.pdfJob()?.status ?? ''),
  );
  protected readonly sentences = computed(() => [
    ...[this.deciding, this.loading, this.verifying].map((doing) => doing.sentence()).filter(Boolean),
    ...(this.pdfJob()?.status === 'failed' ? [this.pdfJob()?.message ?? ''] : []),
  ]);
  protected readonly verified = signal<EditionVerification | null>(null);

  protected readonly canApprove = computed(
    () =>
      !this.edition().interim && this.edition().status === 'draft' && this.session.canAt('report.approve', CITY_UNIT),
  );
  protected readonly canPublish = computed(
    () =>
      !this.edition().interim &&
      this.edition().status === 'approved' &&
      this.session.canAt('report.publish', CITY_UNIT),
  );
  protected readonly canCorrect = computed(() => this.session.canAt('report.compute', CITY_UNIT));

  constructor() {
    effect(() => {
      if (this.pdfJob()?.status !== 'done') return;
      untracked(() => {
        this.pdfJobId.set('');
        this.download('document.pdf');
      });
    });
  }

  protected approve(): void {
    const { id, version } = this.edition();
    void this.decide(() => this.client.approve(id, { version }));
  }

  protected publish(): void {
    const { id, version } = this.edition();
    void this.decide(() => this.client.publish(id, { version }));
  }

  protected verify(): void {
    void this.verifying.run(async () => this.verified.set(await this.client.verify(this.edition().id)));
  }

  protected download(file: string): void {
    const { id, title } = this.edition();
    const ending = file.slice(file.lastIndexOf('.'));
    void this.loading.run(() => this.downloads.fetch(`/api/editions/${id}/${file}`, title + ending));
  }

  protected downloadPdf(): void {
    void this.loading.run(async () => {
      const { url, jobId } = await this.client.askPdf(this.edition().id);
      if (jobId !== null) {
        this.jobs.watch(jobId);
        this.pdfJobId.set(jobId);
      } else if (url !== null) await this.downloads.fetch(url, `${this.edition().title}.pdf`);
    });
  }

  protected print(): void {
    window.print();
  }

  private async decide(step: () => Promise<unknown>): Promise<void> {
    if (await this.deciding.run(step)) this.changed.emit();
  }
}
