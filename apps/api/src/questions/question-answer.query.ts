import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { PlanQuery } from '@yipanqi/api/plan';
import { type Actor, Database, type Tx } from '@yipanqi/api/platform';
import type { QuestionAnswer } from '@yipanqi/contract';
import {
  assertQuestion,
  type Dimension,
  type Measure,
  type Question,
  type QuestionFacts,
  type QuestionSum,
  questionTable,
  RuleBroken,
} from '@yipanqi/domain';

/** How a dimension is grouped by: the whole of what a question can put into a statement. */
const GROUPS: Readonly<Record<Dimension, string>> = {
  unit: 'f.unit_id',
  cohort: 'u.cohort',
  quotaLine: 'f.quota_line',
  month: 'f.month',
  quarter: `left(f.month, 4) || '-Q' || ((right(f.month, 2)::int + 2) / 3)`,
  year: 'left(f.month, 4)',
};

interface Asked {
  readonly question: Question;
  readonly facts: Omit<QuestionFacts, 'sums'>;
  readonly unitIds: readonly string[] | null;
  readonly lineKeys: readonly string[] | null;
}

/** Answers a question from the totals of closed months and the postings of open ones, in the asking user's reach. */
@Injectable()
export class QuestionAnswerQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly plan: PlanQuery,
  ) {}

  /** @throws RuleBroken what `assertQuestion` throws, UNIT_UNKNOWN, QUESTION_COHORT, QUESTION_LINE, NOT_FOUND out of scope */
  async run(actor: Actor, question: Question): Promise<QuestionAnswer> {
    assertQuestion(question);
    return this.db.snapshot(async (tx) => {
      const asked = await this.asked(tx, actor, question);
      const closed = await tx.one<{ month: string | null }>('SELECT max(month) AS month FROM month_close');
      const lastClosed = closed?.month ?? null;
      const sums = await this.sums(tx, actor, asked, lastClosed);
      return {
        ...questionTable(question, { ...asked.facts, sums }),
        question,
        interim: lastClosed === null || question.to > lastClosed,
        lastClosed,
        wholeCity: scopeOf(actor, 'question.ask') === 'all',
      };
    });
  }

  private async asked(tx: Tx, actor: Actor, question: Question): Promise<Asked> {
    const scope = scopeOf(actor, 'question.ask');
    for (const id of question.units) {
      this.units.get(id, 'units');
      if (scope !== 'all' && !scope.includes(id)) throw new RuleBroken('NOT_FOUND');
    }
    const cohorts = new Set(this.units.all().map((unit) => unit.cohort));
    const stray = question.cohorts.find((cohort) => !cohorts.has(cohort));
    if (stray !== undefined) throw new RuleBroken('QUESTION_COHORT', { value: stray }, 'cohorts');
    const units = this.units
      .all()
      .filter(({ id, cohort }) => (scope === 'all' || scope.includes(id)) && wanted(question, id, cohort));
    const { quotaLines } = await this.plan.facts(tx);
    const lines = [...quotaLines.map(({ key, name }) => ({ key, name })), { key: 'other', name: '其他' }];
    const strayLine = question.quotaLines.find((key) => !lines.some((line) => line.key === key));
    if (strayLine !== undefined) throw new RuleBroken('QUESTION_LINE', { value: strayLine }, 'quotaLines');
    const everyLine = question.quotaLines.length === 0;
    const filtered = question.units.length > 0 || question.cohorts.length > 0;
    return {
      question,
      facts: {
        units,
        everyUnit: !filtered,
        quotaLines: everyLine ? lines : lines.filter((line) => question.quotaLines.includes(line.key)),
        everyLine,
      },
      unitIds: filtered ? units.map((unit) => unit.id) : null,
      lineKeys: everyLine ? null : question.quotaLines,
    };
  }

  private async sums(tx: Tx, actor: Actor, asked: Asked, lastClosed: string | null): Promise<QuestionSum[]> {
    const { question, unitIds, lineKeys } = asked;
    const params: unknown[] = [question.measures, question.from, question.to, lastClosed ?? ''];
    let filters = scopeClause(scopeOf(actor, 'question.ask'), 'f.unit_id', params);
    if (unitIds) filters += ` AND f.unit_id = ANY($${params.push(unitIds)}::text[])`;
    if (lineKeys) filters += ` AND f.quota_line = ANY($${params.push(lineKeys)}::text[])`;
    const column = question.columns === null ? `''` : GROUPS[question.columns];
    const rows = await tx.query<{ row: string; column: string; measure: Measure; value: string }>(
      `SELECT ${GROUPS[question.rows]} AS "row", ${column} AS "column", f.measure, sum(f.value)::text AS value
         FROM (SELECT unit_id, quota_line, measure, month, value FROM month_total
                WHERE measure = ANY($1::text[]) AND month BETWEEN $2 AND $3
                UNION ALL
               SELECT unit_id, quota_line, measure, booked_month, value FROM ledger_posting
                WHERE measure = ANY($1::text[]) AND booked_month BETWEEN $2 AND $3 AND booked_month > $4) AS f
         JOIN unit u ON u.id = f.unit_id
        WHERE true${filters} GROUP BY 1, 2, 3`,
      params,
    );
    return rows.map((row) => ({ ...row, value: BigInt(row.value) }));
  }
}

function wanted(question: Question, id: string, cohort: string): boolean {
  return (
    (question.units.length === 0 || question.units.includes(id)) &&
    (question.cohorts.length === 0 || question.cohorts.includes(cohort))
  );
}
