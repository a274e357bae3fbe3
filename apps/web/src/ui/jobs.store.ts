import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal, type Signal } from '@angular/core';
import type { JobView } from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

const POLL_MS = 2_000;

/** The user's background work; asked for every 2 s while something runs, also after the page was left. */
@Injectable({ providedIn: 'root' })
export class JobsStore {
  private readonly http = inject(HttpClient);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly watched = new Set<string>();

  private readonly list = signal<readonly JobView[]>([]);
  readonly jobs = this.list.asReadonly();
  /** What went wrong with the last question; `null` when it was answered. */
  readonly failure = signal<unknown>(null);
  readonly running = computed(() => this.jobs().filter(isGoing));

  /** A job that was just started: polling begins, the signal follows it to its end. */
  watch(jobId: string): Signal<JobView | undefined> {
    this.watched.add(jobId);
    void this.refresh();
    return computed(() => this.jobs().find((job) => job.id === jobId));
  }

  async refresh(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const jobs = await firstValueFrom(this.http.get<JobView[]>('/api/jobs'));
      this.failure.set(null);
      this.list.set(jobs);
      for (const job of jobs) if (!isGoing(job)) this.watched.delete(job.id);
    } catch (failure) {
      this.failure.set(failure);
    }
    if (this.running().length > 0 || this.watched.size > 0) this.timer = setTimeout(() => void this.refresh(), POLL_MS);
  }
}

function isGoing(job: JobView): boolean {
  return job.status === 'queued' || job.status === 'running';
}
