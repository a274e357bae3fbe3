export { ASSESSMENT_ROUTES } from './assessment.routes';
