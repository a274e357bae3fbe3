import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, isUniqueViolation, type Tx, updateVersioned, type Write, Writes } from '@yipanqi/api/platform';
import type { AssessmentYearView, EnrolYearBody } from '@yipanqi/contract';
import {
  canAt,
  CITY_UNIT,
  type EnrolledUnit,
  enrolled,
  OBJECTION_DAYS_DEFAULT,
  parseYear,
  RuleBroken,
  yearOf,
} from '@yipanqi/domain';
import { AssessmentYearRepository, type StoredYear } from './assessment-year.repository';
import { AssessmentYearsQuery } from './assessment-years.query';
import { SchemeRepository } from './schemes/scheme.repository';
import { YearStanding } from './year-standing';

/** Says by which version of which scheme a year is assessed, and which units in which cohort. */
@Injectable()
export class EnrolYear {
  constructor(
    private readonly writes: Writes,
    private readonly years: AssessmentYearRepository,
    private readonly standing: YearStanding,
    private readonly schemes: SchemeRepository,
    private readonly tree: UnitTree,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly query: AssessmentYearsQuery,
  ) {}

  /** @throws RuleBroken FORBIDDEN, YEAR_INVALID, ENROLMENT_…, UNIT_UNKNOWN, VERSION_STALE */
  async run(write: Write, yearText: string | number, body: EnrolYearBody): Promise<AssessmentYearView> {
    if (!canAt(write.actor.grants, 'assessment.enrol', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const year = parseYear(yearText, 'year');
    if (year > yearOf(this.clock.today())) throw new RuleBroken('YEAR_INVALID', { value: year }, 'year');
    const units = enrolled(
      body.units.map((wanted, index) => {
        const { id, name, cohort, ranked } = this.tree.get(wanted.unit, `units.${index}.unit`);
        return { unit: id, name, cohort: wanted.cohort ?? cohort, ranked };
      }),
    );
    return this.writes
      .run(write, async (tx) => {
        await this.standing.assertOpen(tx, year);
        const before = await this.years.of(tx, year);
        if ((before?.version ?? 0) !== body.version) {
          throw new RuleBroken('VERSION_STALE', { version: before?.version ?? 0 });
        }
        const id = await this.store(tx, write, year, body, before);
        await this.years.replaceUnits(tx, year, units);
        await this.audit.record(tx, write.actor, {
          action: 'assessment.enrol',
          entity: 'assessmentYear',
          entityId: id,
          before: before && forTrail(before, before.units),
          after: forTrail({ ...body, objectionDays: body.objectionDays ?? OBJECTION_DAYS_DEFAULT }, units),
        });
        return this.query.view(tx, write.actor, year);
      })
      .catch(refuseEnrolledMeanwhile);
  }

  private async store(
    tx: Tx,
    write: Write,
    year: number,
    body: EnrolYearBody,
    before: StoredYear | null,
  ): Promise<string> {
    const { schemeKey, schemeVersion, objectionDays = OBJECTION_DAYS_DEFAULT } = body;
    const scheme = await this.schemes.approved(tx, schemeKey, schemeVersion);
    if (!scheme) throw new RuleBroken('ENROLMENT_SCHEME', { scheme: schemeKey, version: schemeVersion }, 'schemeKey');
    const enrolledBy = write.actor.userId;
    if (!before) return this.years.insert(tx, { year, schemeKey, schemeVersion, objectionDays, enrolledBy });
    await updateVersioned(
      tx,
      'assessment_year',
      before.id,
      body.version,
      'scheme_key = $3, scheme_version = $4, objection_days = $5, enrolled_by = $6, enrolled_at = now()',
      [schemeKey, schemeVersion, objectionDays, enrolledBy],
    );
    return before.id;
  }
}

function forTrail(
  facts: { schemeKey: string; schemeVersion: number; objectionDays: number },
  units: readonly EnrolledUnit[],
): object {
  const { schemeKey, schemeVersion, objectionDays } = facts;
  return { schemeKey, schemeVersion, objectionDays, units: units.map(({ unit, cohort }) => `${unit} ${cohort}`) };
}

/** Two people enrolled the year for the first time at one moment; the database keeps one. */
function refuseEnrolledMeanwhile(error: unknown): never {
  if (isUniqueViolation(error)) throw new RuleBroken('VERSION_STALE', { version: 1 });
  throw error;
}
