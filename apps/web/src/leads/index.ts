export { LEADS_ROUTES } from './leads.routes';
