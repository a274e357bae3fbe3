import { RuleBroken } from '../shared/rule-broken';

/** A unit that is assessed in a year, in the cohort in which it is compared. */
export interface EnrolledUnit {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
}

export const OBJECTION_DAYS_DEFAULT = 10;
export const OBJECTION_DAYS_MAX = 90;
export const COHORT_MAX = 40;

export interface UnitToEnrol extends EnrolledUnit {
  /** The city bureau is not ranked and therefore not assessed. */
  readonly ranked: boolean;
}

/**
 * Who is assessed: at least one unit, each once, none that is not ranked.
 * @throws RuleBroken ENROLMENT_EMPTY, ENROLMENT_UNIT_TWICE, ENROLMENT_UNIT_UNRANKED, ENROLMENT_COHORT
 */
export function enrolled(units: readonly UnitToEnrol[]): EnrolledUnit[] {
  if (units.length === 0) throw new RuleBroken('ENROLMENT_EMPTY', {}, 'units');
  const seen = new Set<string>();
  return units.map(({ unit, name, cohort, ranked }, index) => {
    const field = `units.${index}`;
    if (seen.has(unit)) throw new RuleBroken('ENROLMENT_UNIT_TWICE', { unit: name }, `${field}.unit`);
    seen.add(unit);
    if (!ranked) throw new RuleBroken('ENROLMENT_UNIT_UNRANKED', { unit: name }, `${field}.unit`);
    const group = cohort.trim();
    if (group === '' || group.length > COHORT_MAX) {
      throw new RuleBroken('ENROLMENT_COHORT', { unit: name, max: COHORT_MAX }, `${field}.cohort`);
    }
    return { unit, name, cohort: group };
  });
}
