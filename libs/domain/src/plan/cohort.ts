/** The cohorts in the order in which they are printed; the bureau stands first and is not ranked. */
export const COHORTS: readonly string[] = [
  '市级',
  '中心城区',
  '主城新区',
  '渝东北三峡库区城镇群',
  '渝东南武陵山区城镇群',
  '开发区',
];

interface CohortMember {
  readonly id: string;
  readonly cohort: string;
}

/** By cohort as printed, then by unit code; cohorts that are not known come last. */
export function byCohortThenCode(a: CohortMember, b: CohortMember): number {
  const order = place(a.cohort) - place(b.cohort);
  if (order !== 0) return order;
  if (a.cohort !== b.cohort) return a.cohort < b.cohort ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function place(cohort: string): number {
  const index = COHORTS.indexOf(cohort);
  return index === -1 ? COHORTS.length : index;
}
