import { yearOf, YI } from '@yipanqi/domain';
import { elapsedPart, type DemoCalendar } from './demo-calendar';
import type { Random } from './random';
import { RANKED_UNITS } from './reference-data';
import type { DemoLead, DemoRecord, DemoTarget } from './story';

const CITY = '500000';
const MEASURED = ['contracted', 'inPlace', 'signedProjects'] as const;
type Measured = (typeof MEASURED)[number];

/** Targets of the recent years: what the unit will reach, more or less, so that some are ahead of the clock and some behind. */
export function demoTargets(
  random: Random,
  calendar: DemoCalendar,
  leads: readonly DemoLead[],
  records: readonly DemoRecord[],
): DemoTarget[] {
  const unitOf = new Map(leads.map((lead) => [lead.key, lead.unit]));
  return calendar.recentYears.flatMap((year) => {
    const elapsed = Math.max(0.1, elapsedPart(calendar.today, year));
    const ofYear = records.filter((record) => yearOf(record.occurredOn) === year && record.step !== null);
    return MEASURED.flatMap((measure) => {
      const targets = RANKED_UNITS.map((unit): DemoTarget => {
        const actual = ofYear
          .filter((each) => unitOf.get(each.lead) === unit.id)
          .reduce((sum, each) => sum + partOf(each, measure), 0);
        const wanted = Math.max(measure === 'signedProjects' ? 2 : 8, (actual / elapsed) * random.between(0.78, 1.3));
        return { year, unit: unit.id, measure, value: rounded(measure, wanted), approved: true };
      });
      const city = targets.reduce((sum, target) => sum + target.value, 0n);
      return [...targets, { year, unit: CITY, measure, value: city, approved: true }];
    });
  });
}

/** Drafts of this year that wait for a leader's approval. */
export function draftedTargets(calendar: DemoCalendar): DemoTarget[] {
  const year = calendar.recentYears.at(-1) ?? yearOf(calendar.today);
  return RANKED_UNITS.slice(0, 6).map((unit, index) => ({
    year,
    unit: unit.id,
    measure: 'startedProjects',
    value: BigInt(2 + (index % 4)),
    approved: false,
  }));
}

/** What a record adds, in 亿元 or projects; credit splits are left aside. */
function partOf({ kind, type, amount }: DemoRecord, measure: Measured): number {
  if (measure === 'signedProjects') return kind === 'formal' ? 1 : 0;
  const counts = measure === 'inPlace' ? type === 'funds' : kind === 'formal' || kind === 'increase';
  return counts ? Number(amount ?? 0n) / Number(YI) : 0;
}

function rounded(measure: Measured, wanted: number): bigint {
  if (measure === 'signedProjects') return BigInt(Math.round(wanted));
  return BigInt(wanted > 100 ? Math.round(wanted / 5) * 5 : Math.round(wanted)) * YI;
}
