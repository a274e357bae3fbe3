import type { PlanProgressAnswer } from '@yipanqi/contract';

export type BoardLine = PlanProgressAnswer['quotaLines'][number];

/** Furthest behind the clock first; lines without a quota last. Equal gaps keep the plan's order. */
export function byGap(lines: readonly BoardLine[]): BoardLine[] {
  return [...lines].sort((a, b) => gapOf(a) - gapOf(b));
}

/** “20 条额度中 13 条落后时序；还需签约 45,600.00 亿元。” */
export function behindCount(lines: readonly BoardLine[]): number {
  return lines.filter(({ paceGap }) => paceGap !== null && Number(paceGap) < 0).length;
}

function gapOf({ paceGap }: BoardLine): number {
  return paceGap === null ? Number.POSITIVE_INFINITY : Number(paceGap);
}
