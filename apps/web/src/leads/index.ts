export { FollowUpForm } from './lead-page/follow-up-form';
export { LEADS_ROUTES } from './leads.routes';
export { LeadsClient } from './leads.client';
export { recordName } from './leads.labels';
