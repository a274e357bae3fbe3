import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { newId, type Queryable, type Tx } from '@yipanqi/api/platform';
import type { EnrolledUnit } from '@yipanqi/domain';

/** How a year is assessed, as it is stored. */
export interface StoredYear {
  readonly id: string;
  readonly year: number;
  readonly schemeKey: string;
  readonly schemeVersion: number;
  readonly objectionDays: number;
  readonly enrolledBy: string;
  readonly enrolledAt: Date;
  readonly version: number;
  /** In the order in which units are printed. */
  readonly units: readonly EnrolledUnit[];
}

export interface YearFacts {
  readonly year: number;
  readonly schemeKey: string;
  readonly schemeVersion: number;
  readonly objectionDays: number;
  readonly enrolledBy: string;
}

type Row = Omit<StoredYear, 'units'> & Record<string, unknown>;

const SELECT = `SELECT y.id, y.year, y.scheme_key AS "schemeKey", y.scheme_version AS "schemeVersion",
    y.objection_days AS "objectionDays", u.name AS "enrolledBy", y.enrolled_at AS "enrolledAt", y.version
  FROM assessment_year y JOIN app_user u ON u.id = y.enrolled_by`;

@Injectable()
export class AssessmentYearRepository {
  constructor(private readonly tree: UnitTree) {}

  async of(db: Queryable, year: number): Promise<StoredYear | null> {
    const [row] = await db.named<Row>('assessment-year', `${SELECT} WHERE y.year = $1`, [year]);
    return row ? { ...row, units: await this.units(db, year) } : null;
  }

  all(db: Queryable): Promise<(Omit<StoredYear, 'units'> & { unitCount: number })[]> {
    return db.named<Row & { unitCount: number }>(
      'assessment-years',
      `${SELECT.replace('y.version', 'y.version, (SELECT count(*)::int FROM assessment_unit a WHERE a.year = y.year) AS "unitCount"')} ORDER BY y.year DESC`,
    );
  }

  /** The unique key of the year refuses a second one. */
  async insert(tx: Tx, { year, schemeKey, schemeVersion, objectionDays, enrolledBy }: YearFacts): Promise<string> {
    const id = newId();
    await tx.run(
      `INSERT INTO assessment_year (id, year, scheme_key, scheme_version, objection_days, enrolled_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, year, schemeKey, schemeVersion, objectionDays, enrolledBy],
    );
    return id;
  }

  async replaceUnits(tx: Tx, year: number, units: readonly EnrolledUnit[]): Promise<void> {
    await tx.run('DELETE FROM assessment_unit WHERE year = $1', [year]);
    await tx.run(
      `INSERT INTO assessment_unit (year, unit_id, cohort) SELECT $1, u, c FROM unnest($2::text[], $3::text[]) AS e(u, c)`,
      [year, units.map(({ unit }) => unit), units.map(({ cohort }) => cohort)],
    );
  }

  private async units(db: Queryable, year: number): Promise<EnrolledUnit[]> {
    const rows = await db.named<{ unit: string; cohort: string }>(
      'assessment-units',
      'SELECT unit_id AS unit, cohort FROM assessment_unit WHERE year = $1',
      [year],
    );
    const cohorts = new Map(rows.map(({ unit, cohort }) => [unit, cohort]));
    return this.tree.all().flatMap(({ id, name }) => {
      const cohort = cohorts.get(id);
      return cohort === undefined ? [] : [{ unit: id, name, cohort }];
    });
  }
}
