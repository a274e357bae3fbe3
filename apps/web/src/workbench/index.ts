export { WORKBENCH_ROUTES } from './workbench.routes';
