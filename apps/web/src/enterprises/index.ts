export { EnterprisesClient } from './enterprises.client';
export { ENTERPRISES_ROUTES } from './enterprises.routes';
export { usccValidator } from './uscc.validator';
