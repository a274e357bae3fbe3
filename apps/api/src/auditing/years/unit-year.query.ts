import { Injectable } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Database, type Queryable } from '@yipanqi/api/platform';
import type { AuditRecord, RecorderVerifier, UnitEdition, AuditedYear, YearFigure } from '@yipanqi/contract';
import { firstMonthOf, lastMonthOf, MEASURES, percent, wireValue, yoy, type Measure } from '@yipanqi/domain';
import { AUDIT_RECORD_COLUMNS, AUDIT_RECORD_JOINS, type AuditRecordRow } from '../audit-record.query';
import { splitChanges } from './split-changes.query';
import { unitMonths } from './unit-months.query';

/** Rows of a list on the page of a unit's year; the whole of it is in the evidence pack. */
const LIST_MAX = 200;

/** Everything of one unit in one year, from one picture of the database. */
@Injectable()
export class UnitYearQuery {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
  ) {}

  /** @throws RuleBroken UNIT_UNKNOWN */
  run(year: number, unitId: string): Promise<AuditedYear> {
    const { id: unit, name, cohort } = this.units.get(unitId);
    return this.db.snapshot(async (tx) => ({
      year,
      unit,
      unitName: name,
      cohort,
      figures: await yearFigures(tx, year, unit),
      months: await unitMonths(tx, year, unit),
      editions: await editionsOf(tx, year),
      adjustments: await records(tx, year, unit, `r.booked_month <> left(r.occurred_on::text, 7)`),
      reversals: await records(tx, year, unit, `r.reverses_id IS NOT NULL`),
      splits: await splitChanges(tx, year, unit, (id) => this.units.get(id).name, LIST_MAX),
      pairs: await recordersAndVerifiers(tx, year, unit),
      recordCounts: await recordCounts(tx, year, unit),
      listMax: LIST_MAX,
    }));
  }
}

export async function yearFigures(db: Queryable, year: number, unit: string): Promise<YearFigure[]> {
  const rows = await db.query<{ measure: Measure; value: string; before: string }>(
    `SELECT measure, coalesce(sum(value) FILTER (WHERE booked_month >= $1), 0)::text AS value,
            coalesce(sum(value) FILTER (WHERE booked_month < $1), 0)::text AS before
       FROM ledger_posting WHERE unit_id = $4 AND booked_month BETWEEN $3 AND $2 GROUP BY measure`,
    [firstMonthOf(year), lastMonthOf(year), firstMonthOf(year - 1), unit],
  );
  return MEASURES.map((measure) => {
    const row = rows.find((each) => each.measure === measure);
    const [value, before] = [BigInt(row?.value ?? 0), BigInt(row?.before ?? 0)];
    return {
      measure,
      value: wireValue(measure, value),
      before: wireValue(measure, before),
      yoy: yoy(value, before),
    };
  });
}

/** All reports about the year or a part of it. */
export function editionsOf(db: Queryable, year: number): Promise<UnitEdition[]> {
  return db.query<UnitEdition & Record<string, unknown>>(
    `SELECT e.id, e.kind, e.period, e.edition_no AS edition, e.status, e.digest, e.reason, c.name AS "computedBy",
            e.computed_at AS "computedAt", a.name AS "approvedBy", e.approved_at AS "approvedAt", p.name AS "publishedBy",
            e.published_at AS "publishedAt"
       FROM edition e JOIN app_user c ON c.id = e.computed_by LEFT JOIN app_user a ON a.id = e.approved_by
       LEFT JOIN app_user p ON p.id = e.published_by
      WHERE left(e.period, 4) = $1::text ORDER BY e.period, e.kind, e.edition_no`,
    [String(year)],
  );
}

function records(db: Queryable, year: number, unit: string, condition: string): Promise<AuditRecord[]> {
  return db.query<AuditRecordRow>(
    `SELECT ${AUDIT_RECORD_COLUMNS} FROM ledger_record r ${AUDIT_RECORD_JOINS}
      WHERE r.status = 'verified' AND r.booked_month BETWEEN $1 AND $2 AND l.unit_id = $3 AND ${condition}
      ORDER BY r.booked_month DESC, r.verified_seq DESC LIMIT ${LIST_MAX}`,
    [firstMonthOf(year), lastMonthOf(year), unit],
  );
}

async function recordersAndVerifiers(db: Queryable, year: number, unit: string): Promise<RecorderVerifier[]> {
  const rows = await db.query<Omit<RecorderVerifier, 'share'> & { ofRecorder: number }>(
    `SELECT p.recorded_by AS recorder, p.verified_by AS verifier, ra.name AS "recorderName", va.name AS "verifierName", p.records, p.amount, p.of_recorder AS "ofRecorder"
       FROM (SELECT r.recorded_by, r.verified_by, count(*)::int AS records,
                    (coalesce(sum(abs(r.amount)), 0)::numeric / 100)::numeric(20, 2)::text AS amount,
                    (sum(count(*)) OVER (PARTITION BY r.recorded_by))::int AS of_recorder
               FROM ledger_record r JOIN lead l ON l.id = r.lead_id
              WHERE r.status = 'verified' AND r.booked_month BETWEEN $1 AND $2 AND l.unit_id = $3
              GROUP BY r.recorded_by, r.verified_by) p
       JOIN app_user ra ON ra.id = p.recorded_by JOIN app_user va ON va.id = p.verified_by
      ORDER BY p.records DESC, ra.name, va.name LIMIT ${LIST_MAX}`,
    [firstMonthOf(year), lastMonthOf(year), unit],
  );
  return rows.map(({ ofRecorder, ...row }) => ({ ...row, share: percent(BigInt(row.records), BigInt(ofRecorder)) }));
}

/** Verified ones by the month they are booked to, all others by the day of what they tell. */
async function recordCounts(db: Queryable, year: number, unit: string): Promise<AuditedYear['recordCounts']> {
  const row = await db.one<AuditedYear['recordCounts'] & Record<string, unknown>>(
    `SELECT count(*) FILTER (WHERE r.status = 'pending')::int AS pending, count(*) FILTER (WHERE r.status = 'returned')::int AS returned,
            count(*) FILTER (WHERE r.status = 'verified')::int AS verified, count(*) FILTER (WHERE r.status = 'discarded')::int AS discarded
       FROM ledger_record r JOIN lead l ON l.id = r.lead_id
      WHERE l.unit_id = $3 AND coalesce(r.booked_month, left(r.occurred_on::text, 7)) BETWEEN $1 AND $2`,
    [firstMonthOf(year), lastMonthOf(year), unit],
  );
  return row!;
}
