export { TARGETS_ROUTES } from './plan.routes';
