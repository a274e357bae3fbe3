import { inject, Injectable, signal } from '@angular/core';
import { Doing, JobsStore } from '@yipanqi/web/ui';
import { ImportsClient } from './imports.client';

interface Sending {
  readonly name: string;
  readonly size: number;
  readonly sent: number;
}

/** The workbook on its way to the server; goes on when the page is left. */
@Injectable({ providedIn: 'root' })
export class LedgerUpload {
  private readonly client = inject(ImportsClient);
  private readonly jobs = inject(JobsStore);
  private readonly current = signal<Sending | null>(null);

  readonly doing = new Doing();
  readonly sending = this.current.asReadonly();
  /** The import that came last of a file. */
  readonly arrived = signal('');

  /** The import's id; null when it was refused, see `doing`, or while another file is on its way. */
  async send(file: File): Promise<string | null> {
    if (this.doing.busy()) return null;
    const { name, size } = file;
    this.current.set({ name, size, sent: 0 });
    let id: string | null = null;
    await this.doing.run(async () => {
      const started = await this.client.upload(file, (sent) => this.current.set({ name, size, sent }));
      this.jobs.watch(started.jobId);
      id = started.id;
      this.arrived.set(id);
    });
    this.current.set(null);
    return id;
  }
}
