export { AUDIT_ROUTES } from './audit.routes';
