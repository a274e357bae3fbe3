import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ActivitiesVerified,
  ActivityBody,
  ActivityDetail,
  ActivityPage,
  ActivityQueuePage,
  ActivityReasonBody,
  ActivityView,
  CorrectActivityBody,
  IndexSchemeChangeBody,
  IndexSchemeDraftBody,
  IndexSchemeView,
  VerifyActivitiesBody,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

type Params = Record<string, string>;

@Injectable({ providedIn: 'root' })
export class ActivitiesClient {
  private readonly http = inject(HttpClient);

  activities(params: Params): Promise<ActivityPage> {
    return firstValueFrom(this.http.get<ActivityPage>('/api/activities', { params }));
  }

  activity(id: string): Promise<ActivityDetail> {
    return firstValueFrom(this.http.get<ActivityDetail>(`/api/activities/${id}`));
  }

  queue(params: Params): Promise<ActivityQueuePage> {
    return firstValueFrom(this.http.get<ActivityQueuePage>('/api/activities/queue', { params }));
  }

  record(body: ActivityBody): Promise<ActivityView> {
    return firstValueFrom(this.http.post<ActivityView>('/api/activities', body));
  }

  correct(id: string, body: CorrectActivityBody): Promise<ActivityView> {
    return firstValueFrom(this.http.put<ActivityView>(`/api/activities/${id}`, body));
  }

  discard(id: string, version: number): Promise<ActivityView> {
    return firstValueFrom(this.http.post<ActivityView>(`/api/activities/${id}/discard`, { version }));
  }

  revoke(id: string, body: ActivityReasonBody): Promise<ActivityView> {
    return firstValueFrom(this.http.post<ActivityView>(`/api/activities/${id}/revocation`, body));
  }

  verify(body: VerifyActivitiesBody): Promise<ActivitiesVerified> {
    return firstValueFrom(this.http.post<ActivitiesVerified>('/api/activities/verifications', body));
  }

  sendBack(id: string, body: ActivityReasonBody): Promise<ActivityView> {
    return firstValueFrom(this.http.put<ActivityView>(`/api/activities/${id}/return`, body));
  }

  draftScheme(body: IndexSchemeDraftBody): Promise<IndexSchemeView> {
    return firstValueFrom(this.http.post<IndexSchemeView>('/api/index-schemes', body));
  }

  changeScheme(id: string, body: IndexSchemeChangeBody): Promise<IndexSchemeView> {
    return firstValueFrom(this.http.put<IndexSchemeView>(`/api/index-schemes/${id}`, body));
  }

  discardScheme(id: string, version: number): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/index-schemes/${id}/discard`, { version }));
  }

  approveScheme(id: string, version: number): Promise<IndexSchemeView> {
    return firstValueFrom(this.http.put<IndexSchemeView>(`/api/index-schemes/${id}/approval`, { version }));
  }
}
