import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Clock, Database, isId, type Tx } from '@yipanqi/api/platform';
import { RuleBroken } from '@yipanqi/domain';
import type { Opened } from './sign-in';
import { Tokens } from './tokens';

/** Two tabs may refresh at once: for this long the same token yields the same successor. */
const GRACE_MS = 10_000;

interface SessionRow {
  refresh_digest: Buffer;
  previous_digest: Buffer | null;
  rotated_at: Date | null;
}

/** Rotates the refresh token. An old token that comes back late means theft: the whole session is revoked. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly db: Database,
    private readonly tokens: Tokens,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(token: string, requestId: string): Promise<Opened> {
    const sessionId = token.split('.')[0] ?? '';
    if (!isId(sessionId) || !this.tokens.isRefresh(token)) throw new RuleBroken('UNAUTHENTICATED');
    const refreshToken = await this.db.tx(async (tx) => {
      const session = await tx.one<SessionRow & Record<string, unknown>>(
        `SELECT refresh_digest, previous_digest, rotated_at FROM user_session
          WHERE id = $1 AND revoked_at IS NULL AND expires_at > now() FOR UPDATE`,
        [sessionId],
      );
      if (!session) return null;
      const digest = this.tokens.digest(token);
      const next = this.tokens.nextRefresh(token);
      if (digest.equals(session.refresh_digest)) {
        await tx.run(
          'UPDATE user_session SET refresh_digest = $2, previous_digest = $3, rotated_at = $4 WHERE id = $1',
          [sessionId, this.tokens.digest(next), digest, this.clock.now()],
        );
        return next;
      }
      const repeated = session.previous_digest?.equals(digest) && this.within(session.rotated_at);
      if (repeated) return next;
      await this.revoke(tx, sessionId, requestId);
      return null;
    });
    if (!refreshToken) throw new RuleBroken('UNAUTHENTICATED');
    return { sessionId, refreshToken };
  }

  private async revoke(tx: Tx, sessionId: string, requestId: string): Promise<void> {
    const [owner] = await tx.query<{ userId: string; name: string; unit: string; ip: string }>(
      `UPDATE user_session s SET revoked_at = now() FROM app_user u WHERE s.id = $1 AND u.id = s.user_id
       RETURNING u.id AS "userId", u.name, u.unit_id AS unit, s.ip`,
      [sessionId],
    );
    if (!owner) return;
    await this.audit.record(
      tx,
      { ...owner, requestId },
      {
        action: 'session.revoke',
        entity: 'session',
        entityId: sessionId,
      },
    );
  }

  private within(rotatedAt: Date | null): boolean {
    return rotatedAt !== null && this.clock.now().getTime() - rotatedAt.getTime() < GRACE_MS;
  }
}
