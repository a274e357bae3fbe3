import { HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ExportLedgerBody,
  LedgerExportStarted,
  LedgerImportFaultPage,
  LedgerImportPage,
  LedgerImportStarted,
  LedgerImportUndone,
  UndoLedgerImportBody,
} from '@yipanqi/contract';
import { filter, firstValueFrom, map, tap } from 'rxjs';

type Params = Record<string, string>;

@Injectable({ providedIn: 'root' })
export class ImportsClient {
  private readonly http = inject(HttpClient);

  page(after: string): Promise<LedgerImportPage> {
    return firstValueFrom(this.http.get<LedgerImportPage>('/api/ledger-imports', { params: { after } }));
  }

  faults(id: string, params: Params): Promise<LedgerImportFaultPage> {
    return firstValueFrom(this.http.get<LedgerImportFaultPage>(`/api/ledger-imports/${id}/faults`, { params }));
  }

  /** `sent` hears how many bytes are on their way. */
  upload(file: File, sent: (bytes: number) => void): Promise<LedgerImportStarted> {
    const events = this.http.post<LedgerImportStarted>('/api/ledger-imports', file, {
      observe: 'events',
      reportUploadProgress: true,
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
    });
    return firstValueFrom(
      events.pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress) sent(event.loaded);
        }),
        filter((event) => event instanceof HttpResponse),
        map((answer) => answer.body!),
      ),
    );
  }

  apply(id: string, version: number): Promise<LedgerImportStarted> {
    return firstValueFrom(this.http.post<LedgerImportStarted>(`/api/ledger-imports/${id}/apply`, { version }));
  }

  check(id: string, version: number): Promise<LedgerImportStarted> {
    return firstValueFrom(this.http.post<LedgerImportStarted>(`/api/ledger-imports/${id}/check`, { version }));
  }

  undo(id: string, body: UndoLedgerImportBody): Promise<LedgerImportUndone> {
    return firstValueFrom(this.http.post<LedgerImportUndone>(`/api/ledger-imports/${id}/undo`, body));
  }

  export(body: ExportLedgerBody): Promise<LedgerExportStarted> {
    return firstValueFrom(this.http.post<LedgerExportStarted>('/api/ledger-exports', body));
  }
}
