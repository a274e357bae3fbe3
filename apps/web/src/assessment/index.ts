export { AssessmentDesk } from './assessment-desk';
export { ASSESSMENT_ROUTES } from './assessment.routes';
export { SCHEMES_ROUTES } from './schemes/schemes.routes';
