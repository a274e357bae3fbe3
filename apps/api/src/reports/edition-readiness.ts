import type { Readiness, Tx } from '@yipanqi/api/platform';
import type { EditionKind } from '@yipanqi/contract';
import { lastMonthOf, lastMonthOfQuarter, RuleBroken, type Month, type Quarter } from '@yipanqi/domain';
import type { EditionMaker } from './edition-maker';

/**
 * May the scheduled report be computed? Not where somebody has computed one already; it waits until the last month of its period is
 * closed and its maker has what it needs.
 */
export async function editionReadiness(
  tx: Tx,
  kind: EditionKind,
  period: string,
  maker: EditionMaker,
): Promise<Readiness> {
  const edition = await tx.one('SELECT 1 FROM edition WHERE kind = $1 AND period = $2 LIMIT 1', [kind, period]);
  if (edition) return { notNeeded: '已有人编制' };
  const month = lastMonth(kind, period);
  const closed = await tx.one('SELECT 1 FROM month_close WHERE month = $1', [month]);
  if (!closed) return { waitsFor: `等待 ${month} 月结` };
  try {
    await maker.assertPossible?.(tx, period);
    return 'ready';
  } catch (error) {
    if (error instanceof RuleBroken) return { waitsFor: error.message };
    throw error;
  }
}

function lastMonth(kind: EditionKind, period: string): Month {
  if (kind === 'quarterly') return lastMonthOfQuarter(period as Quarter);
  return kind === 'yearly' ? lastMonthOf(Number(period)) : (period as Month);
}
