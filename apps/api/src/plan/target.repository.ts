import { Injectable } from '@nestjs/common';
import { newId, type Queryable, type Tx } from '@yipanqi/api/platform';
import type { AnnualTarget, Measure, Phasing, TargetStatus, TargetValue } from '@yipanqi/domain';

/** A stored target: the domain's with its place in the database. */
export interface StoredTarget extends AnnualTarget {
  readonly id: string;
  readonly version: number;
  readonly source: string;
}

interface Row {
  id: string;
  year: number;
  unit: string;
  measure: Measure;
  value: string;
  phasing: string[] | null;
  status: TargetStatus;
  source: string;
  draftedBy: string;
  approvedBy: string | null;
  version: number;
}

const SELECT = `SELECT id, year, unit_id AS unit, measure, value::text, phasing::text[], status, source, drafted_by AS "draftedBy",
  approved_by AS "approvedBy", version FROM annual_target`;

@Injectable()
export class TargetRepository {
  /** Approved targets of a year, by unit and measure. */
  async approvedOf(db: Queryable, year: number): Promise<TargetValue[]> {
    const rows = await db.named<Row & Record<string, unknown>>(
      'targets-approved',
      `${SELECT} WHERE year = $1 AND status = 'approved' ORDER BY unit_id COLLATE "C", measure COLLATE "C"`,
      [year],
    );
    return rows.map(stored).map(({ unit, measure, value, phasing }) => ({ unit, year, measure, value, phasing }));
  }

  /** Everything of these years, locked until the end of the transaction. */
  async lockYears(tx: Tx, years: readonly number[]): Promise<StoredTarget[]> {
    const rows = await tx.query<Row & Record<string, unknown>>(
      `${SELECT} WHERE year = ANY($1) ORDER BY id FOR UPDATE`,
      [years],
    );
    return rows.map(stored);
  }

  async lockById(tx: Tx, id: string): Promise<StoredTarget | null> {
    const row = await tx.one<Row & Record<string, unknown>>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
    return row && stored(row);
  }

  async insertDraft(tx: Tx, target: AnnualTarget, source: string): Promise<string> {
    const id = newId();
    await tx.named(
      'target-draft',
      `INSERT INTO annual_target (id, year, unit_id, measure, value, phasing, status, source, drafted_by)
       VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8)`,
      [
        id,
        target.year,
        target.unit,
        target.measure,
        String(target.value),
        phasingColumn(target),
        source,
        target.draftedBy,
      ],
    );
    return id;
  }

  async replaceDraft(tx: Tx, id: string, target: AnnualTarget, source: string): Promise<void> {
    await tx.named(
      'target-redraft',
      `UPDATE annual_target SET value = $2, phasing = $3, source = $4, drafted_by = $5, drafted_at = now(), version = version + 1
        WHERE id = $1`,
      [id, String(target.value), phasingColumn(target), source, target.draftedBy],
    );
  }

  /** The draft takes the place of what was approved before. */
  async approve(tx: Tx, draft: StoredTarget, approvedBy: string): Promise<void> {
    await tx.named(
      'target-replace',
      `DELETE FROM annual_target WHERE year = $1 AND unit_id = $2 AND measure = $3 AND status = 'approved'`,
      [draft.year, draft.unit, draft.measure],
    );
    await tx.named(
      'target-approve',
      `UPDATE annual_target SET status = 'approved', approved_by = $2, approved_at = now(), version = version + 1 WHERE id = $1`,
      [draft.id, approvedBy],
    );
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.run('DELETE FROM annual_target WHERE id = $1', [id]);
  }
}

function stored(row: Row): StoredTarget {
  return { ...row, value: BigInt(row.value), phasing: phasingOf(row.phasing) };
}

export function phasingOf(column: readonly string[] | null): Phasing | null {
  return column && { kind: 'cumulative', values: column.map(BigInt) };
}

function phasingColumn({ phasing }: TargetValue): string[] | null {
  return phasing && phasing.values.map(String);
}
