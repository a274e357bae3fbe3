import { Injectable } from '@nestjs/common';
import { newId, type Queryable, type Tx } from '@yipanqi/api/platform';
import type { ManualInput } from '@yipanqi/domain';

/** A revision of what people entered, with who did it. */
export interface StoredInput extends ManualInput {
  readonly id: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  /** Number of the objection by which it was put right. */
  readonly objection: string | null;
}

const SELECT = `SELECT i.id, i.unit_id AS unit, i.input_key AS key, i.revision, i.value, i.evidence, i.note,
    u.name AS "recordedBy", i.recorded_at AS "recordedAt", o.number AS objection
  FROM assessment_input i JOIN app_user u ON u.id = i.recorded_by
  LEFT JOIN assessment_objection o ON o.id = i.objection_id`;

/** Inputs that people enter. Rows are only added; the last revision counts. */
@Injectable()
export class ManualInputRepository {
  /** The last revision of each, by unit and key. */
  async latest(db: Queryable, year: number): Promise<StoredInput[]> {
    const rows = await this.all(db, year);
    const last = new Map(rows.map((row) => [`${row.unit}|${row.key}`, row]));
    return [...last.values()];
  }

  /** Every revision, oldest first. */
  all(db: Queryable, year: number): Promise<StoredInput[]> {
    return db.named<StoredInput & Record<string, unknown>>(
      'assessment-inputs',
      `${SELECT} WHERE i.year = $1 ORDER BY i.unit_id COLLATE "C", i.input_key COLLATE "C", i.revision`,
      [year],
    );
  }

  async lastOf(tx: Tx, year: number, unit: string, key: string): Promise<StoredInput | null> {
    return tx.one<StoredInput & Record<string, unknown>>(
      `${SELECT} WHERE i.year = $1 AND i.unit_id = $2 AND i.input_key = $3 ORDER BY i.revision DESC LIMIT 1`,
      [year, unit, key],
    );
  }

  /** The unique key of the revision refuses a second one. */
  async add(
    tx: Tx,
    year: number,
    input: ManualInput,
    by: { userId: string; objectionId: string | null },
  ): Promise<string> {
    const id = newId();
    await tx.run(
      `INSERT INTO assessment_input (id, year, unit_id, input_key, revision, value, evidence, note, objection_id, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        year,
        input.unit,
        input.key,
        input.revision,
        input.value,
        input.evidence,
        input.note,
        by.objectionId,
        by.userId,
      ],
    );
    return id;
  }
}
