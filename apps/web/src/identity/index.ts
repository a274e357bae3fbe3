export { may } from './may.guard';
export { ReferenceStore } from './reference.store';
export { bearer, idempotencyKey, reconnect } from './session.interceptor';
export { Session } from './session.store';
export { SignInOverlay } from './sign-in.overlay';
export { SignInPage } from './sign-in.page';
