import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ComputeEditionAnswer,
  ComputeEditionBody,
  EditionPdfAnswer,
  EditionStepBody,
  EditionSummary,
  EditionVerification,
  RankingAnswer,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class ReportsClient {
  private readonly http = inject(HttpClient);

  ranking(params: Record<string, string>): Promise<RankingAnswer> {
    return firstValueFrom(this.http.get<RankingAnswer>('/api/ranking', { params }));
  }

  /** The edition is computed by a background job; its result is the edition's page. */
  compute(body: ComputeEditionBody): Promise<ComputeEditionAnswer> {
    return firstValueFrom(this.http.post<ComputeEditionAnswer>('/api/editions', body));
  }

  approve(id: string, body: EditionStepBody): Promise<EditionSummary> {
    return firstValueFrom(this.http.put<EditionSummary>(`/api/editions/${id}/approval`, body));
  }

  publish(id: string, body: EditionStepBody): Promise<EditionSummary> {
    return firstValueFrom(this.http.put<EditionSummary>(`/api/editions/${id}/publication`, body));
  }

  /** The PDF is at hand, or a background job writes it. */
  askPdf(id: string): Promise<EditionPdfAnswer> {
    return firstValueFrom(this.http.post<EditionPdfAnswer>(`/api/editions/${id}/pdf`, {}));
  }

  verify(id: string): Promise<EditionVerification> {
    return firstValueFrom(this.http.get<EditionVerification>(`/api/editions/${id}/verification`));
  }
}
