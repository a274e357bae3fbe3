import { Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CurrentActor, CurrentWrite, Database, SignedIn, type Actor, type Write } from '@yipanqi/api/platform';
import type { NotificationPage, UnreadCount } from '@yipanqi/contract';
import { NotificationsQuery } from './notifications.query';
import { NotificationListQuery } from './notifications.requests';
import { ReadNotifications } from './read-notifications';

/** One's own messages; nobody reads another's. */
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly db: Database,
    private readonly list: NotificationsQuery,
    private readonly reading: ReadNotifications,
  ) {}

  @SignedIn()
  @Get()
  page(@CurrentActor() actor: Actor, @Query() query: NotificationListQuery): Promise<NotificationPage> {
    return this.list.page(actor, query);
  }

  @SignedIn()
  @Get('unread')
  async unread(@CurrentActor() actor: Actor): Promise<UnreadCount> {
    return { unread: await this.list.unread(this.db, actor.userId) };
  }

  @SignedIn()
  @Put('read')
  readAll(@CurrentWrite() write: Write): Promise<UnreadCount> {
    return this.reading.all(write);
  }

  @SignedIn()
  @Put(':id/read')
  read(@CurrentWrite() write: Write, @Param('id') id: string): Promise<UnreadCount> {
    return this.reading.one(write, id);
  }
}
