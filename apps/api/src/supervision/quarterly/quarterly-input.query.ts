import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { PlanQuery, TargetRepository } from '@yipanqi/api/plan';
import type { Tx } from '@yipanqi/api/platform';
import {
  addMonths,
  type Day,
  firstMonthOfQuarter,
  lastDayOfQuarter,
  lastMonthOfQuarter,
  orderNumber,
  type PastFinding,
  previousQuarter,
  type Quarter,
  type QuarterlyContent,
  type QuarterlyInput,
  type SupervisedOrder,
  type SupervisedOrderEvent,
  type SupervisionFinding,
  yearOf,
} from '@yipanqi/domain';
import { FactsReader } from '../facts/facts.reader';
import { quarterTotals, totalsOrNull } from '../facts/year-figures';
import { RuleSetRepository } from '../rules/rule-set.repository';

interface OrderRow {
  year: number;
  serial: number;
  unit: string;
  item: string;
  findings: string[];
  events: SupervisedOrderEvent[];
}

/** Everything a quarterly report is computed from, out of one consistent picture, as of the quarter's last day. */
@Injectable()
export class QuarterlyInputQuery {
  constructor(
    private readonly plan: PlanQuery,
    private readonly targets: TargetRepository,
    private readonly units: UnitTree,
    private readonly sets: RuleSetRepository,
    private readonly facts: FactsReader,
  ) {}

  /** @throws RuleBroken QUARTER_AHEAD, QUARTER_NOT_CLOSED, SUPERVISION_RULES_NONE */
  async assertPossible(tx: Tx, period: Quarter): Promise<void> {
    await this.facts.assertClosed(tx, period);
    await this.sets.inForce(tx);
  }

  async read(tx: Tx, period: Quarter): Promise<QuarterlyInput> {
    await this.facts.assertClosed(tx, period);
    const rules = await this.sets.forQuarter(tx, period);
    const plan = await this.plan.facts(tx);
    const yearBefore = addMonths(lastMonthOfQuarter(period), -12);
    return {
      period,
      plan: { version: plan.version },
      schemeVersion: rules.version,
      rules,
      units: this.units.all().map(({ id, name, cohort }) => ({ id, name, cohort })),
      totals: await quarterTotals(tx, period),
      lastYear: await totalsOrNull(tx, addMonths(firstMonthOfQuarter(period), -12), yearBefore),
      targets: await this.targets.approvedOf(tx, yearOf(period)),
      facts: await this.facts.read(tx, period, rules.rules),
      orders: await orders(tx, lastDayOfQuarter(period)),
      lastFindings: await lastFindings(tx, previousQuarter(period)),
    };
  }
}

/** Issued up to a day, with what happened to them up to it. */
async function orders(tx: Tx, asOf: Day): Promise<SupervisedOrder[]> {
  const rows = await tx.query<OrderRow & Record<string, unknown>>(
    `SELECT o.year, o.serial, o.unit_id AS unit, o.item,
            coalesce((SELECT json_agg(f.finding_key ORDER BY f.seq) FROM supervision_order_finding f WHERE f.order_id = o.id), '[]')
              AS findings,
            (SELECT json_agg(json_build_object('kind', e.kind, 'on', e.on_day, 'deadline', e.deadline, 'text', e.text,
                      'evidence', e.evidence) ORDER BY e.seq)
               FROM supervision_event e WHERE e.order_id = o.id AND e.on_day <= $1) AS events
       FROM supervision_order o WHERE o.issued_on <= $1 ORDER BY o.year, o.serial`,
    [asOf],
  );
  return rows.map(({ year, serial, unit, item, findings, events }) => ({
    number: orderNumber(year, serial),
    unit,
    item,
    findings,
    events,
  }));
}

/** As the last quarter's report published them; where there is none, as the quarter was looked through; null when it never was. */
async function lastFindings(tx: Tx, quarter: Quarter): Promise<PastFinding[] | null> {
  const published = await tx.one<{ content: string }>(
    `SELECT content FROM edition WHERE kind = 'quarterly' AND period = $1 AND status = 'published' ORDER BY edition_no DESC LIMIT 1`,
    [quarter],
  );
  if (published) return (JSON.parse(published.content) as QuarterlyContent).findings.map(past);
  const run = await tx.one('SELECT 1 FROM supervision_run WHERE quarter = $1', [quarter]);
  if (!run) return null;
  const rows = await tx.query<{ finding: SupervisionFinding }>(
    'SELECT finding FROM supervision_finding WHERE quarter = $1 ORDER BY seq',
    [quarter],
  );
  return rows.map(({ finding }) => past(finding));
}

function past({ key, ruleName, light, unit, name, sentence }: SupervisionFinding): PastFinding {
  return { key, ruleName, light, unit, name, sentence };
}
