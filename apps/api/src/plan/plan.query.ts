import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '@yipanqi/api/platform';
import type { PlanHeadTargetView, PlanIndicatorView, PlanQuotaLineView, PlanView } from '@yipanqi/contract';
import {
  fen,
  MEASURE_UNIT,
  type Measure,
  type Month,
  type PlanFacts,
  type PlanPeriod,
  sumFen,
  toYuan,
  YI,
} from '@yipanqi/domain';

interface VersionRow {
  version: number;
  title: string;
  documentNumber: string;
  issued: string;
  periodFrom: string;
  periodTo: string;
  reason: string;
  indicators: PlanIndicatorView[];
}

type LineRow = Omit<PlanQuotaLineView, 'quota'> & { quota: string };

/** A version of the plan as it is stored; quotas in 分 as text. */
interface StoredPlan {
  version: VersionRow;
  lines: LineRow[];
  heads: PlanHeadTargetView[];
}

/** The plan version in force: the newest one. Versions are immutable. */
@Injectable()
export class PlanQuery {
  constructor(private readonly db: Database) {}

  async view(): Promise<PlanView> {
    const { version, lines, heads } = await this.stored(this.db);
    return {
      ...version,
      quotaLines: lines.map((line) => ({ ...line, quota: toYuan(BigInt(line.quota)) })),
      headTargets: heads,
      remainder: toYuan((indicators(version).contracted ?? 0n) - sumFen(lines.map((line) => BigInt(line.quota)))),
    };
  }

  /** What progress and bulletins compute with; inside a report's transaction. */
  async facts(db: Queryable = this.db): Promise<PlanFacts> {
    const { version, lines, heads } = await this.stored(db);
    return {
      version: version.version,
      period: { from: version.periodFrom as Month, to: version.periodTo as Month },
      quotaLines: lines.map(({ key, name, quota }) => ({ key, name, quota: fen(quota) })),
      headGroups: heads.map(({ key, name, quotaLines, target }) => ({ key, name, quotaLines, target })),
      indicators: indicators(version),
    };
  }

  /** First and last month of the plan. */
  async period(db: Queryable = this.db): Promise<PlanPeriod> {
    const { periodFrom, periodTo } = await this.version(db);
    return { from: periodFrom as Month, to: periodTo as Month };
  }

  private async version(db: Queryable): Promise<VersionRow> {
    const [version] = await db.named<VersionRow & Record<string, unknown>>(
      'plan-version',
      `SELECT version, title, document_number AS "documentNumber", issued::text, period_from AS "periodFrom",
              period_to AS "periodTo", reason, indicators
         FROM plan_version ORDER BY version DESC LIMIT 1`,
    );
    if (!version) throw new Error('no plan version is loaded');
    return version;
  }

  private async stored(db: Queryable): Promise<StoredPlan> {
    const version = await this.version(db);
    const lines = await db.named<LineRow & Record<string, unknown>>(
      'plan-lines',
      `SELECT l.key, l.name, l.section, d.section_name AS "sectionName", l.sector, l.quota::text
         FROM quota_line l
         JOIN (SELECT DISTINCT plan_version, section, section_name FROM direction) d
           ON d.plan_version = l.plan_version AND d.section = l.section
        WHERE l.plan_version = $1 ORDER BY l.sort`,
      [version.version],
    );
    const heads = await db.named<PlanHeadTargetView & Record<string, unknown>>(
      'plan-heads',
      `SELECT key, name, kind, count AS target, quota_lines AS "quotaLines" FROM head_target
        WHERE plan_version = $1 ORDER BY sort`,
      [version.version],
    );
    return { version, lines, heads };
  }
}

/** Cumulative targets of the measures: printed in 亿元 or as counts. */
function indicators(version: VersionRow): Partial<Record<Measure, bigint>> {
  const entries = version.indicators.flatMap(({ measure, target }): [Measure, bigint][] =>
    measure === null ? [] : [[measure, BigInt(target) * (MEASURE_UNIT[measure] === 'money' ? YI : 1n)]],
  );
  return Object.fromEntries(entries);
}
