import { EnrolYear, RaiseObjection, RecordInput, DecideObjection } from '@yipanqi/api/assessment';
import { UnitTree } from '@yipanqi/api/identity';
import { Database } from '@yipanqi/api/platform';
import { ComputeEdition, DecideEdition, type StoredEdition } from '@yipanqi/api/reports';
import { lastMonthOf, type Measure, MEASURE_UNIT, type Month, monthNumber, yearOf, YI } from '@yipanqi/domain';
import { DemoActors } from './demo-actors';
import type { Providers } from './providers';
import { storeTargets } from './store-targets';
import type { DemoTarget } from './story';

const SCHEME = { schemeKey: 'sample-municipal', schemeVersion: 1 };
const TARGETED: readonly Measure[] = ['contracted', 'inPlace', 'signedProjects', 'industrialContracted'];
/** Units that had an experience made known, with how many. */
const EXPERIENCE: Readonly<Record<string, string>> = { '500112': '2', '500101': '1', '500120': '1' };

/**
 * The last full year and the one before: enrolled under the sample scheme, computed by the sample verifier, approved and published
 * by the sample leader. Of two objections to the later one, one is answered and one is open.
 */
export class DemoAssessment {
  private readonly actors: DemoActors;

  constructor(private readonly app: Providers) {
    this.actors = new DemoActors(app);
  }

  async store(lastClosed: Month): Promise<void> {
    const last = monthNumber(lastClosed) === 12 ? yearOf(lastClosed) : yearOf(lastClosed) - 1;
    for (const year of [last - 1, last]) {
      await this.targets(year);
      await this.enrol(year);
      const edition = await this.published(year);
      if (year === last) await this.objections(edition);
    }
  }

  private async enrol(year: number): Promise<void> {
    const units = this.app.get(UnitTree, { strict: false }).all();
    await this.app.get(EnrolYear, { strict: false }).run(await this.actors.write('verifier'), year, {
      ...SCHEME,
      units: units.filter(({ ranked }) => ranked).map(({ id }) => ({ unit: id })),
      version: 0,
    });
    for (const [unit, value] of Object.entries(EXPERIENCE)) {
      await this.app.get(RecordInput, { strict: false }).run(await this.actors.write('verifier'), year, {
        unit,
        key: 'reportedExperience',
        value,
        evidence: `演示：市级工作简报 ${year} 年第 ${Number(value) + 2} 期`,
        revision: 0,
      });
    }
  }

  private async published(year: number): Promise<StoredEdition> {
    const compute = this.app.get(ComputeEdition, { strict: false });
    const decide = this.app.get(DecideEdition, { strict: false });
    const edition = await compute.run(await this.actors.get('verifier'), { kind: 'yearly', period: String(year) });
    const approved = await decide.approve(await this.actors.write('leader'), edition.id, edition.version);
    await decide.publish(await this.actors.write('leader'), edition.id, approved.version);
    return edition;
  }

  private async objections({ id }: StoredEdition): Promise<void> {
    const raise = this.app.get(RaiseObjection, { strict: false });
    const answered = await raise.run(await this.actors.write('officer-500112'), {
      editionId: id,
      unit: '500112',
      list: 'composite',
      item: 'inPlace',
      grounds: '演示：年末到账的一笔资金未见计入，请核对。',
      evidence: '演示：银行回单',
    });
    await this.app.get(DecideObjection, { strict: false }).run(await this.actors.write('leader'), answered.id, {
      verdict: 'rejected',
      reply: '演示：经核对，该笔资金到账日期在次年，应计入次年，原得分无误。',
      version: answered.version,
    });
    await raise.run(await this.actors.write('officer-500101'), {
      editionId: id,
      unit: '500101',
      list: 'composite',
      item: 'startRate',
      grounds: '演示：两个项目已取得施工许可，开工节点登记较晚，申请核实开工率。',
      evidence: '演示：施工许可证两份',
    });
  }

  /** Where a unit has no target for a measure it gets one near what it reached; what it has stays. */
  private async targets(year: number): Promise<void> {
    const rows = await this.app
      .get(Database, { strict: false })
      .query<{ unit: string; measure: Measure; value: string }>(
        `SELECT u.id AS unit, m AS measure, coalesce(sum(t.year_to_date), 0)::text AS value
         FROM unit u CROSS JOIN unnest($2::text[]) m
         LEFT JOIN month_total t ON t.month = $1 AND t.unit_id = u.id AND t.measure = m
        WHERE u.ranked AND NOT EXISTS (SELECT FROM annual_target a WHERE a.year = $3 AND a.unit_id = u.id AND a.measure = m)
        GROUP BY u.id, m ORDER BY u.id COLLATE "C", m`,
        [lastMonthOf(year), TARGETED, year],
      );
    const targets = rows.map(({ unit, measure, value }, index): DemoTarget => {
      return { year, unit, measure, value: near(measure, BigInt(value), index), approved: true };
    });
    await storeTargets(this.app, targets);
  }
}

/** 80 % to 128 % of what was reached, in whole 亿元 or projects; at least 2 of either. */
function near(measure: Measure, reached: bigint, index: number): bigint {
  const step = MEASURE_UNIT[measure] === 'money' ? YI : 1n;
  const wanted = (reached * BigInt(80 + ((index * 7) % 49))) / 100n / step;
  return (wanted > 2n ? wanted : 2n) * step;
}
