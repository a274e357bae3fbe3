import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { Me } from '@yipanqi/contract';
import type { Grant } from '@yipanqi/domain';
import { GatheredLookup } from './gathered-lookup';
import { UnitTree } from './unit-tree';

interface ActorRow {
  user_id: string;
  login: string;
  name: string;
  unit_id: string;
  grants: Grant[] | null;
}

const COLUMNS = `u.id AS user_id, u.login, u.name, u.unit_id,
    (SELECT json_agg(json_build_object('role', g.role, 'unit', g.unit_id)) FROM user_grant g WHERE g.user_id = u.id) AS grants`;

/** Who a session or a command acts as, with the grants of this moment: revoked means out on the next request. */
@Injectable()
export class ActorRepository {
  private readonly sessions = new GatheredLookup((ids) => this.rowsOf(ids));

  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
  ) {}

  async ofSession(sessionId: string, ip: string, requestId: string): Promise<Actor | null> {
    const row = await this.sessions.get(sessionId);
    return row && this.actor(row, sessionId, ip, requestId);
  }

  /** For the command line and for jobs: by login or by id. */
  async ofUser(loginOrId: string, requestId: string): Promise<Actor | null> {
    const row = await this.db.one<ActorRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM app_user u WHERE (u.login = $1 OR u.id::text = $1) AND u.disabled_at IS NULL`,
      [loginOrId],
    );
    return row ? this.actor(row, null, 'local', requestId) : null;
  }

  me(actor: Actor): Me {
    return {
      id: actor.userId,
      login: actor.login,
      name: actor.name,
      unit: actor.unit,
      unitName: this.units.get(actor.unit).name,
      grants: actor.grants.map((grant) => ({ ...grant, unitName: this.units.get(grant.unit).name })),
    };
  }

  /** By session. */
  private async rowsOf(sessionIds: readonly string[]): Promise<Map<string, ActorRow>> {
    const rows = await this.db.named<ActorRow & { session_id: string } & Record<string, unknown>>(
      'actors-of-sessions',
      `SELECT s.id AS session_id, ${COLUMNS} FROM app_user u JOIN user_session s ON s.user_id = u.id
        WHERE s.id = ANY($1::uuid[]) AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`,
      [sessionIds],
    );
    return new Map(rows.map((row) => [row.session_id, row]));
  }

  private actor(row: ActorRow, sessionId: string | null, ip: string, requestId: string): Actor {
    const grants = row.grants ?? [];
    return {
      userId: row.user_id,
      login: row.login,
      name: row.name,
      unit: row.unit_id,
      grants,
      subtree: Object.fromEntries(grants.map((grant) => [grant.unit, this.units.subtree(grant.unit)])),
      sessionId,
      ip,
      requestId,
    };
  }
}
