import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Database, isId, type Queryable } from '@yipanqi/api/platform';
import type { AuditRecord, SampleDetail, SampleItem, SampleRedrawn, SampleSummary } from '@yipanqi/contract';
import {
  drawSample,
  fen,
  RuleBroken,
  sampleResult,
  toYuan,
  type CheckedItem,
  type FindingGrade,
  type RecordType,
  type SampleMethod,
  type Stratum,
  type WorksheetStatus,
} from '@yipanqi/domain';
import { auditRecords } from '../audit-record.query';
import { PopulationQuery, populationDigest } from './population.query';

interface SampleRow {
  id: string;
  year: number;
  unit: string | null;
  type: RecordType | null;
  method: SampleMethod;
  size: number;
  seed: string;
  drawn: number;
  populationCount: number;
  populationAmount: string;
  populationDigest: string;
  interval: string | null;
  start: string | null;
  drawnBy: string;
  drawnAt: string;
  items: ItemRow[];
  [column: string]: unknown;
}

interface ItemRow {
  worksheetId: string;
  seq: number;
  stratum: Stratum;
  recordId: string;
  /** 分 as text. */
  amount: string;
  errorAmount: string;
  status: WorksheetStatus;
  grade: FindingGrade;
  dueOn: string | null;
}

const SELECT = `SELECT s.id, s.year, s.unit_id AS unit, s.record_type AS type, s.method, s.size, s.seed, s.drawn,
    s.population_count AS "populationCount", s.population_amount::text AS "populationAmount", s.population_digest AS "populationDigest",
    s.interval::text AS interval, s.start::text AS start, a.name AS "drawnBy", s.drawn_at AS "drawnAt",
    (SELECT json_agg(json_build_object('worksheetId', w.id, 'seq', w.seq, 'stratum', w.stratum, 'recordId', w.record_id,
              'amount', w.amount::text, 'errorAmount', w.error_amount::text, 'status', w.status, 'grade', w.grade, 'dueOn', w.due_on)
              ORDER BY w.seq) FROM auditing_worksheet w WHERE w.sample_id = s.id) AS items
  FROM auditing_sample s JOIN app_user a ON a.id = s.drawn_by`;

/** Samples as they were drawn, with what was found in them so far. */
@Injectable()
export class SamplesQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly population: PopulationQuery,
  ) {}

  /** Newest first; of a unit also those of the whole city. */
  async list(year: number | null, unit: string | null): Promise<SampleSummary[]> {
    const rows = await this.db.query<SampleRow>(
      `${SELECT} WHERE ($1::int IS NULL OR s.year = $1) AND ($2::text IS NULL OR s.unit_id = $2 OR s.unit_id IS NULL)
        ORDER BY s.drawn_at DESC, s.id DESC LIMIT 200`,
      [year, unit],
    );
    return rows.map((row) => this.summary(row));
  }

  /** @throws RuleBroken NOT_FOUND */
  async detail(db: Queryable, id: string): Promise<SampleDetail> {
    const row = await this.row(db, id);
    const records = await auditRecords(
      db,
      row.items.map((item) => item.recordId),
    );
    return { ...this.summary(row), items: row.items.map((item) => itemOf(item, records.get(item.recordId)!)) };
  }

  /** Draws it again from its seed: does the same come out, and is the population still the same? @throws RuleBroken NOT_FOUND */
  redraw(id: string): Promise<SampleRedrawn> {
    return this.db.snapshot(async (tx) => {
      const row = await this.row(tx, id);
      const items = await this.population.read(tx, row);
      const digest = populationDigest(items);
      const again = drawSample(items, row).items.map((item) => item.id);
      return {
        samePopulation: digest === row.populationDigest,
        populationDigest: digest,
        sameSample: again.join() === row.items.map((item) => item.recordId).join(),
      };
    });
  }

  one(id: string): Promise<SampleDetail> {
    return this.detail(this.db, id);
  }

  private async row(db: Queryable, id: string): Promise<SampleRow> {
    const row = isId(id) ? await db.one<SampleRow>(`${SELECT} WHERE s.id = $1`, [id]) : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    return row;
  }

  private summary(row: SampleRow): SampleSummary {
    const { items, unit, populationAmount, interval, start, ...facts } = row;
    return {
      ...facts,
      unit,
      unitName: unit === null ? '全市' : this.units.get(unit).name,
      populationAmount: toYuan(BigInt(populationAmount)),
      interval: interval === null ? null : toYuan(BigInt(interval)),
      start: start === null ? null : toYuan(BigInt(start)),
      result: sampleResult(items.map(checkedItem)),
    };
  }
}

function checkedItem({ amount, errorAmount, status, grade }: ItemRow): CheckedItem {
  return { amount: fen(amount), error: fen(errorAmount), status, grade };
}

function itemOf(
  { worksheetId, seq, stratum, status, grade, errorAmount, dueOn }: ItemRow,
  record: AuditRecord,
): SampleItem {
  return { worksheetId, seq, stratum, record, status, grade, errorAmount: toYuan(BigInt(errorAmount)), dueOn };
}
