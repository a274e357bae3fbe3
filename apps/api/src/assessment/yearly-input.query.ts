import { Injectable } from '@nestjs/common';
import { PlanQuery } from '@yipanqi/api/plan';
import type { Tx } from '@yipanqi/api/platform';
import {
  lastMonthOf,
  lastYearOf,
  manualInputsOf,
  parseYear,
  RuleBroken,
  type Scheme,
  type YearlyCorrection,
  type YearlyInput,
} from '@yipanqi/domain';
import { AssessmentFactsQuery } from './assessment-facts.query';
import { AssessmentYearRepository, type StoredYear } from './assessment-year.repository';
import { AssessmentYearsQuery } from './assessment-years.query';
import { LateEntriesQuery } from './late-entries.query';
import { ManualInputRepository, type StoredInput } from './manual-input.repository';
import { ObjectionRepository } from './objection.repository';
import { FurtherInputs } from './schemes/further-inputs';
import { SchemeRepository } from './schemes/scheme.repository';
import { YearStanding } from './year-standing';

interface Prepared {
  readonly year: number;
  readonly enrolment: StoredYear;
  readonly scheme: Scheme;
}

/** Everything a year's assessment is computed from, out of one consistent picture of the database. */
@Injectable()
export class YearlyInputQuery {
  constructor(
    private readonly plan: PlanQuery,
    private readonly years: AssessmentYearRepository,
    private readonly yearsQuery: AssessmentYearsQuery,
    private readonly schemes: SchemeRepository,
    private readonly facts: AssessmentFactsQuery,
    private readonly further: FurtherInputs,
    private readonly inputs: ManualInputRepository,
    private readonly late: LateEntriesQuery,
    private readonly objections: ObjectionRepository,
    private readonly standing: YearStanding,
  ) {}

  /** @throws RuleBroken YEAR_INVALID, ASSESSMENT_NOT_ENROLLED, ASSESSMENT_MONTHS_OPEN */
  async assertPossible(tx: Tx, period: string): Promise<void> {
    await this.prepare(tx, period);
  }

  async read(tx: Tx, period: string): Promise<YearlyInput> {
    const { year, enrolment, scheme } = await this.prepare(tx, period);
    const month = lastMonthOf(year);
    const ledger = await this.facts.read(tx, year, month, [...enrolment.units]);
    const manual = await this.manual(tx, enrolment, scheme);
    const { version, period: planned } = await this.plan.facts(tx);
    const before = await this.standing.published(tx, year - 1);
    return {
      plan: { version, from: planned.from },
      schemeVersion: enrolment.schemeVersion,
      scheme,
      objectionDays: enrolment.objectionDays,
      facts: await this.further.add(tx, ledger, [scheme]),
      manual: manual.map(({ unit, key, revision, value, evidence, note }) => {
        return { unit, key, revision, value, evidence, note };
      }),
      late: (await this.late.read(tx, year, month)).filter(({ unit }) => isEnrolled(enrolment, unit)),
      corrections: await this.corrections(tx, year),
      lastYear: before && lastYearOf(before.content, before.edition),
    };
  }

  private async prepare(tx: Tx, period: string): Promise<Prepared> {
    const year = parseYear(period, 'period');
    const enrolment = await this.years.of(tx, year);
    const scheme = enrolment && (await this.schemes.approved(tx, enrolment.schemeKey, enrolment.schemeVersion));
    if (!enrolment || !scheme) throw new RuleBroken('ASSESSMENT_NOT_ENROLLED', { year }, 'period');
    const open = await this.yearsQuery.openMonths(tx, year);
    if (open.length > 0) {
      throw new RuleBroken('ASSESSMENT_MONTHS_OPEN', { year, count: open.length, months: open.join('、') }, 'period');
    }
    return { year, enrolment, scheme };
  }

  /** The last revisions of what this scheme takes from people for these units. */
  private async manual(tx: Tx, enrolment: StoredYear, scheme: Scheme): Promise<StoredInput[]> {
    const keys = new Set(manualInputsOf(scheme).map(({ key }) => key));
    const latest = await this.inputs.latest(tx, enrolment.year);
    return latest.filter(({ unit, key }) => keys.has(key) && isEnrolled(enrolment, unit));
  }

  private async corrections(tx: Tx, year: number): Promise<YearlyCorrection[]> {
    const granted = await this.objections.granted(tx, year);
    return granted.map(({ number, ...rest }) => ({ key: number, ...rest }));
  }
}

function isEnrolled({ units }: StoredYear, unit: string): boolean {
  return units.some((each) => each.unit === unit);
}
