import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AnyJobPage, DueWorkPage, JobRerun } from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

type Params = Record<string, string>;

@Injectable({ providedIn: 'root' })
export class TasksClient {
  private readonly http = inject(HttpClient);

  dueWork(params: Params): Promise<DueWorkPage> {
    return firstValueFrom(this.http.get<DueWorkPage>('/api/due-work', { params }));
  }

  allJobs(params: Params): Promise<AnyJobPage> {
    return firstValueFrom(this.http.get<AnyJobPage>('/api/all-jobs', { params }));
  }

  rerun(jobId: string): Promise<JobRerun> {
    return firstValueFrom(this.http.post<JobRerun>(`/api/jobs/${jobId}/rerun`, {}));
  }
}
