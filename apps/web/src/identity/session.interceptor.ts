import {
  HttpErrorResponse,
  type HttpEvent,
  type HttpHandlerFn,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { errorAnswer } from '@yipanqi/web/ui';
import { catchError, from, type Observable, retry, switchMap, throwError, timer } from 'rxjs';
import { Session } from './session.store';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const RECONNECT_AFTER_MS = [500, 2_000];

/** Every unsafe request carries one key, the same on every retry: the server does it once. */
export const idempotencyKey: HttpInterceptorFn = (request, next) => {
  if (SAFE.includes(request.method) || request.headers.has('Idempotency-Key')) return next(request);
  return next(request.clone({ setHeaders: { 'Idempotency-Key': crypto.randomUUID() } }));
};

/** A lost connection is tried twice more; safe, because of the key. */
export const reconnect: HttpInterceptorFn = (request, next) =>
  next(request).pipe(
    retry({
      delay: (failure: unknown, attempt) => {
        const wait = RECONNECT_AFTER_MS[attempt - 1];
        const lost = failure instanceof HttpErrorResponse && failure.status === 0;
        return lost && wait !== undefined ? timer(wait) : throwError(() => failure);
      },
    }),
  );

/** Adds the access token; on an expired one renews it once, else asks for the password over the page, and tries again. */
export const bearer: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  if (!needsToken(request)) return next(request);
  return send(request, next, session).pipe(
    catchError((failure: unknown) => {
      if (!isExpired(failure)) return throwError(() => failure);
      return from(comeBack(session)).pipe(switchMap(() => send(request, next, session)));
    }),
  );
};

async function comeBack(session: Session): Promise<void> {
  if (!(await session.renew())) await session.askAgain();
}

function send(request: HttpRequest<unknown>, next: HttpHandlerFn, session: Session): Observable<HttpEvent<unknown>> {
  return next(request.clone({ setHeaders: { Authorization: `Bearer ${session.accessToken}` } }));
}

function needsToken({ url, method }: HttpRequest<unknown>): boolean {
  const opensSession = method === 'POST' && (url === '/api/session' || url === '/api/session/refresh');
  return url.startsWith('/api/') && !opensSession && url !== '/api/sample-accounts';
}

function isExpired(failure: unknown): boolean {
  return (
    failure instanceof HttpErrorResponse && failure.status === 401 && errorAnswer(failure)?.code === 'UNAUTHENTICATED'
  );
}
