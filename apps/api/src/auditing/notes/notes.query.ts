import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Database, type Queryable } from '@yipanqi/api/platform';
import type { AuditorNote } from '@yipanqi/contract';

interface Row extends Omit<AuditorNote, 'unitName' | 'own'> {
  writtenById: string;
  [column: string]: unknown;
}

const SELECT = `SELECT n.id, n.year, n.unit_id AS unit, n.text, n.written_by AS "writtenById", a.name AS "writtenBy",
    n.written_at AS "writtenAt", n.changed_at AS "changedAt", n.version
  FROM auditing_note n JOIN app_user a ON a.id = n.written_by WHERE n.removed_at IS NULL`;

/** Notes of auditors, for auditors. */
@Injectable()
export class NotesQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
  ) {}

  async list(userId: string, year: number | null, unit: string | null): Promise<AuditorNote[]> {
    const rows = await this.db.query<Row>(
      `${SELECT} AND ($1::int IS NULL OR n.year = $1) AND ($2::text IS NULL OR n.unit_id = $2) ORDER BY n.written_at DESC, n.id DESC LIMIT 500`,
      [year, unit],
    );
    return rows.map((row) => this.view(row, userId));
  }

  async one(db: Queryable, id: string, userId: string): Promise<AuditorNote> {
    const row = await db.one<Row>(`${SELECT} AND n.id = $1`, [id]);
    return this.view(row!, userId);
  }

  private view({ writtenById, ...row }: Row, userId: string): AuditorNote {
    const unitName = row.unit === null ? '全市' : this.units.get(row.unit).name;
    return { ...row, unitName, own: writtenById === userId };
  }
}
