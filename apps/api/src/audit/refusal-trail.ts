import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Database, type ActedRequest } from '@yipanqi/api/platform';
import { AuditLog } from './audit-log';

/** Rows a minute and user; what comes beyond is counted, so that nobody can flood the trail. */
const MOST = 20;
const WINDOW_MS = 60_000;
const USERS_MAX = 10_000;

interface Window {
  since: number;
  written: number;
  skipped: number;
}

/** What was refused leaves a row too, in a transaction of its own and after the answer: the refused request has changed nothing. */
@Injectable()
export class RefusalTrail implements OnModuleDestroy {
  private readonly log = new Logger('Refusal');
  private readonly windows = new Map<string, Window>();
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `code` as the trail names it: FORBIDDEN or OUT_OF_SCOPE. */
  note(request: ActedRequest, code: string): void {
    const { actor, method } = request;
    if (!actor) return;
    const skipped = this.skippedBefore(actor.userId);
    if (skipped === null) return;
    const asked = `${method} ${request.url.split('?')[0]!}`;
    const row = {
      action: 'request.refuse',
      entity: 'request',
      after: { request: asked, why: code, ...(skipped > 0 && { skipped }) },
    };
    const written = this.db
      .tx((tx) => this.audit.record(tx, actor, row))
      .catch((error: unknown) => this.log.error(`not in the trail: ${String(error)}`))
      .finally(() => this.writing.delete(written));
    this.writing.add(written);
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.writing);
  }

  /** How many were left out since the last row; null when this one is left out too. */
  private skippedBefore(userId: string): number | null {
    const now = this.clock.now().getTime();
    const last = this.windows.get(userId);
    if (last && now - last.since < WINDOW_MS) {
      if (last.written >= MOST) {
        last.skipped += 1;
        return null;
      }
      last.written += 1;
      return 0;
    }
    if (this.windows.size >= USERS_MAX) this.windows.clear();
    this.windows.set(userId, { since: now, written: 1, skipped: 0 });
    return last?.skipped ?? 0;
  }
}
