import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@yipanqi/api/platform';
import type { PreviewSchemeBody, SchemePreview, WhatIfAnswer, WhatIfBody } from '@yipanqi/contract';
import {
  assess,
  type AssessmentFacts,
  compareResults,
  parseMonth,
  RuleBroken,
  type Scheme,
  schemeDifferences,
  yearOf,
} from '@yipanqi/domain';
import { AssessmentFactsQuery } from '../assessment-facts.query';
import { AssessmentYearRepository } from '../assessment-year.repository';
import { FurtherInputs } from './further-inputs';
import { SchemeCheck } from './scheme-check';
import { SchemeRepository } from './scheme.repository';

/** While weights are tried out they need not add up. */
const LET_PASS = ['WEIGHTS_SUM', 'VETO_LEVEL'];

interface Figures {
  readonly facts: AssessmentFacts;
  readonly enrolled: boolean;
}

/** A scheme on real figures, before it is approved. Nothing is stored. */
@Injectable()
export class SchemePreviewQuery {
  constructor(
    private readonly db: Database,
    private readonly schemes: SchemeRepository,
    private readonly check: SchemeCheck,
    private readonly years: AssessmentYearRepository,
    private readonly facts: AssessmentFactsQuery,
    private readonly further: FurtherInputs,
  ) {}

  /** @throws RuleBroken SCHEME_FAULTY, NOT_FOUND, MONTH_INVALID, MONTH_NOT_CLOSED */
  run({ key, number, content, month }: PreviewSchemeBody): Promise<SchemePreview> {
    return this.db.snapshot(async (tx) => {
      const scheme = content ? this.check.sound(content) : await this.stored(tx, key, number);
      const { facts, enrolled } = await this.figures(tx, month, [scheme]);
      return { month, enrolled, result: assess(scheme, facts) };
    });
  }

  /** @throws RuleBroken SCHEME_FAULTY, NOT_FOUND, MONTH_INVALID, MONTH_NOT_CLOSED */
  whatIf({ key, number, content, month }: WhatIfBody): Promise<WhatIfAnswer> {
    return this.db.snapshot(async (tx) => {
      const before = await this.stored(tx, key, number);
      const after = this.check.sound(content, LET_PASS);
      const { facts } = await this.figures(tx, month, [before, after]);
      const lists = compareResults(assess(before, facts), assess(after, facts));
      return { month, lists, differences: schemeDifferences(before, after) };
    });
  }

  /** A stored version; of a draft with faults nothing can be said. */
  private async stored(tx: Tx, key = '', number = 0): Promise<Scheme> {
    const found = await this.schemes.of(tx, key, number);
    if (!found) throw new RuleBroken('NOT_FOUND');
    return found.status === 'draft' ? this.check.sound(found.content) : found.content;
  }

  private async figures(tx: Tx, text: string, schemes: readonly Scheme[]): Promise<Figures> {
    const month = parseMonth(text, 'month');
    const year = yearOf(month);
    const enrolment = await this.years.of(tx, year);
    const facts = await this.facts.read(tx, year, month, enrolment ? [...enrolment.units] : undefined);
    return { facts: await this.further.add(tx, facts, schemes), enrolled: enrolment !== null };
  }
}
