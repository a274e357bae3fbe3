export { LEDGER_ROUTES } from './ledger.routes';
export { PostingsDrawer, type PostingsOf } from './postings-drawer';
