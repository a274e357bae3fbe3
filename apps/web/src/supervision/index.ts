export { SupervisionDesk } from './supervision-desk';
export { SUPERVISION_ROUTES } from './supervision.routes';
