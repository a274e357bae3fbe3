export { AUDITING_ROUTES } from './auditing.routes';
