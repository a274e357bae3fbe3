import { compareRatios, divide, multiply, type Ratio, ratio } from '../../shared/ratio';
import { exact, fromWritten, type InputUnit, shownPoints } from '../exact';
import type { MethodDefinition, ParameterFault } from '../method';
import { quantityUnit } from '../quantity';
import type { Tier } from '../scheme';
import { award } from './support';
import { readBased } from './based';

/** A table of bands; the score is of 100 and taken of the weight. */
export const tiers: MethodDefinition<'tiers'> = {
  title: '分档计分',
  formula: '所在档分值 ÷ 100 × 权重',
  cap: null,
  outside: false,
  quantities: ({ quantity, basis }) => [{ path: 'quantity', quantity, needsTarget: basis === 'completion' }],
  check({ parameters: { table } }) {
    if (table.length === 0) return [noTiers()];
    const bad = badTiers(table);
    // Seams of a tier without width would only repeat what is wrong with it.
    return bad.some(({ code }) => code === 'TIER_EMPTY') ? bad : [...bad, ...seams(table)];
  },
  score({ quantity, basis, table }, context) {
    const own = readBased(quantity, basis, context.unit);
    if ('missing' in own) return own;
    const kind: InputUnit = basis === 'completion' ? 'rate' : quantityUnit(quantity);
    const tier = table.find(({ from, to }) => within(own.value, from, to, kind));
    if (!tier) return { missing: `${own.text} 不在任何一档` };
    const points = multiply(divide(exact(tier.score), ratio(100n)), context.weight);
    return {
      raw: points,
      points,
      capped: false,
      steps: [
        ...own.steps,
        { label: '所在档', formula: tierText(tier, kind), result: shownPoints(exact(tier.score)) },
        award(`${shownPoints(exact(tier.score))} ÷ 100 × ${shownPoints(context.weight)}`, points),
      ],
    };
  },
};

function within(value: Ratio, from: string | null, to: string | null, kind: InputUnit): boolean {
  if (from !== null && compareRatios(value, fromWritten(from, kind)) < 0) return false;
  return to === null || compareRatios(value, fromWritten(to, kind)) < 0;
}

function tierText({ from, to }: Tier, kind: InputUnit): string {
  const unit = kind === 'rate' ? '%' : kind === 'money' ? ' 亿元' : kind === 'count' ? ' 个' : ' 分';
  if (from === null && to === null) return '全部';
  if (from === null) return `${to}${unit}以下`;
  return to === null ? `${from}${unit}以上` : `${from}–${to}${unit}（不含 ${to}）`;
}

function noTiers(): ParameterFault {
  return { path: 'table', code: 'TIERS_EMPTY', sentence: '分档表没有一档，请至少填写一档。' };
}

function badTiers(table: readonly Tier[]): ParameterFault[] {
  return table.flatMap(({ from, to, score }, index): ParameterFault[] => {
    const faults: ParameterFault[] = [];
    if (from !== null && to !== null && compareRatios(exact(from), exact(to)) >= 0) {
      faults.push({
        path: `table.${index}.to`,
        code: 'TIER_EMPTY',
        sentence: `该档从 ${from} 到 ${to}，上限应大于下限。`,
      });
    }
    if (compareRatios(exact(score), ratio(100n)) > 0) {
      faults.push({
        path: `table.${index}.score`,
        code: 'TIER_SCORE',
        sentence: `该档分值为 ${score}，应在 0 与 100 之间。`,
      });
    }
    return faults;
  });
}

/** Sorted by lower end, each band must begin where the one before ended, from no lower end to no upper end. */
function seams(table: readonly Tier[]): ParameterFault[] {
  const sorted = table.map((tier, index) => ({ ...tier, index })).sort((a, b) => compareEnds(a.from, b.from));
  const faults: ParameterFault[] = [];
  const [first] = sorted;
  const last = [...sorted].sort((a, b) => compareUpper(a.to, b.to)).at(-1);
  if (first && first.from !== null) faults.push(hole(first.index, 'from', `低于 ${first.from} 时没有对应的档`));
  if (last && last.to !== null) faults.push(hole(last.index, 'to', `达到 ${last.to} 时没有对应的档`));
  for (const [place, tier] of sorted.entries()) {
    const before = sorted[place - 1];
    if (!before) continue;
    const order = before.to === null || tier.from === null ? 1 : compareRatios(exact(before.to), exact(tier.from));
    if (order > 0) {
      const sentence = `与另一档（从 ${before.from ?? '最低'} 到 ${before.to ?? '最高'}）重叠，请使各档首尾相接。`;
      faults.push({ path: `table.${tier.index}.from`, code: 'TIERS_OVERLAP', sentence });
    }
    if (order < 0) faults.push(hole(tier.index, 'from', `${before.to} 与 ${tier.from} 之间没有对应的档`));
  }
  return faults;
}

function hole(index: number, end: 'from' | 'to', what: string): ParameterFault {
  return { path: `table.${index}.${end}`, code: 'TIERS_HOLE', sentence: `${what}，请使各档首尾相接、上下不留空。` };
}

function compareEnds(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  return compareRatios(exact(a), exact(b));
}

function compareUpper(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return compareRatios(exact(a), exact(b));
}
