import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { newId, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { DrawSampleBody, SampleDetail } from '@yipanqi/contract';
import { assertSeed, drawSample, sumFen, type Drawn, type PopulationItem } from '@yipanqi/domain';
import { AuditYears } from '../audit-years';
import { PopulationQuery, populationDigest } from './population.query';
import { SamplesQuery } from './samples.query';

/** Draws a sample once and for ever, with an open worksheet for every record of it. */
@Injectable()
export class DrawSample {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly years: AuditYears,
    private readonly population: PopulationQuery,
    private readonly samples: SamplesQuery,
  ) {}

  /** @throws RuleBroken SAMPLE_SEED_INVALID, AUDIT_YEAR_AHEAD, UNIT_UNKNOWN and what `drawSample` throws */
  run(write: Write, body: DrawSampleBody): Promise<SampleDetail> {
    const { method, size } = body;
    const seed = assertSeed(body.seed);
    const wanted = { year: this.years.begun(body.year), unit: body.unit || null, type: body.type ?? null };
    return this.writes.run(write, async (tx) => {
      const items = await this.population.read(tx, wanted);
      const drawn = drawSample(items, { method, size, seed });
      const id = await store(tx, { ...wanted, method, size, seed }, items, drawn, write.actor.userId);
      await this.audit.record(tx, write.actor, {
        action: 'sample.draw',
        entity: 'sample',
        entityId: id,
        after: { ...wanted, method, size, seed, drawn: drawn.items.length, population: populationDigest(items) },
      });
      return this.samples.detail(tx, id);
    });
  }
}

interface Parameters {
  readonly year: number;
  readonly unit: string | null;
  readonly type: string | null;
  readonly method: string;
  readonly size: number;
  readonly seed: string;
}

async function store(
  tx: Tx,
  { year, unit, type, method, size, seed }: Parameters,
  population: readonly PopulationItem[],
  drawn: Drawn,
  userId: string,
): Promise<string> {
  const id = newId();
  await tx.run(
    `INSERT INTO auditing_sample (id, year, unit_id, record_type, method, size, seed, population_count, population_amount,
       population_digest, interval, start, drawn, drawn_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      year,
      unit,
      type,
      method,
      size,
      seed,
      population.length,
      sumFen(population.map((item) => item.amount)).toString(),
      populationDigest(population),
      drawn.interval?.toString() ?? null,
      drawn.start?.toString() ?? null,
      drawn.items.length,
      userId,
    ],
  );
  const rows = drawn.items.map((item, index) => ({
    id: newId(),
    seq: index + 1,
    stratum: item.stratum,
    recordId: item.id,
    unit: item.unit,
    amount: item.amount.toString(),
  }));
  await tx.run(
    `INSERT INTO auditing_worksheet (id, sample_id, seq, stratum, record_id, unit_id, amount)
     SELECT id, $1, seq, stratum, "recordId", unit, amount
       FROM jsonb_to_recordset($2) AS w(id uuid, seq integer, stratum text, "recordId" uuid, unit text, amount bigint)`,
    [id, JSON.stringify(rows)],
  );
  return id;
}
