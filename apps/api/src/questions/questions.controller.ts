import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { Allow, CurrentActor, CurrentWrite, fileReply, XLSX_MIME, type Actor, type Write } from '@yipanqi/api/platform';
import type { QuestionAnswer, SavedQuestion } from '@yipanqi/contract';
import { QuestionAnswerQuery } from './question-answer.query';
import { questionTitle, QuestionWorkbook } from './question-workbook';
import {
  ChangeQuestionRequest,
  questionOf,
  QuestionQuery,
  QuestionVersionQuery,
  SaveQuestionRequest,
} from './questions.requests';
import { SaveQuestion } from './save-question';
import { SavedQuestionsQuery } from './saved-questions.query';

/** The query desk: approved measures laid out as asked, and the questions that people keep. */
@Controller()
export class QuestionsController {
  constructor(
    private readonly answers: QuestionAnswerQuery,
    private readonly workbook: QuestionWorkbook,
    private readonly saved: SavedQuestionsQuery,
    private readonly save: SaveQuestion,
  ) {}

  @Allow('question.ask')
  @Get('question-answers')
  answer(@CurrentActor() actor: Actor, @Query() query: QuestionQuery): Promise<QuestionAnswer> {
    return this.answers.run(actor, questionOf(query));
  }

  @Allow('question.ask')
  @Get('question-answers/workbook.xlsx')
  async download(@CurrentActor() actor: Actor, @Query() query: QuestionQuery): Promise<StreamableFile> {
    const question = questionOf(query);
    const bytes = await this.workbook.write(actor, question);
    return fileReply(Readable.from([bytes]), `${questionTitle(question)}.xlsx`, XLSX_MIME, bytes.length);
  }

  @Allow('question.ask')
  @Get('questions')
  list(@CurrentActor() actor: Actor): Promise<SavedQuestion[]> {
    return this.saved.list(actor);
  }

  @Allow('question.ask')
  @Post('questions')
  add(@CurrentWrite() write: Write, @Body() body: SaveQuestionRequest): Promise<SavedQuestion> {
    return this.save.add(write, body);
  }

  @Allow('question.ask')
  @Put('questions/:id')
  change(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Body() body: ChangeQuestionRequest,
  ): Promise<SavedQuestion> {
    return this.save.change(write, id, body);
  }

  @Allow('question.ask')
  @Delete('questions/:id')
  remove(
    @CurrentWrite() write: Write,
    @Param('id') id: string,
    @Query() { version }: QuestionVersionQuery,
  ): Promise<{ removed: true }> {
    return this.save.remove(write, id, Number(version));
  }
}
