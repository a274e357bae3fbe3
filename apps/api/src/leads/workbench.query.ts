import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf, UnitTree, type Scope } from '@yipanqi/api/identity';
import { Clock, Database, type Actor } from '@yipanqi/api/platform';
import type { LeaderDesk, OfficerDesk, VerifierDesk, WorkbenchAnswer } from '@yipanqi/contract';
import { COUNT_CAP, OPEN_STAGES } from '@yipanqi/domain';
import { UnitYearQuery } from './unit-year.query';

const SHOWN = 8;
const STUCK_DAYS = 30;
const OPEN = OPEN_STAGES.map((stage) => `'${stage}'`).join(',');
const STUCK = `l.stage IN (${OPEN}) AND l.touched_at < now() - interval '${STUCK_DAYS} days'`;

/** What each of the user's roles has on its desk this morning. */
@Injectable()
export class WorkbenchQuery {
  constructor(
    private readonly db: Database,
    private readonly years: UnitYearQuery,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  async desks(actor: Actor): Promise<WorkbenchAnswer> {
    const has = (role: string): boolean => actor.grants.some((grant) => grant.role === role);
    const [officer, verifier, leader] = await Promise.all([
      has('officer') ? this.officer(actor) : null,
      has('verifier') ? this.verifier(actor) : null,
      has('leader') ? this.leader(actor) : null,
    ]);
    return { officer, verifier, leader };
  }

  private async officer(actor: Actor): Promise<OfficerDesk> {
    const scope = scopeOf(actor, 'lead.edit');
    const [due, returned, stuck, year] = await Promise.all([
      this.due(scope),
      this.returned(scope),
      this.stuck(scope),
      this.years.read(actor.unit),
    ]);
    return { ...due, ...returned, ...stuck, year };
  }

  /** Next steps whose day has come. */
  private async due(scope: Scope): Promise<Pick<OfficerDesk, 'due' | 'dueTotal'>> {
    const params: unknown[] = [this.clock.today()];
    const rows = await this.db.query<OfficerDesk['due'][number] & { total: number } & Record<string, unknown>>(
      `SELECT l.id, l.code, l.name, e.name AS "enterpriseName", l.next_step AS "nextStep", l.next_step_on::text AS "nextStepOn",
              coalesce(u.name, '') AS "ownerName", (count(*) OVER ())::int AS total
         FROM lead l JOIN enterprise e ON e.id = l.enterprise_id LEFT JOIN app_user u ON u.id = l.owner_id
        WHERE l.next_step_on <= $1 AND l.stage NOT IN ('withdrawn','terminated')${scopeClause(scope, 'l.unit_id', params)} ORDER BY l.next_step_on, l.id LIMIT ${SHOWN}`,
      params,
    );
    return { due: rows.map(({ total: _, ...row }) => row), dueTotal: rows[0]?.total ?? 0 };
  }

  /** Records that the verifier sent back. */
  private async returned(scope: Scope): Promise<Pick<OfficerDesk, 'returned' | 'returnedTotal'>> {
    const params: unknown[] = [];
    const rows = await this.db.query<OfficerDesk['returned'][number] & { total: number } & Record<string, unknown>>(
      `SELECT r.id, r.lead_id AS "leadId", l.name AS "leadName", r.type, r.kind, r.voucher_no AS "voucherNo", r.return_reason AS reason,
              (count(*) OVER ())::int AS total
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id
        WHERE r.status = 'returned'${scopeClause(scope, 'l.unit_id', params)} ORDER BY r.recorded_at LIMIT ${SHOWN}`,
      params,
    );
    return { returned: rows.map(({ total: _, ...row }) => row), returnedTotal: rows[0]?.total ?? 0 };
  }

  /** Leads before signing that nobody touched, longest first. */
  private async stuck(scope: Scope): Promise<Pick<OfficerDesk, 'stuck' | 'stuckTotal' | 'stuckCapped'>> {
    const params: unknown[] = [];
    const where = `${STUCK}${scopeClause(scope, 'l.unit_id', params)}`;
    const stuck = await this.db.query<OfficerDesk['stuck'][number] & Record<string, unknown>>(
      `SELECT l.id, l.name, l.stage, l.touched_at AS "touchedAt", coalesce(u.name, '') AS "ownerName"
         FROM lead l LEFT JOIN app_user u ON u.id = l.owner_id WHERE ${where} ORDER BY l.touched_at, l.id LIMIT ${SHOWN}`,
      params,
    );
    return { stuck, ...(await this.stuckCount(where, params)) };
  }

  private async stuckCount(where: string, params: unknown[]): Promise<{ stuckTotal: number; stuckCapped: boolean }> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT FROM lead l WHERE ${where} LIMIT ${COUNT_CAP + 1}) few`,
      params,
    );
    const count = row?.count ?? 0;
    return { stuckTotal: Math.min(count, COUNT_CAP), stuckCapped: count > COUNT_CAP };
  }

  private async verifier(actor: Actor): Promise<VerifierDesk> {
    const params: unknown[] = [];
    const byUnit = await this.db.query<VerifierDesk['byUnit'][number] & Record<string, unknown>>(
      `SELECT l.unit_id AS unit, unit.name AS "unitName", count(*)::int AS pending, min(r.recorded_at) AS "oldestAt"
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id JOIN unit ON unit.id = l.unit_id
        WHERE r.status = 'pending'${scopeClause(scopeOf(actor, 'record.verify'), 'l.unit_id', params)}
        GROUP BY l.unit_id, unit.name ORDER BY min(r.recorded_at)`,
      params,
    );
    return {
      pending: byUnit.reduce((sum, each) => sum + each.pending, 0),
      oldestAt: byUnit[0]?.oldestAt ?? null,
      byUnit,
    };
  }

  private async leader(actor: Actor): Promise<LeaderDesk> {
    const params: unknown[] = [];
    const where = `${STUCK}${scopeClause(scopeOf(actor, 'lead.read'), 'l.unit_id', params)}`;
    const [year, standings, waiting, stuck] = await Promise.all([
      this.years.read(actor.unit),
      this.years.standings(this.units.all().filter((unit) => unit.ranked)),
      this.db.one<{ targets: number; editions: number }>(
        `SELECT (SELECT count(*) FROM annual_target WHERE status = 'draft')::int AS targets,
                (SELECT count(*) FROM edition WHERE status = 'draft')::int AS editions`,
      ),
      this.stuckCount(where, params),
    ]);
    return {
      year,
      best: standings.slice(0, 3),
      last: standings.slice(-3),
      targetsToApprove: waiting?.targets ?? 0,
      editionsToApprove: waiting?.editions ?? 0,
      ...stuck,
    };
  }
}
