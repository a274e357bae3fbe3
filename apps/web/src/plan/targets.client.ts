import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ApproveTargetsAnswer,
  ApproveTargetsBody,
  DraftTargetBody,
  DraftTargetsAnswer,
  TargetCell,
  TargetImportAnswer,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class TargetsClient {
  private readonly http = inject(HttpClient);

  /** All cells or none. */
  draft(targets: DraftTargetBody[]): Promise<DraftTargetsAnswer> {
    return firstValueFrom(this.http.put<DraftTargetsAnswer>('/api/targets', { targets }));
  }

  approve(body: ApproveTargetsBody): Promise<ApproveTargetsAnswer> {
    return firstValueFrom(this.http.post<ApproveTargetsAnswer>('/api/targets/approve', body));
  }

  discard({ id, version }: TargetCell): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/targets/${id}`, { params: { version } }));
  }

  /** With any fault in the file nothing is drafted. */
  import(year: string, file: File): Promise<TargetImportAnswer> {
    return firstValueFrom(
      this.http.post<TargetImportAnswer>('/api/targets/import', file, {
        params: { year },
        headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
      }),
    );
  }
}
