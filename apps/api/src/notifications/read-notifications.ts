import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { isId, Writes, type Write } from '@yipanqi/api/platform';
import type { UnreadCount } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { NotificationsQuery } from './notifications.query';

/** Marks one's own messages as read; what was read stays read at its first moment. */
@Injectable()
export class ReadNotifications {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly list: NotificationsQuery,
  ) {}

  one(write: Write, id: string): Promise<UnreadCount> {
    return this.writes.run(write, async (tx) => {
      const { userId } = write.actor;
      const found = isId(id)
        ? await tx.run('UPDATE notification SET read_at = coalesce(read_at, now()) WHERE user_id = $1 AND id = $2', [
            userId,
            id,
          ])
        : 0;
      if (found === 0) throw new RuleBroken('NOT_FOUND');
      await this.audit.record(tx, write.actor, {
        action: 'notification.read',
        entity: 'notification',
        entityId: id,
      });
      return { unread: await this.list.unread(tx, userId) };
    });
  }

  all(write: Write): Promise<UnreadCount> {
    return this.writes.run(write, async (tx) => {
      const { userId } = write.actor;
      const read = await tx.run('UPDATE notification SET read_at = now() WHERE user_id = $1 AND read_at IS NULL', [
        userId,
      ]);
      await this.audit.record(tx, write.actor, {
        action: 'notification.readAll',
        entity: 'notification',
        after: { read },
      });
      return { unread: await this.list.unread(tx, userId) };
    });
  }
}
