export { SUPERVISION_ROUTES } from './supervision.routes';
