export { NotificationsModule } from './notifications.module';
export { NotificationTable } from './notification.table';
export { Notify, type Message, type Recipients } from './notify';
