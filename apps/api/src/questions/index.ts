export { QuestionsModule } from './questions.module';
