import type { Config } from '@yipanqi/api/platform';
import { SESSION_DAYS } from './tokens';

export const REFRESH_COOKIE = 'yipanqi_refresh';

export interface SessionRequestCookies {
  cookies: Record<string, string | undefined>;
}

/** The refresh token's cookie: never seen by scripts, sent to the session's own address only. */
export function refreshCookie(config: Config): object {
  return {
    httpOnly: true,
    sameSite: 'strict',
    secure: config.production,
    path: '/api/session',
    maxAge: SESSION_DAYS * 86_400,
  };
}
