import { Injectable } from '@nestjs/common';
import { Database, type Actor, type Queryable } from '@yipanqi/api/platform';
import type { NotificationPage, NotificationView } from '@yipanqi/contract';
import { COUNT_CAP } from '@yipanqi/domain';
import type { NotificationListQuery } from './notifications.requests';

const PAGE = 50;

/** One's own messages, newest first. */
@Injectable()
export class NotificationsQuery {
  constructor(private readonly db: Database) {}

  async page(actor: Actor, query: NotificationListQuery): Promise<NotificationPage> {
    const params: unknown[] = [actor.userId];
    const after = query.after ? ` AND id < $${params.push(query.after)}::uuid` : '';
    const [rows, unread] = await Promise.all([
      this.db.query<NotificationView & Record<string, unknown>>(
        `SELECT id, kind, title, link, created_at AS "createdAt", read_at AS "readAt" FROM notification
          WHERE user_id = $1${query.unread ? ' AND read_at IS NULL' : ''}${after} ORDER BY id DESC LIMIT ${PAGE + 1}`,
        params,
      ),
      this.unread(this.db, actor.userId),
    ]);
    const page = rows.slice(0, PAGE);
    return { rows: page, next: rows.length > PAGE ? page[PAGE - 1]!.id : null, unread };
  }

  async unread(db: Queryable, userId: string): Promise<number> {
    const [row] = await db.named<{ count: number }>(
      'notifications-unread',
      `SELECT count(*)::int AS count FROM (SELECT FROM notification WHERE user_id = $1 AND read_at IS NULL LIMIT ${COUNT_CAP}) n`,
      [userId],
    );
    return row?.count ?? 0;
  }
}
