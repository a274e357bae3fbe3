import { Injectable } from '@nestjs/common';
import { Clock, type Tx } from '@yipanqi/api/platform';
import {
  type FactRow,
  lastDayOfQuarter,
  lightOf,
  monthsOfQuarter,
  type Quarter,
  quarterInWords,
  RuleBroken,
  type SupervisionFacts,
  type SupervisionRule,
} from '@yipanqi/domain';
import { FactProviders } from './fact-providers';

/** Gathers what the rules run over, as of the last day of a quarter whose months are closed. */
@Injectable()
export class FactsReader {
  constructor(
    private readonly providers: FactProviders,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleBroken QUARTER_AHEAD, QUARTER_NOT_CLOSED */
  async assertClosed(tx: Tx, quarter: Quarter): Promise<void> {
    if (lastDayOfQuarter(quarter) >= this.clock.today()) {
      throw new RuleBroken('QUARTER_AHEAD', { quarter: quarterInWords(quarter) }, 'quarter');
    }
    const months = monthsOfQuarter(quarter);
    const row = await tx.one<{ first: string | null; last: string | null }>(
      'SELECT min(month) AS first, max(month) AS last FROM month_close',
    );
    // Months close in order; nothing is booked before the first of them.
    const open = months.filter((month) => row?.last == null || month > row.last);
    const before = row?.first != null && months[2] < row.first;
    if (open.length > 0 || before) {
      throw new RuleBroken(
        'QUARTER_NOT_CLOSED',
        { quarter: quarterInWords(quarter), months: (before ? months : open).join('、') },
        'quarter',
      );
    }
  }

  /** Only rows in which some rule finds something: the same findings come of them, and an edition keeps no others. */
  async read(tx: Tx, quarter: Quarter, rules: readonly SupervisionRule[]): Promise<SupervisionFacts[]> {
    const asOf = lastDayOfQuarter(quarter);
    const facts: SupervisionFacts[] = [];
    for (const provider of this.providers.all()) {
      const own = rules.filter(({ subject }) => subject === provider.subject.key);
      if (own.length === 0) continue;
      const rows = await provider.read(tx, { quarter, asOf, rules: own });
      const found = rows.filter((row) => own.some((rule) => lightOf(rule, row, asOf) !== null));
      facts.push({ subject: provider.subject, rows: found.sort(byUnitThenRef) });
    }
    return facts;
  }
}

function byUnitThenRef(a: FactRow, b: FactRow): number {
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1;
  return a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0;
}
