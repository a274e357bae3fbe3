export { QUESTIONS_ROUTES } from './questions.routes';
