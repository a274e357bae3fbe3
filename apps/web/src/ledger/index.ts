export { LEDGER_ROUTES } from './ledger.routes';
