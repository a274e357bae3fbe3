import { registerLocaleData } from '@angular/common';
import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import zh from '@angular/common/locales/zh-Hans';
import {
  type ApplicationConfig,
  LOCALE_ID,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withDisabledInitialNavigation,
  withInMemoryScrolling,
} from '@angular/router';
import { bearer, idempotencyKey, reconnect } from '@yipanqi/web/identity';
import { provideNzI18n, zh_CN } from 'ng-zorro-antd/i18n';
import { ROUTES } from './routes';

registerLocaleData(zh);

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    // The first navigation waits for the sign-in: see Frame.
    provideRouter(
      ROUTES,
      withComponentInputBinding(),
      withDisabledInitialNavigation(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    // fetch does not tell how much of an upload has been sent.
    provideHttpClient(withXhr(), withInterceptors([idempotencyKey, bearer, reconnect])),
    provideNzI18n(zh_CN),
    { provide: LOCALE_ID, useValue: 'zh-Hans' },
  ],
};
