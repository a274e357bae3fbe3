export { PLAN_ROUTES } from './plan.routes';
