import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ReferenceAnswer, SampleAccount, SessionAnswer, SignInBody } from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class SessionClient {
  private readonly http = inject(HttpClient);

  signIn(body: SignInBody): Promise<SessionAnswer> {
    return firstValueFrom(this.http.post<SessionAnswer>('/api/session', body));
  }

  /** Exchanges the HttpOnly refresh cookie for an access token. */
  refresh(): Promise<SessionAnswer> {
    return firstValueFrom(this.http.post<SessionAnswer>('/api/session/refresh', null));
  }

  signOut(): Promise<void> {
    return firstValueFrom(this.http.delete<void>('/api/session'));
  }

  sampleAccounts(): Promise<SampleAccount[]> {
    return firstValueFrom(this.http.get<SampleAccount[]>('/api/sample-accounts'));
  }

  reference(): Promise<ReferenceAnswer> {
    return firstValueFrom(this.http.get<ReferenceAnswer>('/api/reference'));
  }
}
