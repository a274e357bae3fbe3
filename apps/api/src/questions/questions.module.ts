import { Module } from '@nestjs/common';
import { PlanModule } from '@yipanqi/api/plan';
import { QuestionAnswerQuery } from './question-answer.query';
import { QuestionWorkbook } from './question-workbook';
import { QuestionsController } from './questions.controller';
import { SavedQuestionsQuery } from './saved-questions.query';
import { SaveQuestion } from './save-question';

@Module({
  imports: [PlanModule],
  controllers: [QuestionsController],
  providers: [QuestionAnswerQuery, QuestionWorkbook, SavedQuestionsQuery, SaveQuestion],
})
export class QuestionsModule {}
