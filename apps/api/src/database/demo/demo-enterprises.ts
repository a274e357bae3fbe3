import { likelySame, usccCheckCharacter } from '@yipanqi/domain';
import names from './names.json';
import type { Random } from './random';
import { DIRECTIONS, type DemoDirection } from './reference-data';
import type { DemoEnterprise } from './story';

const PER_INDUSTRY = 3;

/** A made-up enterprise with the direction that it works in. */
export interface DirectedEnterprise extends DemoEnterprise {
  brand: string;
  direction: string;
}

/** Three enterprises for each industry word, none of which looks like another one. */
export function demoEnterprises(random: Random): DirectedEnterprise[] {
  const made: DirectedEnterprise[] = [];
  for (const direction of DIRECTIONS) {
    for (const industry of direction.industries) {
      for (let count = 0; count < PER_INDUSTRY; count += 1) made.push(unlikeOthers(random, direction, industry, made));
    }
  }
  return made;
}

function unlikeOthers(
  random: Random,
  direction: DemoDirection,
  industry: string,
  made: readonly DirectedEnterprise[],
): DirectedEnterprise {
  const near = made.slice(-PER_INDUSTRY * 4);
  for (;;) {
    const brand = random.pick(names.brands);
    const name = `${names.mark}${brand}${industry}${random.pick(names.companySuffixes[direction.style])}`;
    const rivals = [...near, ...made.filter((each) => each.brand === brand)].map((each) => each.name);
    if ([...rivals, ...names.similarNames.groups.flat()].some((rival) => likelySame(rival, name))) continue;
    return { key: name, name, uscc: usccOf(made.length + 1), demo: true, brand, direction: direction.key };
  }
}

/** A code with a right check character that no registry gives out: its organisation part begins with DEM. */
function usccOf(number: number): string {
  const first17 = `91500000DEM${String(number).padStart(6, '0')}`;
  return first17 + usccCheckCharacter(first17);
}
