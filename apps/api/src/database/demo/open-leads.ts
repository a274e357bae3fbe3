import { addDays, type Day, type OpenStage } from '@yipanqi/domain';
import type { DemoCalendar } from './demo-calendar';
import type { DirectedEnterprise } from './demo-enterprises';
import { demoLead, followUps } from './demo-lead';
import names from './names.json';
import { yi } from './project-life';
import type { Random } from './random';
import { DIRECTIONS, UNIT_WEIGHTS } from './reference-data';
import type { DemoEnterprise, DemoLead } from './story';

const OPEN = 500;
const DUE_TODAY = 14;
const OVERDUE = 28;
const STAGES: readonly (readonly [OpenStage, number])[] = [
  ['clue', 0.38],
  ['appraisal', 0.27],
  ['negotiation', 0.35],
];
const REACHED: Readonly<Record<OpenStage, readonly OpenStage[]>> = {
  clue: ['clue'],
  appraisal: ['clue', 'appraisal'],
  negotiation: ['clue', 'appraisal', 'negotiation'],
};
const NEXT_STEPS = [
  '回访企业，确认选址意向',
  '提交投资协议修改稿',
  '陪同企业踏勘地块',
  '催报尽职调查材料',
  '协调用电接入方案',
  '邀请企业高层来渝考察',
];
/** Districts with an officer of their own in the demonstration: what is due today is shown to them first. */
const SHOWN_FIRST = ['500101', '500112', '500120', '500000-liangjiang'];

/** Leads that nobody has signed yet: clues, appraisals, negotiations, and some that were withdrawn. */
export function openLeads(
  random: Random,
  calendar: DemoCalendar,
  enterprises: readonly DirectedEnterprise[],
): DemoLead[] {
  return Array.from({ length: OPEN }, (_, index) => openLead(random, calendar, enterprises, index));
}

function openLead(
  random: Random,
  { today }: DemoCalendar,
  enterprises: readonly DirectedEnterprise[],
  index: number,
): DemoLead {
  const direction = random.pick(DIRECTIONS).key;
  const stage = random.weighted(STAGES);
  // Many are young, some have been lying for a year and a half.
  const registeredOn = addDays(today, -Math.floor(540 * random.next() ** 1.7));
  const busy = index < DUE_TODAY + OVERDUE;
  const lead = demoLead(random, {
    code: `YS-X-${String(index + 1).padStart(4, '0')}`,
    enterprise: random.pick(enterprises.filter((each) => each.direction === direction)),
    unit: busy && random.chance(0.7) ? random.pick(SHOWN_FIRST) : random.weighted(UNIT_WEIGHTS),
    registeredOn,
    expected: yi(0.5 + 90 * random.next() ** 2.6),
    direction: random.chance(0.06) ? null : direction,
  });
  return {
    ...lead,
    stage,
    followUps: followUps(random, REACHED[stage], registeredOn, today),
    ...(busy || random.chance(0.4) ? nextStep(random, today, index) : {}),
    withdrawnBecause: !busy && random.chance(0.12) ? random.pick(names.withdrawReasons) : null,
  };
}

function nextStep(random: Random, today: Day, index: number): Pick<DemoLead, 'nextStep' | 'nextStepOn'> {
  const days = index < DUE_TODAY ? 0 : index < DUE_TODAY + OVERDUE ? -random.whole(1, 40) : random.whole(1, 60);
  return { nextStep: random.pick(NEXT_STEPS), nextStepOn: addDays(today, days) };
}

/** The same enterprise written differently by several districts that all claim to have met it first. */
export function disputedNames(
  random: Random,
  { today }: DemoCalendar,
): { enterprises: DemoEnterprise[]; leads: DemoLead[] } {
  const directions = ['ngit.semiconductor', 'new_energy.energy_storage', 'biotech.biopharma'];
  const enterprises: DemoEnterprise[] = [];
  const leads: DemoLead[] = [];
  names.similarNames.groups.forEach((group, groupIndex) => {
    const direction = directions[groupIndex] ?? 'ngit.semiconductor';
    group.forEach((name, index) => {
      const brand = name.replace(/^演示·?/, '').slice(0, 2);
      const enterprise = { key: name, name, uscc: null, demo: true, brand, direction };
      const registeredOn = addDays(today, -(9 + groupIndex * 21) + index * 3);
      const unit = SHOWN_FIRST[(groupIndex + index) % SHOWN_FIRST.length] ?? '500101';
      const code = `YS-Z-${groupIndex + 1}${index + 1}`;
      const lead = demoLead(random, {
        code,
        enterprise,
        unit,
        registeredOn,
        expected: yi(12 + groupIndex * 9),
        direction,
      });
      enterprises.push({ key: name, name, uscc: null, demo: true });
      leads.push({
        ...lead,
        stage: index === 0 ? 'negotiation' : 'clue',
        splits: [],
        remark: '演示数据：同一企业被几个区县以不同写法登记，首报待认定。',
        followUps: followUps(random, ['clue'], registeredOn, today),
      });
    });
  });
  return { enterprises, leads };
}
