import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AuditFindingView,
  AuditorNote,
  AuditRecordPage,
  ChangeNoteBody,
  CheckWorksheetBody,
  ConcludeWorksheetBody,
  DrawSampleBody,
  MakePackBody,
  PackStarted,
  RemoveNoteBody,
  ReplyFindingBody,
  SampleDetail,
  SampleRedrawn,
  ScreenPage,
  SendWorksheetBody,
  WorksheetDetail,
  WriteNoteBody,
} from '@yipanqi/contract';
import type { ScreenKey } from '@yipanqi/domain';
import { firstValueFrom, type Observable } from 'rxjs';

type Params = Readonly<Record<string, string>>;

@Injectable({ providedIn: 'root' })
export class AuditingClient {
  private readonly http = inject(HttpClient);

  records(params: Params): Promise<AuditRecordPage> {
    return this.get<AuditRecordPage>('/api/auditing/records', params);
  }

  screen(key: ScreenKey, params: Params): Promise<ScreenPage> {
    return this.get<ScreenPage>(`/api/auditing/screens/${key}`, params);
  }

  draw(body: DrawSampleBody): Promise<SampleDetail> {
    return one(this.http.post<SampleDetail>('/api/auditing/samples', body));
  }

  redraw(id: string): Promise<SampleRedrawn> {
    return this.get<SampleRedrawn>(`/api/auditing/samples/${id}/redraw`);
  }

  check(id: string, body: CheckWorksheetBody): Promise<WorksheetDetail> {
    return one(this.http.put<WorksheetDetail>(`/api/auditing/worksheets/${id}`, body));
  }

  send(id: string, body: SendWorksheetBody): Promise<WorksheetDetail> {
    return one(this.http.put<WorksheetDetail>(`/api/auditing/worksheets/${id}/sending`, body));
  }

  conclude(id: string, body: ConcludeWorksheetBody): Promise<WorksheetDetail> {
    return one(this.http.put<WorksheetDetail>(`/api/auditing/worksheets/${id}/conclusion`, body));
  }

  reply(id: string, body: ReplyFindingBody): Promise<AuditFindingView> {
    return one(this.http.put<AuditFindingView>(`/api/auditing/findings/${id}/reply`, body));
  }

  writeNote(body: WriteNoteBody): Promise<AuditorNote> {
    return one(this.http.post<AuditorNote>('/api/auditing/notes', body));
  }

  changeNote(id: string, body: ChangeNoteBody): Promise<AuditorNote> {
    return one(this.http.put<AuditorNote>(`/api/auditing/notes/${id}`, body));
  }

  removeNote(id: string, body: RemoveNoteBody): Promise<unknown> {
    return one(this.http.post(`/api/auditing/notes/${id}/removal`, body));
  }

  makePack(body: MakePackBody): Promise<PackStarted> {
    return one(this.http.post<PackStarted>('/api/auditing/packs', body));
  }

  private get<T>(url: string, params: Params = {}): Promise<T> {
    return one(this.http.get<T>(url, { params }));
  }
}

function one<T>(answer: Observable<T>): Promise<T> {
  return firstValueFrom(answer);
}
