import { Injectable } from '@nestjs/common';
import { scopeClause, scopeOf, UnitTree } from '@yipanqi/api/identity';
import { Database, type Actor } from '@yipanqi/api/platform';
import type { TargetCell, TargetPair, TargetRow, TargetTable, UnitView } from '@yipanqi/contract';
import { byCohortThenCode, type Measure, type TargetStatus, wireValue } from '@yipanqi/domain';

interface Row {
  id: string;
  version: number;
  status: TargetStatus;
  unit: string;
  measure: Measure;
  value: string;
  phasing: string[] | null;
  source: string;
  draftedById: string;
  draftedBy: string;
  draftedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
}

/** The year's targets as a table measure × unit, in the caller's scope. */
@Injectable()
export class TargetTableQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
  ) {}

  async run(actor: Actor, year: number): Promise<TargetTable> {
    const scope = scopeOf(actor, 'target.read');
    const cells = await this.cells(actor, year);
    const units = this.units.all().filter(({ id }) => scope === 'all' || scope.includes(id));
    const drafts = cells.filter(({ status }) => status === 'draft');
    return {
      year,
      years: await this.years(actor),
      rows: [...units].sort(byCohortThenCode).map((unit) => rowOf(unit, cells, actor)),
      drafts: drafts.length,
      approvable: drafts.filter(({ draftedById }) => draftedById !== actor.userId).length,
    };
  }

  private cells(actor: Actor, year: number): Promise<Row[]> {
    const params: unknown[] = [year];
    const scope = scopeClause(scopeOf(actor, 'target.read'), 't.unit_id', params);
    return this.db.query<Row & Record<string, unknown>>(
      `SELECT t.id, t.version, t.status, t.unit_id AS unit, t.measure, t.value::text, t.phasing::text[], t.source,
              t.drafted_by AS "draftedById", d.name AS "draftedBy", t.drafted_at AS "draftedAt",
              a.name AS "approvedBy", t.approved_at AS "approvedAt"
         FROM annual_target t
         JOIN app_user d ON d.id = t.drafted_by
         LEFT JOIN app_user a ON a.id = t.approved_by
        WHERE t.year = $1${scope}`,
      params,
    );
  }

  private async years(actor: Actor): Promise<number[]> {
    const params: unknown[] = [];
    const scope = scopeClause(scopeOf(actor, 'target.read'), 'unit_id', params);
    const rows = await this.db.query<{ year: number }>(
      `SELECT DISTINCT year FROM annual_target WHERE true${scope} ORDER BY year`,
      params,
    );
    return rows.map(({ year }) => year);
  }
}

function rowOf(unit: UnitView, rows: readonly Row[], actor: Actor): TargetRow {
  const cells: Partial<Record<Measure, TargetPair>> = {};
  for (const row of rows.filter((each) => each.unit === unit.id)) {
    cells[row.measure] = { approved: null, draft: null, ...cells[row.measure], [row.status]: cellOf(row, actor) };
  }
  return { unit: unit.id, name: unit.name, cohort: unit.cohort, cells };
}

function cellOf(row: Row, actor: Actor): TargetCell {
  const { id, version, status, source, draftedBy, approvedBy, measure } = row;
  return {
    id,
    version,
    status,
    value: wireValue(measure, BigInt(row.value)),
    phasing: row.phasing && row.phasing.map((value) => wireValue(measure, BigInt(value))),
    source,
    draftedBy,
    draftedAt: row.draftedAt.toISOString(),
    own: row.draftedById === actor.userId,
    approvedBy,
    approvedAt: row.approvedAt && row.approvedAt.toISOString(),
  };
}
