import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { UnitTree } from '@yipanqi/api/identity';
import { type Actor, Database, type Tx } from '@yipanqi/api/platform';
import {
  canAt,
  CITY_UNIT,
  lastDayOfQuarter,
  type Quarter,
  RuleBroken,
  type SupervisionFinding,
  supervisionFindings,
} from '@yipanqi/domain';
import { FactsReader } from '../facts/facts.reader';
import { RuleSetRepository } from '../rules/rule-set.repository';

export interface LookedThrough {
  readonly quarter: Quarter;
  readonly found: number;
  readonly red: number;
}

/** Looks a quarter through by its rules and keeps what they find; done again it replaces what was found before. */
@Injectable()
export class LookThrough {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly sets: RuleSetRepository,
    private readonly facts: FactsReader,
    private readonly audit: AuditLog,
  ) {}

  /** @throws RuleBroken FORBIDDEN, QUARTER_AHEAD, QUARTER_NOT_CLOSED, SUPERVISION_RULES_NONE */
  async run(actor: Actor, quarter: Quarter): Promise<LookedThrough> {
    if (!canAt(actor.grants, 'supervision.issue', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const { rulesVersion, findings } = await this.db.snapshot((tx) => this.find(tx, quarter));
    return this.db.tx(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`supervision:${quarter}`]);
      await store(tx, quarter, findings);
      const red = findings.filter(({ light }) => light === 'red').length;
      await tx.run(
        `INSERT INTO supervision_run (quarter, rules_version, as_of, found, red, run_by) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (quarter) DO UPDATE SET rules_version = excluded.rules_version, found = excluded.found, red = excluded.red,
           run_by = excluded.run_by, run_at = now()`,
        [quarter, rulesVersion, lastDayOfQuarter(quarter), findings.length, red, actor.userId],
      );
      await this.audit.record(tx, actor, {
        action: 'supervision.lookThrough',
        entity: 'supervisionRun',
        after: { quarter, rulesVersion, found: findings.length, red },
      });
      return { quarter, found: findings.length, red };
    });
  }

  private async find(tx: Tx, quarter: Quarter): Promise<{ rulesVersion: number; findings: SupervisionFinding[] }> {
    await this.facts.assertClosed(tx, quarter);
    const { version, rules } = await this.sets.forQuarter(tx, quarter);
    const facts = await this.facts.read(tx, quarter, rules);
    const findings = supervisionFindings({ rules, facts, units: this.units.all(), asOf: lastDayOfQuarter(quarter) });
    return { rulesVersion: version, findings };
  }
}

async function store(tx: Tx, quarter: Quarter, findings: readonly SupervisionFinding[]): Promise<void> {
  await tx.run('DELETE FROM supervision_finding WHERE quarter = $1', [quarter]);
  const rows = findings.map((finding, index) => {
    const { key, rule, light, unit } = finding;
    return { key, seq: index + 1, rule, light, unit, finding };
  });
  await tx.run(
    `INSERT INTO supervision_finding (quarter, key, seq, rule, light, unit_id, finding)
     SELECT $1, key, seq, rule, light, unit, finding
       FROM jsonb_to_recordset($2) AS f(key text, seq int, rule text, light text, unit text, finding jsonb)`,
    [quarter, JSON.stringify(rows)],
  );
}
