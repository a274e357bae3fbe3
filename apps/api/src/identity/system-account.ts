/** The product itself: what its schedules compute is computed by this user, so that any leader may approve it. */
export const SYSTEM_LOGIN = 'system';
export const SYSTEM_NAME = '系统';

/** Stands where a password's digest would: no password matches it. */
export const NO_PASSWORD = '!';
