import type { AssessmentFacts, UnitFacts } from './facts';
import { type SchemeList, UNRANKED_COHORT, type UnitGroup, ZONES_COHORT } from './scheme';

export interface GroupMembers {
  readonly group: UnitGroup;
  readonly units: readonly UnitFacts[];
}

interface Member {
  readonly cohort: string;
}

/** The units that a list ranks, by group. */
export function membersOf(list: SchemeList, facts: AssessmentFacts): GroupMembers[] {
  return list.groups.map((group) => ({
    group,
    units: facts.units.filter((unit) => belongs(unit.unit, unit, group, list)),
  }));
}

export function belongs(id: string, { cohort }: Member, group: UnitGroup, list: SchemeList): boolean {
  if (cohort === UNRANKED_COHORT || (list.withoutZones && cohort === ZONES_COHORT)) return false;
  return group.cohorts.includes(cohort) || group.units.includes(id);
}
