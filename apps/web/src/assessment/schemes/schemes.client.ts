import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ChangeSchemeBody,
  DraftSchemeBody,
  SchemeVersionDetail,
  SchemeVersionRow,
  WhatIfAnswer,
  WhatIfBody,
} from '@yipanqi/contract';
import { firstValueFrom } from 'rxjs';

const URL = '/api/assessment-schemes';

@Injectable({ providedIn: 'root' })
export class SchemesClient {
  private readonly http = inject(HttpClient);

  version(key: string, number: number): Promise<SchemeVersionDetail> {
    return firstValueFrom(this.http.get<SchemeVersionDetail>(`${URL}/${key}/versions/${number}`));
  }

  begin(body: DraftSchemeBody): Promise<SchemeVersionDetail> {
    return firstValueFrom(this.http.post<SchemeVersionDetail>(URL, body));
  }

  change(key: string, body: ChangeSchemeBody): Promise<SchemeVersionDetail> {
    return firstValueFrom(this.http.put<SchemeVersionDetail>(`${URL}/${key}/draft`, body));
  }

  discard({ key, version }: SchemeVersionRow): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${URL}/${key}/draft`, { params: { version } }));
  }

  approve({ key, number, version }: SchemeVersionRow): Promise<SchemeVersionDetail> {
    const url = `${URL}/${key}/versions/${number}/approval`;
    return firstValueFrom(this.http.put<SchemeVersionDetail>(url, { version }));
  }

  whatIf(body: WhatIfBody): Promise<WhatIfAnswer> {
    return firstValueFrom(this.http.post<WhatIfAnswer>(`${URL}/what-if`, body));
  }
}
