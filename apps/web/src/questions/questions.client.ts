import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ChangeQuestionBody, SavedQuestion, SaveQuestionBody } from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class QuestionsClient {
  private readonly http = inject(HttpClient);

  add(body: SaveQuestionBody): Promise<SavedQuestion> {
    return firstValueFrom(this.http.post<SavedQuestion>('/api/questions', body));
  }

  change(id: string, body: ChangeQuestionBody): Promise<SavedQuestion> {
    return firstValueFrom(this.http.put<SavedQuestion>(`/api/questions/${id}`, body));
  }

  remove({ id, version }: SavedQuestion): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/questions/${id}`, { params: { version } }));
  }
}
