export { REPORTS_ROUTES } from './reports.routes';
