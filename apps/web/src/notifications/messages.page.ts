import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { NOTIFICATION_KINDS, type NotificationPage, type NotificationView } from '@yipanqi/contract';
import {
  countWords,
  Doing,
  Empty,
  ErrorNote,
  instantWords,
  Page,
  paged,
  Pending,
  queryFilters,
  resourceWithLast,
} from '@yipanqi/web/ui';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NotificationsClient } from './notifications.client';
import { NotificationsStore } from './notifications.store';

/** 消息: what happened that concerns the user, newest first; opening one marks it as read. */
@Component({
  selector: 'yp-messages-page',
  imports: [Empty, ErrorNote, NzButtonModule, Page, Pending],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './messages.page.html',
  styleUrl: './messages.page.css',
})
export class MessagesPage {
  private readonly client = inject(NotificationsClient);
  private readonly router = inject(Router);
  protected readonly store = inject(NotificationsStore);

  protected readonly filters = queryFilters({ unread: '' });
  protected readonly page = resourceWithLast<NotificationPage>(() => ({
    url: '/api/notifications',
    params: this.filters.params(),
  }));
  protected readonly messages = paged<NotificationView>(this.page, (after) =>
    this.client.page({ ...this.filters.params(), after }),
  );
  protected readonly reading = new Doing();
  protected readonly sentence = computed(() => {
    const unread = this.store.unread();
    return unread > 0 ? `${countWords(unread)} 条未读` : '没有未读消息';
  });
  protected readonly kinds = NOTIFICATION_KINDS;
  protected readonly words = instantWords;

  constructor() {
    void this.store.follow();
  }

  protected async open(message: NotificationView): Promise<void> {
    const done = message.readAt !== null || (await this.reading.run(() => this.store.read(message.id)));
    if (done) await this.router.navigateByUrl(message.link);
  }

  protected async readAll(): Promise<void> {
    if (await this.reading.run(() => this.store.readAll())) this.page.reload();
  }
}
