import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@yipanqi/api/platform';
import {
  type LightConditions,
  type Quarter,
  RuleBroken,
  type RuleSetStatus,
  type SupervisionRule,
  type SupervisionRuleSet,
} from '@yipanqi/domain';

/** One version as it is stored. */
export interface StoredRuleSet {
  id: string;
  rulesVersion: number;
  name: string;
  sample: boolean;
  status: RuleSetStatus;
  rules: SupervisionRule[];
  lights: LightConditions;
  reason: string;
  draftedBy: string | null;
  draftedByName: string | null;
  draftedAt: Date;
  approvedByName: string | null;
  approvedAt: Date | null;
  version: number;
}

type Row = StoredRuleSet & Record<string, unknown>;

const SELECT = `SELECT s.id, s.rules_version AS "rulesVersion", s.name, s.sample, s.status, s.rules, s.lights, s.reason,
    s.drafted_by AS "draftedBy", d.name AS "draftedByName", s.drafted_at AS "draftedAt", a.name AS "approvedByName",
    s.approved_at AS "approvedAt", s.version
  FROM supervision_rule_set s LEFT JOIN app_user d ON d.id = s.drafted_by LEFT JOIN app_user a ON a.id = s.approved_by`;

@Injectable()
export class RuleSetRepository {
  /** The newest approved version: by it quarters are looked through. @throws RuleBroken SUPERVISION_RULES_NONE */
  async inForce(db: Queryable): Promise<SupervisionRuleSet> {
    const [row] = await db.named<Row>(
      'supervision-rules-in-force',
      `${SELECT} WHERE s.status = 'approved' ORDER BY s.rules_version DESC LIMIT 1`,
    );
    if (!row) throw new RuleBroken('SUPERVISION_RULES_NONE');
    return ruleSet(row);
  }

  /** A quarter that is published stays with the rules of its report, whatever is approved later; any other has those in force. */
  async forQuarter(db: Queryable, quarter: Quarter): Promise<SupervisionRuleSet> {
    const row = await db.one<Row>(
      `${SELECT} WHERE s.rules_version = (SELECT scheme_version FROM edition
         WHERE kind = 'quarterly' AND period = $1 AND status = 'published' ORDER BY edition_no DESC LIMIT 1)`,
      [quarter],
    );
    return row ? ruleSet(row) : this.inForce(db);
  }

  all(db: Queryable): Promise<StoredRuleSet[]> {
    return db.query<Row>(`${SELECT} ORDER BY s.rules_version DESC`);
  }

  async of(db: Queryable, rulesVersion: number): Promise<StoredRuleSet | null> {
    return db.one<Row>(`${SELECT} WHERE s.rules_version = $1`, [rulesVersion]);
  }

  /** Nobody else drafts or approves until the transaction ends. */
  async lock(tx: Tx): Promise<StoredRuleSet[]> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('supervision-rules'))`);
    return this.all(tx);
  }
}

function ruleSet({ rulesVersion, name, sample, rules, lights }: StoredRuleSet): SupervisionRuleSet {
  return { version: rulesVersion, name, sample, rules, lights };
}
