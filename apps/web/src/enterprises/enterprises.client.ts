import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CreateEnterpriseBody, EditEnterpriseBody, EnterpriseDetail, EnterprisePage } from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class EnterprisesClient {
  private readonly http = inject(HttpClient);

  list(params: Record<string, string>): Promise<EnterprisePage> {
    return firstValueFrom(this.http.get<EnterprisePage>('/api/enterprises', { params }));
  }

  read(id: string): Promise<EnterpriseDetail> {
    return firstValueFrom(this.http.get<EnterpriseDetail>(`/api/enterprises/${id}`));
  }

  create(body: CreateEnterpriseBody): Promise<EnterpriseDetail> {
    return firstValueFrom(this.http.post<EnterpriseDetail>('/api/enterprises', body));
  }

  edit(id: string, body: EditEnterpriseBody): Promise<EnterpriseDetail> {
    return firstValueFrom(this.http.patch<EnterpriseDetail>(`/api/enterprises/${id}`, body));
  }

  addAlias(id: string, alias: string): Promise<EnterpriseDetail> {
    return firstValueFrom(this.http.post<EnterpriseDetail>(`/api/enterprises/${id}/aliases`, { alias }));
  }
}
