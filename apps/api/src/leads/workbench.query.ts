import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf, UnitTree, type Scope } from '@yipanqi/api/identity';
import { Clock, Database, type Actor } from '@yipanqi/api/platform';
import type {
  EditionToDecide,
  LeaderDesk,
  MonthToConfirm,
  OfficerDesk,
  VerifierDesk,
  WorkbenchAnswer,
} from '@yipanqi/contract';
import {
  can,
  canAt,
  CITY_UNIT,
  closeDueOn,
  COUNT_CAP,
  firstDayOf,
  nextMonth,
  nextToClose,
  OPEN_STAGES,
  type Month,
} from '@yipanqi/domain';
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
    const [due, returned, stuck, toConfirm, year] = await Promise.all([
      this.due(scope),
      this.returned(scope),
      this.stuck(scope),
      this.toConfirm(actor),
      this.years.read(actor.unit),
    ]);
    return { ...due, ...returned, ...stuck, toConfirm, year };
  }

  /** The open month, once it has ended, as long as units of one's own have not confirmed it. */
  private async toConfirm(actor: Actor): Promise<MonthToConfirm | null> {
    if (!can(actor.grants, 'monthClose.confirm')) return null;
    const close = await this.db.one<{ last: Month | null; first: Month | null }>(
      'SELECT (SELECT max(month) FROM month_close) AS last, (SELECT min(booked_month) FROM ledger_posting) AS first',
    );
    const month = nextToClose(close?.last ?? null, close?.first ?? null);
    const today = this.clock.today();
    if (month === null || today < firstDayOf(nextMonth(month))) return null;
    const params: unknown[] = [month];
    const row = await this.db.one<{ asked: number; missing: number }>(
      `SELECT count(*)::int AS asked, (count(*) FILTER (WHERE c.id IS NULL))::int AS missing
         FROM unit u LEFT JOIN month_confirmation c ON c.month = $1 AND c.unit_id = u.id AND c.withdrawn_at IS NULL
        WHERE u.ranked${scopeClause(scopeOf(actor, 'monthClose.confirm'), 'u.id', params)}`,
      params,
    );
    if (!row || row.missing === 0) return null;
    const dueOn = closeDueOn(month);
    return { month, dueOn, overdue: today > dueOn, ...row };
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
    const [year, standings, targets, editions, months, stuck] = await Promise.all([
      this.years.read(actor.unit),
      this.years.standings(this.units.all().filter((unit) => unit.ranked)),
      this.db.one<{ count: number }>(`SELECT count(*)::int AS count FROM annual_target WHERE status = 'draft'`),
      this.editionsToDecide(actor),
      this.monthsToApprove(actor),
      this.stuckCount(where, params),
    ]);
    return {
      year,
      best: standings.slice(0, 3),
      last: standings.slice(-3),
      targetsToApprove: targets?.count ?? 0,
      editions,
      ...months,
      ...stuck,
    };
  }

  private async editionsToDecide(actor: Actor): Promise<EditionToDecide[]> {
    if (!canAt(actor.grants, 'report.approve', CITY_UNIT)) return [];
    return this.db.query<EditionToDecide & Record<string, unknown>>(
      `SELECT e.id, e.kind, e.period, e.edition_no AS edition, e.status, coalesce(u.name, '') AS "computedByName"
         FROM edition e LEFT JOIN app_user u ON u.id = e.computed_by
        WHERE e.status IN ('draft','approved') AND e.kind <> 'monthlyInterim' AND e.computed_by <> $1
        ORDER BY e.period, e.kind LIMIT 20`,
      [actor.userId],
    );
  }

  private async monthsToApprove(actor: Actor): Promise<Pick<LeaderDesk, 'monthsToApprove' | 'monthsToApproveTotal'>> {
    if (!canAt(actor.grants, 'monthClose.approve', CITY_UNIT)) return { monthsToApprove: [], monthsToApproveTotal: 0 };
    const rows = await this.db.query<{ month: string; total: number }>(
      `SELECT m.month, (count(*) OVER ())::int AS total FROM month_close m
        WHERE m.closed_by <> $1 AND NOT EXISTS (SELECT FROM month_close_approval a WHERE a.month = m.month)
        ORDER BY m.month DESC LIMIT 12`,
      [actor.userId],
    );
    return { monthsToApprove: rows.map(({ month }) => month), monthsToApproveTotal: rows[0]?.total ?? 0 };
  }
}
