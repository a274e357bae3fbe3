import type { Logger } from '@nestjs/common';

/** Says once that something has gone, and once that it is back. */
export class Outage {
  private since: number | null = null;

  constructor(
    private readonly log: Logger,
    private readonly what: string,
  ) {}

  began(error: unknown): void {
    if (this.since !== null) return;
    this.since = Date.now();
    this.log.warn(
      `${this.what} is interrupted, will go on by itself: ${error instanceof Error ? error.message : String(error)}`,
    );
  }

  over(): void {
    if (this.since === null) return;
    const seconds = Math.round((Date.now() - this.since) / 1000);
    this.since = null;
    this.log.warn(`${this.what} goes on after ${seconds} s`);
  }
}
