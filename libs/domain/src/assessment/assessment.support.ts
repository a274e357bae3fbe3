import type { Month } from '../shared/calendar';
import type { AssessmentFacts, InputFact, LeadFact, UnitFacts } from './facts';
import type {
  GradeBand,
  ItemOf,
  MethodParameters,
  Quantity,
  Scheme,
  SchemeItem,
  SchemeList,
  ScoringMethod,
} from './scheme';

/** Builders for specs only. */
export function inputs(...keys: string[]): Quantity {
  return { of: 'inputs', terms: keys.map((input) => ({ input })) };
}

export function leads(facts: Partial<Extract<Quantity, { of: 'leads' }>> = {}): Quantity {
  return { of: 'leads', take: 'count', event: 'signed', flags: [], from: null, below: null, ...facts };
}

export function anItem<M extends ScoringMethod>(
  method: M,
  parameters: MethodParameters[M],
  facts: Partial<Omit<ItemOf<M>, 'method' | 'parameters'>> = {},
): SchemeItem {
  const item = {
    key: method,
    name: method,
    method,
    parameters,
    weight: method === 'bonus' || method === 'veto' ? '0' : '10',
    cap: null,
    groups: null,
    noTarget: 'excluded',
    ...facts,
  };
  return item as unknown as SchemeItem;
}

export function aList(items: readonly SchemeItem[], facts: Partial<SchemeList> = {}): SchemeList {
  const full = items.reduce((sum, { weight }) => sum + Math.round(Number(weight) * 100), 0);
  const grades: GradeBand[] = [];
  return {
    key: 'composite',
    name: '综合考核',
    kind: 'composite',
    groups: [{ name: '全部', cohorts: ['甲组', '乙组'], units: [] }],
    withoutZones: true,
    ranking: { by: 'score' },
    fullScore: (full / 100).toFixed(2),
    items,
    grades,
    ...facts,
  };
}

export function aScheme(...lists: SchemeList[]): Scheme {
  return { key: 'sample', name: '测试方案', sample: true, lists };
}

export function aUnit(
  unit: string,
  given: Record<string, string | readonly [string, string]> = {},
  own: Partial<UnitFacts> = {},
): UnitFacts {
  const facts: Record<string, InputFact> = {};
  for (const [key, figure] of Object.entries(given)) {
    facts[key] = typeof figure === 'string' ? { value: figure } : { value: figure[0], target: figure[1] };
  }
  return { unit, name: `单位${unit}`, cohort: '甲组', inputs: facts, leads: [], ...own };
}

export function aLead(lead: string, facts: Partial<LeadFact> = {}): LeadFact {
  return { lead, name: lead, events: ['signed'], flags: [], size: '0', contracted: '0', inPlace: '0', ...facts };
}

export function theFacts(units: readonly UnitFacts[], month = '2024-12'): AssessmentFacts {
  return { year: Number(month.slice(0, 4)), asOf: month as Month, units };
}
