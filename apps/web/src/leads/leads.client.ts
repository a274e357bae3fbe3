import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  EditLeadBody,
  FollowUpBody,
  LeadChanged,
  LeadDetail,
  LeadPage,
  MoveLeadBody,
  RegisteredLead,
  RegisterLeadBody,
  SplitLeadBody,
  TimelinePage,
  WithdrawLeadBody,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

type Params = Record<string, string>;

@Injectable({ providedIn: 'root' })
export class LeadsClient {
  private readonly http = inject(HttpClient);

  list(params: Params): Promise<LeadPage> {
    return firstValueFrom(this.http.get<LeadPage>('/api/leads', { params }));
  }

  read(id: string): Promise<LeadDetail> {
    return firstValueFrom(this.http.get<LeadDetail>(`/api/leads/${id}`));
  }

  timeline(id: string, after: string): Promise<TimelinePage> {
    return firstValueFrom(this.http.get<TimelinePage>(`/api/leads/${id}/timeline`, { params: { after } }));
  }

  register(body: RegisterLeadBody): Promise<RegisteredLead> {
    return firstValueFrom(this.http.post<RegisteredLead>('/api/leads', body));
  }

  edit(id: string, body: EditLeadBody): Promise<LeadChanged> {
    return firstValueFrom(this.http.patch<LeadChanged>(`/api/leads/${id}`, body));
  }

  move(id: string, body: MoveLeadBody): Promise<LeadChanged> {
    return firstValueFrom(this.http.put<LeadChanged>(`/api/leads/${id}/stage`, body));
  }

  withdraw(id: string, body: WithdrawLeadBody): Promise<LeadChanged> {
    return firstValueFrom(this.http.post<LeadChanged>(`/api/leads/${id}/withdraw`, body));
  }

  restore(id: string, body: WithdrawLeadBody): Promise<LeadChanged> {
    return firstValueFrom(this.http.post<LeadChanged>(`/api/leads/${id}/restore`, body));
  }

  followUp(id: string, body: FollowUpBody): Promise<LeadChanged> {
    return firstValueFrom(this.http.post<LeadChanged>(`/api/leads/${id}/follow-ups`, body));
  }

  split(id: string, body: SplitLeadBody): Promise<LeadChanged> {
    return firstValueFrom(this.http.put<LeadChanged>(`/api/leads/${id}/split`, body));
  }
}
