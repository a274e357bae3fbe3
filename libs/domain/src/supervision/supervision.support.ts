import { type Day, parseDay } from '../shared/calendar';
import { ratio, ratioFromDecimal, type Ratio } from '../shared/ratio';
import type { FactRow, FactSubject, FactValue, SupervisionFacts } from './facts';
import { type SupervisionFinding, supervisionFindings } from './findings';
import type { SupervisionRule } from './rule-set';
import { SAMPLE_RULE_SET } from './sample-rules';

export const SUPERVISED = [
  { id: '500112', name: '渝北区', cohort: '中心城区' },
  { id: '500101', name: '万州区', cohort: '渝东北三峡库区城镇群' },
];

export function day(text: string): Day {
  return parseDay(text);
}

/** 12.5 → exact. */
export function exact(text: string | bigint): Ratio {
  return typeof text === 'bigint' ? ratio(text) : ratioFromDecimal(text);
}

export function aRow(fields: Readonly<Record<string, FactValue>>, more: Partial<FactRow> = {}): FactRow {
  return { unit: '500101', ref: 'XM-1', name: '演示项目（XM-1）', fields, links: [], ...more };
}

export function sampleRule(key: string): SupervisionRule {
  const rule = SAMPLE_RULE_SET.rules.find((each) => each.key === key);
  if (rule === undefined) throw new Error(`no sample rule ${key}`);
  return rule;
}

/** What one sample rule finds of some rows. */
export function foundBy(key: string, subject: FactSubject, rows: readonly FactRow[], asOf: Day): SupervisionFinding[] {
  const facts: SupervisionFacts[] = [{ subject, rows }];
  return supervisionFindings({ rules: [sampleRule(key)], facts, units: SUPERVISED, asOf });
}
