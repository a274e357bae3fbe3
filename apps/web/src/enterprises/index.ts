export { ENTERPRISES_ROUTES } from './enterprises.routes';
