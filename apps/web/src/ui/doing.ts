import { computed, signal } from '@angular/core';
import { errorSentence } from './error-sentence';

/** One thing being done for the user: while it runs the button is busy, when it fails the sentence is shown. */
export class Doing {
  private readonly running = signal(0);
  readonly busy = computed(() => this.running() > 0);
  readonly failure = signal<unknown>(null);
  /** Empty while nothing has failed. */
  readonly sentence = computed(() => (this.failure() === null ? '' : errorSentence(this.failure())));

  /** Runs the work; `true` when it was done. The failure stays in `failure` until the next run. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.running.update((count) => count + 1);
    this.failure.set(null);
    try {
      await work();
      return true;
    } catch (failure) {
      this.failure.set(failure);
      return false;
    } finally {
      this.running.update((count) => count - 1);
    }
  }
}
