import { computed, inject, Injectable, signal } from '@angular/core';
import { httpFailure } from '@yipanqi/web/ui';
import { NotificationsClient } from './notifications.client';

const POLL_MS = 60_000;

/** How many messages wait for the user; asked for every minute, and told by whoever has just read one. */
@Injectable({ providedIn: 'root' })
export class NotificationsStore {
  private readonly client = inject(NotificationsClient);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly unread = signal(0);
  /** 3, 99+, or nothing. */
  readonly badge = computed(() => (this.unread() > 99 ? '99+' : this.unread() > 0 ? String(this.unread()) : ''));

  /** Counts now, and again every minute. A server that cannot be reached is asked again: the count is not worth a sentence. */
  async follow(): Promise<void> {
    clearTimeout(this.timer);
    try {
      this.unread.set((await this.client.unread()).unread);
    } catch (failure) {
      if (!httpFailure(failure)) throw failure;
    }
    this.timer = setTimeout(() => void this.follow(), POLL_MS);
  }

  async read(id: string): Promise<void> {
    this.unread.set((await this.client.read(id)).unread);
  }

  async readAll(): Promise<void> {
    this.unread.set((await this.client.readAll()).unread);
  }
}
