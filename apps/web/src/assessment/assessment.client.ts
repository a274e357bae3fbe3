import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AssessmentYearView,
  CommentObjectionBody,
  DecideObjectionBody,
  EnrolYearBody,
  ManualInputBody,
  ManualInputView,
  ObjectionView,
  RaiseObjectionBody,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class AssessmentClient {
  private readonly http = inject(HttpClient);

  enrol(year: number, body: EnrolYearBody): Promise<AssessmentYearView> {
    return firstValueFrom(this.http.put<AssessmentYearView>(`/api/assessment/years/${year}`, body));
  }

  record(year: number, body: ManualInputBody): Promise<ManualInputView> {
    return firstValueFrom(this.http.post<ManualInputView>(`/api/assessment/years/${year}/inputs`, body));
  }

  raise(body: RaiseObjectionBody): Promise<ObjectionView> {
    return firstValueFrom(this.http.post<ObjectionView>('/api/assessment/objections', body));
  }

  comment(id: string, body: CommentObjectionBody): Promise<ObjectionView> {
    return firstValueFrom(this.http.put<ObjectionView>(`/api/assessment/objections/${id}/comment`, body));
  }

  decide(id: string, body: DecideObjectionBody): Promise<ObjectionView> {
    return firstValueFrom(this.http.put<ObjectionView>(`/api/assessment/objections/${id}/decision`, body));
  }
}
