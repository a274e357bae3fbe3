import { Injectable } from '@nestjs/common';
import { Clock, Database, isId } from '@yipanqi/api/platform';
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
    private readonly clock: Clock,
  ) {}

  async run(token: string): Promise<Opened> {
    const sessionId = token.split('.')[0] ?? '';
    if (!isId(sessionId)) throw new RuleBroken('UNAUTHENTICATED');
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
      await tx.run('UPDATE user_session SET revoked_at = now() WHERE id = $1', [sessionId]);
      return null;
    });
    if (!refreshToken) throw new RuleBroken('UNAUTHENTICATED');
    return { sessionId, refreshToken };
  }

  private within(rotatedAt: Date | null): boolean {
    return rotatedAt !== null && this.clock.now().getTime() - rotatedAt.getTime() < GRACE_MS;
  }
}
