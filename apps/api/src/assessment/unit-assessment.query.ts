import { Injectable } from '@nestjs/common';
import { assertInScope, scopeClause, scopeOf } from '@yipanqi/api/identity';
import { type Actor, Clock, Database, type Queryable } from '@yipanqi/api/platform';
import { EditionQuery } from '@yipanqi/api/reports';
import type {
  EntriesAnswer,
  EntryTrail,
  ManualInputView,
  SignedLeadsAnswer,
  UnitAssessment,
  UnitListScore,
} from '@yipanqi/contract';
import {
  canAt,
  type Day,
  firstMonthOf,
  lastMonthOf,
  type Measure,
  objectionDeadline,
  RuleBroken,
  shanghaiDay,
  sumFen,
  toYuan,
  wireValue,
  type YearlyContent,
} from '@yipanqi/domain';
import { inputView } from './input-view';
import { GRANTED_LATE } from './late-entries.query';
import { LeadFactsQuery } from './lead-facts.query';
import { ManualInputRepository } from './manual-input.repository';
import { ObjectionsQuery } from './objections.query';
import { detailScope } from './reach';
import { type YearlyEdition, YearStanding } from './year-standing';

const ENTRIES_MAX = 1_000;

export interface EntriesWanted {
  readonly measure: Measure;
  readonly from: string;
  readonly to: string;
}

type EntryRow = Omit<EntryTrail, 'value' | 'recordedAt' | 'verifiedAt'> & {
  value: string;
  recordedAt: Date;
  verifiedAt: Date | null;
} & Record<string, unknown>;

/** One unit's score opened: items, what they were computed from, the entries behind, who recorded and verified them. */
@Injectable()
export class UnitAssessmentQuery {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionQuery,
    private readonly standing: YearStanding,
    private readonly inputs: ManualInputRepository,
    private readonly objections: ObjectionsQuery,
    private readonly leads: LeadFactsQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleBroken NOT_FOUND, the same for what is out of reach */
  async run(actor: Actor, editionId: string, unit: string): Promise<UnitAssessment> {
    const edition = await this.edition(actor, editionId, unit);
    const { content } = edition;
    const lists = listsOf(content, unit);
    const [first] = lists;
    if (!first) throw new RuleBroken('NOT_FOUND');
    const { newer, objectUntil } = await this.standingOf(edition);
    return {
      editionId: edition.id,
      edition: edition.edition,
      year: content.year,
      planFrom: content.planFrom,
      status: edition.status,
      scheme: content.scheme,
      comparedWith: await this.comparedWith(content),
      unit,
      name: first.row.name,
      cohort: first.row.cohort,
      lists,
      leads: await this.leadIds(actor, lists),
      manual: await this.manual(content, unit),
      objections: await this.objections.list(actor, { year: content.year, unit }),
      objectUntil,
      newer,
      canObject:
        objectUntil !== null && this.clock.today() <= objectUntil && canAt(actor.grants, 'objection.raise', unit),
    };
  }

  private async comparedWith({ comparedWith }: YearlyContent): Promise<UnitAssessment['comparedWith']> {
    if (!comparedWith) return null;
    const before = await this.db.one<{ id: string }>(
      `SELECT id FROM edition WHERE kind = 'yearly' AND period = $1 AND edition_no = $2`,
      [String(comparedWith.year), comparedWith.edition],
    );
    return before && { id: before.id, ...comparedWith };
  }

  /** The postings of a figure with their records' trail; their sum is the figure. */
  async entries(actor: Actor, editionId: string, unit: string, wanted: EntriesWanted): Promise<EntriesAnswer> {
    const { content } = await this.edition(actor, editionId, unit);
    assertInScope(scopeOf(actor, 'record.read'), unit);
    const late = wanted.to === lastMonthOf(content.year) ? lateVouchers(content, unit, wanted.measure) : [];
    return this.db.snapshot((tx) => this.entriesOf(tx, unit, wanted, { year: content.year, late }));
  }

  /** The leads signed in the year with what their rates are made of. */
  async signedLeads(actor: Actor, editionId: string, unit: string): Promise<SignedLeadsAnswer> {
    const { content } = await this.edition(actor, editionId, unit);
    assertInScope(scopeOf(actor, 'record.read'), unit);
    const { signed } = await this.leads.read(this.db, firstMonthOf(content.year), lastMonthOf(content.year));
    const own = signed.filter((lead) => lead.unit === unit);
    const ids = await this.readable(
      actor,
      own.map(({ lead }) => lead),
    );
    return {
      leads: own.map(({ lead, name, started, contracted, inPlace }) => ({
        id: ids[lead] ?? null,
        code: lead,
        name,
        started,
        contracted: toYuan(contracted),
        inPlace: toYuan(inPlace),
      })),
      signed: own.length,
      started: own.filter(({ started }) => started).length,
      contracted: toYuan(sumFen(own.map(({ contracted }) => contracted))),
      inPlace: toYuan(sumFen(own.map(({ inPlace }) => inPlace))),
    };
  }

  private async entriesOf(
    tx: Queryable,
    unit: string,
    { measure, from, to }: EntriesWanted,
    { year, late }: { year: number; late: readonly string[] },
  ): Promise<EntriesAnswer> {
    const rows = await tx.query<EntryRow>(
      `WITH behind AS (
         SELECT p.record_id, p.lead_id, p.booked_month, p.value, false AS late FROM ledger_posting p
          WHERE p.unit_id = $1 AND p.measure = $2 AND p.booked_month BETWEEN $3 AND $4
         UNION ALL
         SELECT p.record_id, p.lead_id, p.booked_month, CASE WHEN g.year = $6 THEN p.value ELSE -p.value END, true
           FROM (${GRANTED_LATE}) g JOIN ledger_record r ON r.id = g.record_id
           JOIN ledger_posting p ON p.record_id = g.record_id AND p.unit_id = g.unit_id
          WHERE g.unit_id = $1 AND p.measure = $2 AND r.voucher_no = ANY($5)
            AND (g.year = $6 OR (g.year < $6 AND $3 = $6::text || '-01')))
       SELECT r.id, r.voucher_no AS "voucherNo", l.code AS "leadCode", l.name AS "leadName", r.occurred_on::text AS "occurredOn",
              b.booked_month AS "bookedMonth", r.evidence, c.name AS "recordedBy", r.recorded_at AS "recordedAt",
              v.name AS "verifiedBy", r.verified_at AS "verifiedAt", sum(b.value)::text AS value, b.late
         FROM behind b JOIN ledger_record r ON r.id = b.record_id JOIN lead l ON l.id = b.lead_id
         JOIN app_user c ON c.id = r.recorded_by LEFT JOIN app_user v ON v.id = r.verified_by
        GROUP BY r.id, l.code, l.name, b.booked_month, c.name, v.name, b.late
        ORDER BY b.late, b.booked_month DESC, r.voucher_no COLLATE "C"`,
      [unit, measure, from, to, late, year],
    );
    const sum = rows.reduce((total, { value }) => total + BigInt(value), 0n);
    return {
      measure,
      entries: rows.slice(0, ENTRIES_MAX).map(({ value, recordedAt, verifiedAt, ...row }) => ({
        ...row,
        value: wireValue(measure, BigInt(value)),
        recordedAt: recordedAt.toISOString(),
        verifiedAt: verifiedAt && verifiedAt.toISOString(),
      })),
      sum: wireValue(measure, sum),
      count: rows.length,
    };
  }

  private async edition(actor: Actor, id: string, unit: string): Promise<YearlyEdition> {
    const edition = await this.editions.visible(actor, id);
    if (edition.kind !== 'yearly') throw new RuleBroken('NOT_FOUND');
    assertInScope(detailScope(actor), unit);
    const yearly = edition as YearlyEdition;
    if (listsOf(yearly.content, unit).length === 0) throw new RuleBroken('NOT_FOUND');
    return yearly;
  }

  /** A later published edition, or the last day for objections to this one. */
  private async standingOf({
    edition,
    published,
    content,
  }: YearlyEdition): Promise<{ newer: UnitAssessment['newer']; objectUntil: Day | null }> {
    const last = await this.standing.published(this.db, content.year);
    const newer = last && last.edition > edition ? { id: last.id, edition: last.edition } : null;
    if (!published || newer) return { newer, objectUntil: null };
    return { newer, objectUntil: objectionDeadline(shanghaiDay(published.at), content.objectionDays) };
  }

  private async manual(content: YearlyContent, unit: string): Promise<ManualInputView[]> {
    const taken = content.manual.filter((each) => each.unit === unit);
    const all = await this.inputs.all(this.db, content.year);
    return all
      .filter((input) => input.unit === unit)
      .filter(({ key, revision }) => taken.some((each) => each.key === key && each.revision === revision))
      .map(inputView);
  }

  private async leadIds(actor: Actor, lists: readonly UnitListScore[]): Promise<Record<string, string>> {
    const figures = lists.flatMap(({ row }) => [
      ...row.items.flatMap((item) => item.figures),
      ...(row.value ? [row.value] : []),
    ]);
    return this.readable(
      actor,
      figures.flatMap(({ leads }) => leads.map(({ lead }) => lead)),
    );
  }

  /** Ids of leads by their numbers, of those that the user may read. */
  private async readable(actor: Actor, codes: readonly string[]): Promise<Record<string, string>> {
    const params: unknown[] = [[...new Set(codes)]];
    const rows = await this.db.query<{ code: string; id: string }>(
      `SELECT code, id FROM lead WHERE code = ANY($1)${scopeClause(scopeOf(actor, 'lead.read'), 'unit_id', params)}`,
      params,
    );
    return Object.fromEntries(rows.map(({ code, id }) => [code, id]));
  }
}

function listsOf(content: YearlyContent, unit: string): UnitListScore[] {
  return content.lists.flatMap(({ key, name, kind, by, fullScore, units }) => {
    const row = units.find((each) => each.unit === unit);
    return row ? [{ key, name, kind, by, fullScore, row }] : [];
  });
}

/** As the edition took them. */
function lateVouchers({ late }: YearlyContent, unit: string, measure: Measure): string[] {
  return late.filter((entry) => entry.unit === unit && entry.measure === measure).map(({ voucherNo }) => voucherNo);
}
