import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DocumentTemplateView, SaveDocumentTemplateBody } from '@yipanqi/contract';
import type { DocumentKind } from '@yipanqi/domain';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class TemplatesClient {
  private readonly http = inject(HttpClient);

  /** The newest first. */
  versions(kind: DocumentKind): Promise<DocumentTemplateView[]> {
    return firstValueFrom(this.http.get<DocumentTemplateView[]>(`/api/document-templates/${kind}/versions`));
  }

  /** Every change is the next version. */
  save(kind: DocumentKind, body: SaveDocumentTemplateBody): Promise<DocumentTemplateView> {
    return firstValueFrom(this.http.put<DocumentTemplateView>(`/api/document-templates/${kind}`, body));
  }
}
