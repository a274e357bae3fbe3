import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { type DocumentTable, writeXlsx } from '@yipanqi/api/documents';
import { type Actor, Database } from '@yipanqi/api/platform';
import type { QuestionAnswer } from '@yipanqi/contract';
import {
  canonicalJson,
  DIMENSION_NAMES,
  MEASURE_NAMES,
  MEASURE_UNIT,
  type Question,
  type QuestionCell,
} from '@yipanqi/domain';
import { QuestionAnswerQuery } from './question-answer.query';

/** The table of a question as a workbook, in the reach of who asks; the trail says who took it away. */
@Injectable()
export class QuestionWorkbook {
  constructor(
    private readonly db: Database,
    private readonly answers: QuestionAnswerQuery,
    private readonly audit: AuditLog,
  ) {}

  async write(actor: Actor, question: Question): Promise<Buffer> {
    const answer = await this.answers.run(actor, question);
    const { columns, rows, sums } = answer;
    const digest = createHash('sha256').update(canonicalJson({ columns, rows, sums })).digest('hex');
    await this.db.tx((tx) =>
      this.audit.record(tx, actor, {
        action: 'question.download',
        entity: 'question',
        entityId: null,
        after: { question, digest },
      }),
    );
    return writeXlsx([{ name: '查询结果', table: tableOf(answer) }], {
      title: questionTitle(question),
      statusMark: answer.interim ? '（快报）' : '',
      digest,
      notes: [answer.wholeCity ? '范围：全市' : '范围：本单位'],
    });
  }
}

/** 2021-01至2021-06 合同引资额、到位资金（按单位） */
export function questionTitle({ measures, rows, columns, from, to }: Question): string {
  const by = [rows, ...(columns === null ? [] : [columns])].map((dimension) => DIMENSION_NAMES[dimension]).join('、');
  return `${from}至${to} ${measures.map((measure) => MEASURE_NAMES[measure]).join('、')}（按${by}）`;
}

function tableOf({ question, columns, rows, sums, sum }: QuestionAnswer): DocumentTable {
  const all = sum === null ? columns : [...columns, { ...columns[0]!, name: '合计' }];
  const cells = (list: readonly QuestionCell[], last: QuestionCell | null) =>
    [...list, ...(last === null ? [] : [last])].map((cell) => cell.value);
  return {
    caption: questionTitle(question),
    columns: [
      { heading: DIMENSION_NAMES[question.rows], width: 24, format: 'text' },
      ...all.map(({ name, measure }) => {
        const money = MEASURE_UNIT[measure] === 'money';
        return {
          heading: money ? `${name}（亿元）` : name,
          width: 16,
          format: money ? ('yi' as const) : ('count' as const),
          summed: true,
        };
      }),
    ],
    rows: [...rows.map((row) => [row.name, ...cells(row.cells, row.sum)]), ['合计', ...cells(sums, sum)]],
    withSum: true,
  };
}
