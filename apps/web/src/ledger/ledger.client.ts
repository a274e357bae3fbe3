import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ClosedMonth,
  ConfirmMonthBody,
  CorrectRecordBody,
  MonthCloseStarted,
  PostingPage,
  QueuePage,
  RecordBody,
  RecordDetail,
  RecordPage,
  RecordView,
  RemindedAnswer,
  ReturnRecordBody,
  UnitMonth,
  VerifiedAnswer,
  VerifyRecordsBody,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

type Params = Record<string, string>;

@Injectable({ providedIn: 'root' })
export class LedgerClient {
  private readonly http = inject(HttpClient);

  record(id: string): Promise<RecordDetail> {
    return firstValueFrom(this.http.get<RecordDetail>(`/api/records/${id}`));
  }

  records(params: Params): Promise<RecordPage> {
    return firstValueFrom(this.http.get<RecordPage>('/api/records', { params }));
  }

  queue(params: Params): Promise<QueuePage> {
    return firstValueFrom(this.http.get<QueuePage>('/api/records/queue', { params }));
  }

  create(body: RecordBody): Promise<RecordView> {
    return firstValueFrom(this.http.post<RecordView>('/api/records', body));
  }

  correct(id: string, body: CorrectRecordBody): Promise<RecordView> {
    return firstValueFrom(this.http.put<RecordView>(`/api/records/${id}`, body));
  }

  discard(id: string, version: number): Promise<RecordView> {
    return firstValueFrom(this.http.post<RecordView>(`/api/records/${id}/discard`, { version }));
  }

  verify(id: string, version: number): Promise<VerifiedAnswer> {
    return firstValueFrom(this.http.put<VerifiedAnswer>(`/api/records/${id}/verification`, { version }));
  }

  verifyMany(body: VerifyRecordsBody): Promise<VerifiedAnswer> {
    return firstValueFrom(this.http.post<VerifiedAnswer>('/api/records/verifications', body));
  }

  sendBack(id: string, body: ReturnRecordBody): Promise<RecordView> {
    return firstValueFrom(this.http.put<RecordView>(`/api/records/${id}/return`, body));
  }

  postings(params: Params): Promise<PostingPage> {
    return firstValueFrom(this.http.get<PostingPage>('/api/postings', { params }));
  }

  closeMonth(month: string): Promise<MonthCloseStarted> {
    return firstValueFrom(this.http.post<MonthCloseStarted>('/api/month-closes', { month }));
  }

  confirmMonth(body: ConfirmMonthBody): Promise<UnitMonth> {
    return firstValueFrom(this.http.post<UnitMonth>('/api/month-confirmations', body));
  }

  withdrawConfirmation(id: string, version: number): Promise<UnitMonth> {
    return firstValueFrom(this.http.put<UnitMonth>(`/api/month-confirmations/${id}/withdrawal`, { version }));
  }

  remindUnits(month: string): Promise<RemindedAnswer> {
    return firstValueFrom(this.http.post<RemindedAnswer>('/api/month-confirmations/reminders', { month }));
  }

  approveMonth(month: string, digest: string): Promise<ClosedMonth> {
    return firstValueFrom(this.http.post<ClosedMonth>(`/api/month-closes/${month}/approval`, { digest }));
  }
}
