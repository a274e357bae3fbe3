import type { Question, QuestionTable } from '@yipanqi/domain';

/**
 * GET /api/question-answers?measures=contracted,inPlace&rows=unit&columns=&from=2021-01&to=2021-06&units=&cohorts=&quotaLines=
 * Lists are separated by commas. Closed months from their totals, open ones from what is verified so far.
 * GET /api/question-answers/workbook.xlsx?… is the same table as a workbook.
 */
export interface QuestionAnswer extends QuestionTable {
  question: Question;
  /** 快报: the period reaches beyond the last closed month. */
  interim: boolean;
  lastClosed: string | null;
  /** false: only the units in the asking user's reach are counted. */
  wholeCity: boolean;
}

/** A row of GET /api/questions: one's own and the shared ones, by name. */
export interface SavedQuestion {
  id: string;
  name: string;
  question: Question;
  shared: boolean;
  own: boolean;
  ownerName: string;
  updatedAt: string;
  version: number;
}

/** POST /api/questions and, with the version read, PUT /api/questions/:id */
export interface SaveQuestionBody {
  name: string;
  question: Question;
  shared: boolean;
}

export interface ChangeQuestionBody extends SaveQuestionBody {
  version: number;
}
