import { addDays, type Day, type Fen } from '@yipanqi/domain';
import type { DirectedEnterprise } from './demo-enterprises';
import names from './names.json';
import type { Random } from './random';
import { directionOf, RANKED_UNITS } from './reference-data';
import type { DemoLead } from './story';

export interface LeadWanted {
  code: string;
  enterprise: DirectedEnterprise;
  unit: string;
  registeredOn: Day;
  expected: bigint;
  /** The lead is about a direction of the plan; null = other. */
  direction: string | null;
}

/** A lead with everything that an officer fills in; made up, and marked so. */
export function demoLead(random: Random, wanted: LeadWanted): DemoLead {
  const { code, enterprise, unit, registeredOn, expected, direction } = wanted;
  const elsewhere = random.chance(0.05) ? random.pick(RANKED_UNITS).id : unit;
  return {
    key: code,
    code,
    name: projectName(random, enterprise),
    enterprise: enterprise.key,
    unit,
    placeUnit: random.chance(0.8) ? elsewhere : null,
    direction,
    registeredOn,
    stage: 'negotiation',
    expected: expected as Fen,
    source: random.pick(names.leadSources),
    referrer: random.chance(0.35) ? random.pick(names.referrers) : '',
    contactName: `${random.pick(names.contacts)}（${random.pick(names.contactTitles)}）`,
    contactPhone: names.contactPhonePattern.replace('{nnnn}', String(random.whole(0, 9999)).padStart(4, '0')),
    remark: '演示数据，一切名称均为虚构。',
    nextStep: '',
    nextStepOn: null,
    splits: random.chance(0.045) ? splitsOf(random, unit, registeredOn) : [],
    demo: true,
    followUps: [],
    incorporatedOn: null,
    withdrawnBecause: null,
  };
}

export function projectName(random: Random, { brand, direction }: DirectedEnterprise): string {
  const { style, products } = directionOf(direction);
  const pattern = random.pick(names.projectPatterns[style]);
  return names.mark + pattern.replace('{brand}', brand).replace('{product}', random.pick(products));
}

/** Two units share the credit; now and then on other terms later. */
function splitsOf(random: Random, unit: string, from: Day): DemoLead['splits'] {
  const partner = random.pick(RANKED_UNITS.filter((each) => each.id !== unit)).id;
  const shares = (bp: number): DemoLead['splits'][number]['shares'] => [
    { unit, bp },
    { unit: partner, bp: 10_000 - bp },
  ];
  const first = { effectiveFrom: from, shares: shares(random.pick([5000, 6000, 7000, 8000])) };
  if (!random.chance(0.25)) return [first];
  return [first, { effectiveFrom: addDays(from, 300), shares: shares(random.pick([3333, 4000, 5500])) }];
}

/** What was noted on the way, a few weeks apart; nothing after `until`. */
export function followUps(
  random: Random,
  stages: readonly (keyof typeof names.followUps)[],
  from: Day,
  until: Day,
): DemoLead['followUps'] {
  const notes: DemoLead['followUps'] = [];
  let on = from;
  for (const stage of stages) {
    for (let count = random.whole(1, 2); count > 0; count -= 1) {
      on = addDays(on, random.whole(6, 38));
      if (on <= until) notes.push({ on, text: random.pick(names.followUps[stage]) });
    }
  }
  return notes;
}
