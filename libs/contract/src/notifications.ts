/** What a message is about, with the word that stands before it. */
export const NOTIFICATION_KINDS = {
  monthClose: '月结',
  edition: '报告',
  activity: '活动',
  assessment: '考核',
  supervision: '督查',
  auditing: '审计',
  job: '任务',
} as const satisfies Record<string, string>;

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;

/** A message to the asking user. */
export interface NotificationView {
  id: string;
  kind: NotificationKind;
  /** One sentence. */
  title: string;
  /** Page that it is about. */
  link: string;
  createdAt: string;
  readAt: string | null;
}

/** GET /api/notifications?unread=1&after= : one's own, newest first. */
export interface NotificationPage {
  rows: NotificationView[];
  next: string | null;
  /** How many are unread, exact up to 1 000. */
  unread: number;
}

/** GET /api/notifications/unread, and the answer of PUT /api/notifications/:id/read and PUT /api/notifications/read. */
export interface UnreadCount {
  unread: number;
}
