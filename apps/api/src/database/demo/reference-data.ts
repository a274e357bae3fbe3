import plan from '../reference/plan.json';
import units from '../reference/units.json';
import names from './names.json';

export interface DemoDirection {
  key: string;
  quotaLine: string | null;
  style: keyof typeof names.projectPatterns;
  industries: readonly string[];
  products: readonly string[];
}

/** The plan's directions with the words that made-up projects are named by. */
export const DIRECTIONS: readonly DemoDirection[] = names.directions.map((words) => ({
  key: words.direction,
  style: words.style as DemoDirection['style'],
  industries: words.industries,
  products: words.products,
  quotaLine: plan.directions.find((each) => each.key === words.direction)?.quotaLine ?? null,
}));

export function directionOf(key: string): DemoDirection {
  const found = DIRECTIONS.find((each) => each.key === key);
  if (!found) throw new Error(`no direction ${key} among the demonstration names`);
  return found;
}

export const QUOTA_LINES = plan.quotaLines;
export const HEAD_TARGETS = plan.headTargets;
export const RANKED_UNITS = units.filter((unit) => unit.ranked);

const BY_COHORT: Readonly<Record<string, number>> = {
  中心城区: 1.6,
  主城新区: 1.1,
  渝东北三峡库区城镇群: 0.75,
  渝东南武陵山区城镇群: 0.6,
  开发区: 1.8,
};
const BY_UNIT: Readonly<Record<string, number>> = {
  '500000-liangjiang': 4.5,
  '500000-gaoxin': 2.6,
  '500112': 2.4,
  '500120': 1.7,
  '500101': 1.5,
  '500102': 1.6,
};

/** How much of the city's business a unit has; made up. */
export const UNIT_WEIGHTS: readonly (readonly [string, number])[] = RANKED_UNITS.map(
  (unit) => [unit.id, BY_UNIT[unit.id] ?? BY_COHORT[unit.cohort] ?? 1] as const,
);

const OWN_OFFICERS = ['500101', '500112', '500120', '500000-liangjiang'];

/** The sample account that keeps a unit's leads; the city's officer keeps those of units without one. */
export function officerOf(unit: string): string {
  return OWN_OFFICERS.includes(unit) ? `officer-${unit}` : 'officer';
}
