import {
  type GradeBand,
  type LeadQuantity,
  METHODS,
  type MethodParameters,
  type Quantity,
  type Scheme,
  type SchemeItem,
  type SchemeList,
  type ScoringMethod,
  type Tier,
} from '@yipanqi/domain';

export const ANY_LEADS: LeadQuantity = {
  of: 'leads',
  take: 'count',
  event: 'signed',
  flags: [],
  from: null,
  below: null,
};

const TIERS: readonly Tier[] = [
  { from: '100', to: null, score: '100' },
  { from: '80', to: '100', score: '75' },
  { from: '50', to: '80', score: '50' },
  { from: null, to: '50', score: '0' },
];

/** What a method starts with. */
const PARAMETERS: { readonly [M in ScoringMethod]: (quantity: Quantity) => MethodParameters[M] } = {
  cappedCompletion: (quantity) => ({ quantity }),
  mixed: (quantity) => ({ first: inputs('signedProjects'), second: quantity, a: '0.5', b: '0.5' }),
  minimumCounts: () => ({ bands: [{ name: '第一类', quantity: ANY_LEADS, minimum: '1' }], step: '1' }),
  pointsPerItem: () => ({ bands: [{ name: '第一类', quantity: ANY_LEADS, points: '1' }] }),
  penalty: () => ({ bands: [{ name: '逾期督办单', quantity: inputs('overdueOrders'), rate: '1' }] }),
  efficacy: (quantity) => ({ quantity, basis: 'value', within: 'group' }),
  tiers: (quantity) => ({ quantity, basis: 'completion', table: TIERS }),
  structureRatio: () => ({ part: inputs('industrialContracted'), whole: inputs('contracted') }),
  paced: (quantity) => ({ quantity }),
  bonus: () => ({ bands: [{ name: '第一类', quantity: ANY_LEADS, points: '1' }] }),
  veto: () => ({ quantity: inputs('dataFraud'), from: '1', item: null, level: '0' }),
};

export function inputs(input: string): Quantity {
  return { of: 'inputs', terms: [{ input }] };
}

/** An item as it was, computed by another method: what still fits stays. */
export function withMethod(item: SchemeItem, method: ScoringMethod): SchemeItem {
  const { outside, cap } = METHODS[method];
  const before: unknown = 'quantity' in item.parameters ? item.parameters.quantity : null;
  const quantity = (before as Quantity | null) ?? inputs('contracted');
  return {
    ...item,
    method,
    parameters: PARAMETERS[method](quantity),
    weight: outside ? '0' : item.weight === '0' ? '10' : item.weight,
    cap: method === 'bonus' ? '5' : cap === METHODS[item.method].cap ? item.cap : null,
  } as SchemeItem;
}

export function newItem(list: SchemeList): SchemeItem {
  return {
    key: free(
      'item',
      list.items.map(({ key }) => key),
    ),
    name: '',
    method: 'cappedCompletion',
    parameters: { quantity: inputs('contracted') },
    weight: '10',
    cap: '1.2',
    groups: null,
    noTarget: 'excluded',
  };
}

export function newList(scheme: Scheme, cohorts: readonly string[]): SchemeList {
  const composite = scheme.lists.some(({ kind }) => kind === 'composite');
  const key = free(
    'list',
    scheme.lists.map((list) => list.key),
  );
  const groups = cohorts.map((name) => ({ name, cohorts: [name], units: [] }));
  const base = { key, name: '', groups, withoutZones: false, grades: [] as GradeBand[] };
  return composite
    ? { ...base, kind: 'single', ranking: { by: 'value', quantity: ANY_LEADS }, fullScore: '0', items: [] }
    : { ...base, kind: 'composite', ranking: { by: 'score' }, fullScore: '100', items: [] };
}

export const NEW_SCHEME: Scheme = { key: '', name: '', sample: false, lists: [] };

/** item1, item2 … the first that is free. */
function free(stem: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
