import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Files behind the sign-in: a plain link would not carry the access token. The name is the server's. */
@Injectable({ providedIn: 'root' })
export class Downloads {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  async fetch(url: string, fallbackName = '下载'): Promise<void> {
    const answer = await firstValueFrom(this.http.get(url, { observe: 'response', responseType: 'blob' }));
    const address = URL.createObjectURL(answer.body ?? new Blob());
    const link = this.document.createElement('a');
    link.href = address;
    link.download = nameIn(answer.headers.get('Content-Disposition')) ?? fallbackName;
    link.click();
    // The browser has taken hold of the file by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? null : decodeURIComponent(encoded);
}
