import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { JobView, LedgerImportPage, LedgerImportView } from '@yipanqi/contract';
import {
  countWords,
  Doing,
  Downloads,
  Empty,
  ErrorNote,
  instantWords,
  JobsStore,
  Page,
  paged,
  Pending,
  resourceWithLast,
  State,
  TableKeys,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ExportLedger } from './export-ledger';
import { importLook, isGoing, totalCounts } from './import.labels';
import { ImportsClient } from './imports.client';
import { LedgerUpload } from './ledger-upload';
import { WorkbookDrop } from './workbook-drop';

/** 导入台账: drop a workbook, and one's earlier imports with their states. */
@Component({
  selector: 'yp-imports-page',
  imports: [Empty, ErrorNote, ExportLedger, NzButtonModule, Page, Pending, RouterLink, State, TableKeys, WorkbookDrop],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './imports.page.html',
  styleUrl: './imports.page.css',
})
export class ImportsPage {
  private readonly client = inject(ImportsClient);
  private readonly downloads = inject(Downloads);
  private readonly jobs = inject(JobsStore);
  private readonly router = inject(Router);

  protected readonly first = resourceWithLast<LedgerImportPage>(() => '/api/ledger-imports');
  protected readonly imports = paged<LedgerImportView>(this.first, (after) => this.client.page(after));
  protected readonly fetching = new Doing();
  private readonly goingJobs = computed(
    () =>
      this.imports
        .rows()
        .filter(isGoing)
        .flatMap(({ jobId }) => jobId ?? []),
    { equal: (a, b) => a.join() === b.join() },
  );
  private readonly overJobs = computed(() =>
    this.goingJobs()
      .filter((id) => isOver(this.job(id)))
      .join(),
  );

  protected readonly instant = instantWords;
  protected readonly look = importLook;

  constructor() {
    const upload = inject(LedgerUpload);
    const before = upload.arrived();
    effect(() => {
      // It was sent on an earlier visit of this page.
      if (upload.arrived() !== before) untracked(() => this.first.reload());
    });
    effect(() => {
      for (const id of this.goingJobs()) untracked(() => this.jobs.watch(id));
    });
    effect(() => {
      if (this.overJobs() !== '') untracked(() => this.first.reload());
    });
  }

  protected open(id: string): void {
    void this.router.navigate(['/ledger/import', id]);
  }

  protected openRow(place: number): void {
    const row = this.imports.rows()[place];
    if (row) this.open(row.id);
  }

  protected template(): void {
    void this.fetching.run(() => this.downloads.fetch('/api/ledger-import-template', '招商台账模板.xlsx'));
  }

  /** How far the server is with it; empty when it is not at work. */
  protected progress(view: LedgerImportView): string {
    const job = isGoing(view) ? this.job(view.jobId) : undefined;
    if (!job || job.status !== 'running' || job.done === 0) return '';
    return job.total > 0 ? `${countWords(job.done)} / ${countWords(job.total)} 行` : `${countWords(job.done)} 行`;
  }

  protected rows(view: LedgerImportView): string {
    const { rows } = totalCounts(view.counts);
    return rows > 0 ? countWords(rows) : '—';
  }

  private job(id: string | null): JobView | undefined {
    return this.jobs.jobs().find((job) => job.id === id);
  }
}

function isOver(job: JobView | undefined): boolean {
  return job?.status === 'done' || job?.status === 'failed';
}
