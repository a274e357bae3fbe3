export { BULLETINS_ROUTES, PLAN_BOARD_ROUTES, RANKING_ROUTES } from './reports.routes';
