export { MessageBell } from './message-bell';
export { NOTIFICATIONS_ROUTES } from './notifications.routes';
export { NotificationsStore } from './notifications.store';
