import { Injectable } from '@nestjs/common';
import { scopeOf } from '@yipanqi/api/identity';
import { type Actor, Database, type Queryable } from '@yipanqi/api/platform';
import type { AssessmentYearSummary, AssessmentYearView, ManualInputDefinition, SchemeRef } from '@yipanqi/contract';
import {
  canAt,
  CITY_UNIT,
  INPUT_UNIT_NAMES,
  lastMonthOf,
  firstMonthOf,
  manualInputsOf,
  monthRange,
  OBJECTION_DAYS_DEFAULT,
  parseYear,
  RuleBroken,
  type Scheme,
} from '@yipanqi/domain';
import { AssessmentYearRepository, type StoredYear } from './assessment-year.repository';
import { inputView } from './input-view';
import { ManualInputRepository } from './manual-input.repository';
import { ObjectionRepository } from './objection.repository';
import { seesOnlyPublished } from './reach';
import { SchemeRepository } from './schemes/scheme.repository';
import { frozenBy, YearStanding } from './year-standing';

/** The years that are assessed, and how one of them is set up. */
@Injectable()
export class AssessmentYearsQuery {
  constructor(
    private readonly db: Database,
    private readonly years: AssessmentYearRepository,
    private readonly inputs: ManualInputRepository,
    private readonly objections: ObjectionRepository,
    private readonly schemes: SchemeRepository,
    private readonly standing: YearStanding,
  ) {}

  /** Officers see what is published. */
  async list(actor: Actor): Promise<AssessmentYearSummary[]> {
    const publishedOnly = seesOnlyPublished(actor);
    const [years, all] = [await this.years.all(this.db), await this.standing.editionsOf(this.db, null)];
    const open = await this.objections.openCounts(this.db, scopeOf(actor, 'objection.read'));
    const rows = await Promise.all(
      years.map(async (year) => ({
        year: year.year,
        scheme: await this.schemeRef(this.db, year),
        units: year.unitCount,
        editions: all
          .filter((edition) => edition.year === year.year && (!publishedOnly || edition.status === 'published'))
          .map(({ year: _year, ...edition }) => edition),
        openObjections: open.get(year.year) ?? 0,
      })),
    );
    return rows.filter(({ editions }) => !publishedOnly || editions.length > 0);
  }

  /** For those who set the year up, decide on it or audit it. */
  async year(actor: Actor, yearText: string): Promise<AssessmentYearView> {
    const year = parseYear(yearText, 'year');
    return this.db.snapshot((tx) => this.view(tx, actor, year));
  }

  /** Inside a transaction that is open already. @throws RuleBroken NOT_FOUND */
  async view(db: Queryable, actor: Actor, year: number): Promise<AssessmentYearView> {
    if (seesOnlyPublished(actor) && !canAt(actor.grants, 'assessment.read', CITY_UNIT))
      throw new RuleBroken('NOT_FOUND');
    const stored = await this.years.of(db, year);
    const scheme = stored && (await this.schemes.approved(db, stored.schemeKey, stored.schemeVersion));
    const editions = (await this.standing.editionsOf(db, year)).map(({ year: _year, ...edition }) => edition);
    return {
      year,
      scheme: stored && (await this.schemeRef(db, stored)),
      objectionDays: stored?.objectionDays ?? OBJECTION_DAYS_DEFAULT,
      units: [...(stored?.units ?? [])],
      manual: scheme ? definitionsOf(scheme) : [],
      inputs: (await this.inputs.latest(db, year)).map(inputView),
      openMonths: await this.openMonths(db, year),
      editions,
      frozen: frozenBy(editions),
      enrolledBy: stored?.enrolledBy ?? null,
      enrolledAt: stored && stored.enrolledAt.toISOString(),
      version: stored?.version ?? 0,
    };
  }

  /** Months of the year that are not closed: nothing is assessed before all are. They close in order, so those after the last. */
  async openMonths(db: Queryable, year: number): Promise<string[]> {
    const [row] = await db.named<{ last: string | null }>(
      'assessment-last-closed',
      'SELECT max(month) AS last FROM month_close',
    );
    return monthRange(firstMonthOf(year), lastMonthOf(year)).filter((month) => month > (row?.last ?? ''));
  }

  private async schemeRef(
    db: Queryable,
    { schemeKey, schemeVersion }: Pick<StoredYear, 'schemeKey' | 'schemeVersion'>,
  ): Promise<SchemeRef | null> {
    const scheme = await this.schemes.approved(db, schemeKey, schemeVersion);
    return scheme && { key: schemeKey, version: schemeVersion, name: scheme.name, sample: scheme.sample };
  }
}

function definitionsOf(scheme: Scheme): ManualInputDefinition[] {
  return manualInputsOf(scheme).map(({ key, name, unit, note }) => ({
    key,
    name,
    unit: INPUT_UNIT_NAMES[unit],
    note: note ?? '',
  }));
}
