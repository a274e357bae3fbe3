import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { NotificationPage, UnreadCount } from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class NotificationsClient {
  private readonly http = inject(HttpClient);

  page(params: Record<string, string>): Promise<NotificationPage> {
    return firstValueFrom(this.http.get<NotificationPage>('/api/notifications', { params }));
  }

  unread(): Promise<UnreadCount> {
    return firstValueFrom(this.http.get<UnreadCount>('/api/notifications/unread'));
  }

  read(id: string): Promise<UnreadCount> {
    return firstValueFrom(this.http.put<UnreadCount>(`/api/notifications/${id}/read`, {}));
  }

  readAll(): Promise<UnreadCount> {
    return firstValueFrom(this.http.put<UnreadCount>('/api/notifications/read', {}));
  }
}
