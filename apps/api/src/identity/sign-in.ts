import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { Clock, Database, newId, type Tx } from '@yipanqi/api/platform';
import { afterFailure, RuleBroken } from '@yipanqi/domain';
import { passwordMatches } from './passwords';
import { SESSION_DAYS, Tokens } from './tokens';

export interface Caller {
  ip: string;
  agent: string;
  requestId: string;
}

export interface Opened {
  sessionId: string;
  refreshToken: string;
}

interface UserRow {
  id: string;
  name: string;
  unit_id: string;
  password_hash: string;
  failures: number;
  locked_until: Date | null;
  disabled_at: Date | null;
}

/** Opens a session. A wrong password, an unknown user and a locked account get the same answer: LOGIN_FAILED. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly tokens: Tokens,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(login: string, password: string, caller: Caller): Promise<Opened> {
    const before = await this.user(this.db, login, '');
    const matches = await passwordMatches(before?.password_hash ?? null, password);
    const opened = await this.db.tx(async (tx) => {
      const user = await this.user(tx, login, 'FOR UPDATE');
      const now = this.clock.now();
      const locked = user?.locked_until && user.locked_until > now;
      if (user && matches && !locked && !user.disabled_at) return this.open(tx, user, caller);
      if (user && !locked) await this.fail(tx, user, now);
      await this.trail(tx, user, caller, 'session.refuse', login);
      return null;
    });
    if (!opened) throw new RuleBroken('LOGIN_FAILED');
    return opened;
  }

  private user(db: Pick<Tx, 'one'>, login: string, lock: string): Promise<UserRow | null> {
    return db.one<UserRow & Record<string, unknown>>(
      `SELECT id, name, unit_id, password_hash, failures, locked_until, disabled_at FROM app_user WHERE login = $1 ${lock}`,
      [login],
    );
  }

  private async open(tx: Tx, user: UserRow, caller: Caller): Promise<Opened> {
    const sessionId = newId();
    const refreshToken = this.tokens.firstRefresh(sessionId);
    await tx.run('UPDATE app_user SET failures = 0, locked_until = NULL WHERE id = $1', [user.id]);
    await tx.run(
      `INSERT INTO user_session (id, user_id, refresh_digest, ip, agent, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
      [sessionId, user.id, this.tokens.digest(refreshToken), caller.ip, caller.agent.slice(0, 200), SESSION_DAYS],
    );
    await this.trail(tx, user, caller, 'session.open', sessionId);
    return { sessionId, refreshToken };
  }

  private async fail(tx: Tx, user: UserRow, now: Date): Promise<void> {
    const next = afterFailure({ failures: user.failures, lockedUntil: user.locked_until }, now);
    await tx.run('UPDATE app_user SET failures = $2, locked_until = $3 WHERE id = $1', [
      user.id,
      next.failures,
      next.lockedUntil,
    ]);
  }

  private trail(tx: Tx, user: UserRow | null, caller: Caller, action: string, entityId: string): Promise<void> {
    const who = { userId: user?.id ?? null, name: user?.name ?? '', unit: user?.unit_id ?? null };
    return this.audit.record(
      tx,
      { ...who, ip: caller.ip, requestId: caller.requestId },
      {
        action,
        entity: 'session',
        entityId,
      },
    );
  }
}
