export { LEDGER_ROUTES } from './ledger.routes';
export { MonthApprovalNote } from './month-close/month-approval-note';
export { PostingsDrawer, type PostingsOf } from './postings-drawer';
