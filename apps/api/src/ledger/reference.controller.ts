import { Controller, Get } from '@nestjs/common';
import { UnitTree } from '@yipanqi/api/identity';
import { Clock, Database, SignedIn } from '@yipanqi/api/platform';
import type { DirectionView, QuotaLineView, ReferenceAnswer } from '@yipanqi/contract';
import { nextMonth, type Month } from '@yipanqi/domain';

/** What every page needs to know once: units, directions, lines, list editions, and where the calendar of closes stands. */
@Controller('reference')
export class ReferenceController {
  constructor(
    private readonly db: Database,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  @SignedIn()
  @Get()
  async read(): Promise<ReferenceAnswer> {
    const [directions, quotaLines, lists, closed] = await Promise.all([
      this.db.query<DirectionView & Record<string, unknown>>(
        `SELECT key, name, sector, sector_name AS "sectorName", section, section_name AS "sectionName", quota_line AS "quotaLine",
                industrial, strategic_emerging AS "strategicEmerging", digital
           FROM direction WHERE plan_version = (SELECT max(version) FROM plan_version) ORDER BY seq`,
      ),
      this.db.query<QuotaLineView & Record<string, unknown>>(
        'SELECT key, name FROM quota_line WHERE plan_version = (SELECT max(version) FROM plan_version) ORDER BY sort',
      ),
      this.db.query<{ key: string }>('SELECT key FROM head_list ORDER BY list, year DESC'),
      this.db.one<{ month: Month | null }>('SELECT max(month) AS month FROM month_close'),
    ]);
    const lastClosedMonth = closed?.month ?? null;
    return {
      units: [...this.units.all()],
      directions,
      quotaLines,
      headLists: lists.map((each) => each.key),
      today: this.clock.today(),
      lastClosedMonth,
      firstOpenMonth: lastClosedMonth && nextMonth(lastClosedMonth),
    };
  }
}
