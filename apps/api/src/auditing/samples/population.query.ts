import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, Database, newId, type Queryable } from '@yipanqi/api/platform';
import type { PopulationView } from '@yipanqi/contract';
import {
  type Fen,
  firstMonthOf,
  lastMonthOf,
  POPULATION_MAX,
  populationLines,
  type PopulationItem,
  RuleBroken,
  sumFen,
  toYuan,
  type RecordType,
} from '@yipanqi/domain';

/** Verified records of a year, of a unit's leads or of all, of one type or of all. */
export interface PopulationWanted {
  readonly year: number;
  readonly unit: string | null;
  readonly type: RecordType | null;
}

/** What a sample is drawn from. */
@Injectable()
export class PopulationQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleBroken SAMPLE_POPULATION_TOO_LARGE */
  async view(wanted: PopulationWanted): Promise<PopulationView> {
    const items = await this.read(this.db, wanted);
    return {
      count: items.length,
      amount: toYuan(sumFen(items.map((item) => item.amount))),
      withoutAmount: items.filter((item) => item.amount === 0n).length,
      digest: populationDigest(items),
      proposedSeed: `${this.clock.today().replaceAll('-', '')}-${newId().slice(-8)}`,
    };
  }

  async read(db: Queryable, { year, unit, type }: PopulationWanted): Promise<PopulationItem[]> {
    if (unit !== null) this.units.get(unit, 'unit');
    const params = [firstMonthOf(year), lastMonthOf(year), unit, type];
    const where = `r.status = 'verified' AND r.booked_month BETWEEN $1 AND $2
        AND ($3::text IS NULL OR l.unit_id = $3) AND ($4::text IS NULL OR r.type = $4)`;
    const counted = await db.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${where}`,
      params,
    );
    if (counted!.count > POPULATION_MAX) {
      throw new RuleBroken('SAMPLE_POPULATION_TOO_LARGE', { count: counted!.count, max: POPULATION_MAX });
    }
    const rows = await db.query<{ id: string; unit: string; amount: string }>(
      `SELECT r.id, l.unit_id AS unit, abs(coalesce(r.amount, 0))::text AS amount
         FROM ledger_record r JOIN lead l ON l.id = r.lead_id WHERE ${where} ORDER BY r.id`,
      params,
    );
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount) as Fen }));
  }
}

/** SHA-256 of the population's lines, hexadecimal. */
export function populationDigest(items: readonly PopulationItem[]): string {
  const hash = createHash('sha256');
  for (const line of populationLines(items)) hash.update(line);
  return hash.digest('hex');
}
