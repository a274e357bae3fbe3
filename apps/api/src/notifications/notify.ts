import { Injectable } from '@nestjs/common';
import { SYSTEM_LOGIN } from '@yipanqi/api/identity';
import { newId, type Tx } from '@yipanqi/api/platform';
import type { NotificationKind } from '@yipanqi/contract';
import type { Role } from '@yipanqi/domain';

/** Users by id, or whoever holds one of the roles at exactly these units (`all`: anywhere). */
export type Recipients = readonly string[] | { unit: string | readonly string[]; roles: readonly Role[] };

export interface Message {
  to: Recipients;
  kind: NotificationKind;
  /** One sentence in Chinese. */
  title: string;
  /** Path of the page that it is about, e.g. `/ledger/month-close`. */
  link: string;
  /** What is told: the same key reaches a user once, so that a retry never doubles. */
  key?: string;
  /** Who did it need not be told. */
  except?: string;
}

/** Tells users something in the transaction that makes it true: no commit, no message. */
@Injectable()
export class Notify {
  /** Returns how many users were told; disabled users and those told before are left out. */
  async send(tx: Tx, { to, kind, title, link, key, except }: Message): Promise<number> {
    const users = (await this.recipients(tx, to)).filter((user) => user !== except);
    if (users.length === 0) return 0;
    return tx.run(
      `INSERT INTO notification (id, user_id, kind, title, link, key)
       SELECT id, user_id, $3, $4, $5, $6 FROM unnest($1::uuid[], $2::uuid[]) AS n(id, user_id)
       ON CONFLICT (user_id, key) DO NOTHING`,
      [users.map(() => newId()), users, kind, title, link, key ?? null],
    );
  }

  private async recipients(tx: Tx, to: Recipients): Promise<string[]> {
    const rows =
      'roles' in to
        ? await tx.query<{ id: string }>(
            `SELECT DISTINCT u.id FROM user_grant g JOIN app_user u ON u.id = g.user_id
              WHERE u.disabled_at IS NULL AND u.login <> $3 AND g.role = ANY($1)
                AND ($2::text[] IS NULL OR g.unit_id = ANY($2)) ORDER BY u.id`,
            [to.roles, to.unit === 'all' ? null : [to.unit].flat(), SYSTEM_LOGIN],
          )
        : await tx.query<{ id: string }>(
            `SELECT id FROM app_user WHERE disabled_at IS NULL AND login <> $2 AND id = ANY($1::uuid[]) ORDER BY id`,
            [to, SYSTEM_LOGIN],
          );
    return rows.map(({ id }) => id);
  }
}
