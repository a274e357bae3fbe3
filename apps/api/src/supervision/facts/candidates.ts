import type { Day, RuleFilter, SupervisionRule } from '@yipanqi/domain';

/**
 * Which rows a rule over dates can find at all, as a clause over their columns: a hundred thousand rows stay in the database.
 * It may let too many through, never too few; the rules themselves decide.
 */
export function candidates(
  rules: readonly SupervisionRule[],
  columns: Readonly<Record<string, string>>,
  asOf: Day,
  params: unknown[],
): string {
  const clause = ({ field, comparison, threshold }: RuleFilter): string[] => {
    const column = columns[field];
    if (column === undefined) return [];
    if (comparison === 'missing') return [`${column} IS NULL`];
    if (comparison === 'present') return [`${column} IS NOT NULL`];
    if (comparison !== 'daysOver') return [];
    return [`${column} < $${params.push(asOf)}::date - $${params.push(Number(threshold))}::int`];
  };
  const ofRule = ({ filters, field, comparison, yellow, red }: SupervisionRule): string =>
    [...filters, { field, comparison, threshold: yellow ?? red ?? '' }].flatMap(clause).join(' AND ') || 'TRUE';
  return rules.map((rule) => `(${ofRule(rule)})`).join(' OR ') || 'FALSE';
}
