import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LedgerImportDetail } from '@yipanqi/contract';
import {
  countWords,
  Doing,
  Downloads,
  errorAnswer,
  instantWords,
  JobProgress,
  JobsStore,
  Page,
  Pending,
  resourceWithLast,
  State,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { CountsTable } from './counts-table';
import { FaultsTable } from './faults-table';
import { effectWords, importLook, isGoing, isUnchanged, totalCounts, undoneWords } from './import.labels';
import { ImportsClient } from './imports.client';
import { UndoDialog } from './undo-dialog';
import { WorkbookDrop } from './workbook-drop';

/** One import: how far its checking is, then what it would bring, or every faulty cell; applying and taking it back. */
@Component({
  selector: 'yp-import-page',
  imports: [
    CountsTable,
    FaultsTable,
    JobProgress,
    NzButtonModule,
    Page,
    Pending,
    RouterLink,
    State,
    UndoDialog,
    WorkbookDrop,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import.page.html',
  styleUrl: './import.page.css',
})
export class ImportPage {
  private readonly client = inject(ImportsClient);
  private readonly downloads = inject(Downloads);
  private readonly jobs = inject(JobsStore);
  private readonly router = inject(Router);

  readonly id = input.required<string>();

  protected readonly view = resourceWithLast<LedgerImportDetail>(() => `/api/ledger-imports/${this.id()}`, {
    about: () => this.id(),
  });
  /** The work of now, none when nothing is going on. */
  private readonly jobId = computed(() => {
    const view = this.view.value();
    return view && isGoing(view) ? view.jobId : null;
  });
  protected readonly job = computed(() => this.jobs.jobs().find(({ id }) => id === this.jobId()));
  private readonly overJob = computed(() => {
    const job = this.job();
    return job?.status === 'done' || job?.status === 'failed' ? job.id : null;
  });

  private readonly counts = computed(() => this.view.value()?.counts ?? {});
  protected readonly rows = computed(() => countWords(totalCounts(this.counts()).rows));
  protected readonly effects = computed(() => effectWords(this.counts()));
  protected readonly unchanged = computed(() => isUnchanged(this.counts()));
  protected readonly sentence = computed(() => {
    const view = this.view.value();
    if (!view) return '';
    return [
      `${instantWords(view.createdAt)} 上传`,
      view.appliedAt && `${instantWords(view.appliedAt)} 导入`,
      view.undoneAt && `${instantWords(view.undoneAt)} 撤销`,
    ]
      .filter(Boolean)
      .join(' · ');
  });

  protected readonly acting = new Doing();
  protected readonly undoing = new Doing();
  protected readonly fetching = new Doing();
  protected readonly asksToUndo = signal(false);
  /** What the undo of a moment ago took back. */
  protected readonly takenBack = linkedSignal({ source: this.id, computation: () => '' });

  protected readonly look = importLook;
  protected readonly countWords = countWords;

  constructor() {
    effect(() => {
      const id = this.jobId();
      if (id) untracked(() => this.jobs.watch(id));
    });
    effect(() => {
      if (this.overJob()) untracked(() => this.view.reload());
    });
  }

  protected apply({ id, version }: LedgerImportDetail): void {
    void this.act(() => this.client.apply(id, version));
  }

  protected check({ id, version }: LedgerImportDetail): void {
    void this.act(() => this.client.check(id, version));
  }

  protected async undo({ id, version }: LedgerImportDetail, reason: string): Promise<void> {
    const done = await this.undoing.run(async () => {
      this.takenBack.set(undoneWords(await this.client.undo(id, { version, reason })));
    });
    if (done) this.asksToUndo.set(false);
    if (done || isStale(this.undoing.failure())) this.view.reload();
  }

  protected marked({ id }: LedgerImportDetail): void {
    void this.fetching.run(() => this.downloads.fetch(`/api/ledger-imports/${id}/marked`, '台账-标错.xlsx'));
  }

  protected open(id: string): void {
    void this.router.navigate(['/ledger/import', id]);
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    const done = await this.acting.run(work);
    if (done || isStale(this.acting.failure())) this.view.reload();
  }
}

function isStale(failure: unknown): boolean {
  return errorAnswer(failure)?.code === 'VERSION_STALE';
}
