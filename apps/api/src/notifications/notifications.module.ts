import { Global, Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller';
import { NotificationsQuery } from './notifications.query';
import { Notify } from './notify';
import { ReadNotifications } from './read-notifications';

/** Every feature may tell users something: `Notify` is there without an import. */
@Global()
@Module({
  controllers: [NotificationsController],
  providers: [Notify, NotificationsQuery, ReadNotifications],
  exports: [Notify],
})
export class NotificationsModule {}
