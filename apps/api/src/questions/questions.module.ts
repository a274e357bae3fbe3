import { Module } from '@nestjs/common';
import { PlanModule } from '@yipanqi/api/plan';
import { QuestionAnswerQuery } from './question-answer.query';
import { QuestionsController } from './questions.controller';
import { SavedQuestionsQuery } from './saved-questions.query';
import { SaveQuestion } from './save-question';

@Module({
  imports: [PlanModule],
  controllers: [QuestionsController],
  providers: [QuestionAnswerQuery, SavedQuestionsQuery, SaveQuestion],
})
export class QuestionsModule {}
