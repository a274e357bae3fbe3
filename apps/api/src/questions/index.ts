export { QuestionsModule } from './questions.module';
export { SavedQuestionTable } from './saved-question.table';
