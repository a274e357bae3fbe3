import { UnitTree } from '@yipanqi/api/identity';
import { ApproveMonth, CloseMonth, ConfirmMonth } from '@yipanqi/api/ledger';
import { Clock, Database } from '@yipanqi/api/platform';
import { firstDayOf, monthRange, nextMonth, nextToClose, type Month } from '@yipanqi/domain';
import { DemoActors } from './demo-actors';
import type { Providers } from './providers';

/** Some are late with their word. */
const LATE_UNITS: readonly string[] = ['500101', '500229', '500000-gaoxin'];

/** Months as they go: confirmed by the units, closed by the sample verifier, approved by the sample leader. */
export class DemoMonths {
  private readonly db: Database;
  private readonly actors: DemoActors;

  constructor(private readonly app: Providers) {
    this.db = app.get(Database, { strict: false });
    this.actors = new DemoActors(app);
  }

  /** False when the months were closed before. */
  async close(upTo: Month): Promise<boolean> {
    if (await this.db.one('SELECT FROM month_close WHERE month = $1', [upTo])) return false;
    const months = this.app.get(CloseMonth, { strict: false });
    const { lastClosed, firstMonth } = await months.facts(this.db);
    const from = nextToClose(lastClosed, firstMonth) ?? upTo;
    for (const month of monthRange(from, upTo)) await this.confirm(month, this.units(), '');
    await months.upTo(await this.actors.get('verifier'), upTo);
    return true;
  }

  /** Every closed month but the last, which waits for the leader; of the open one most units have given their word. */
  async approve(): Promise<void> {
    const closed = await this.db.query<{ month: Month; digest: string }>(
      `SELECT month, encode(digest, 'hex') AS digest FROM month_close ORDER BY month`,
    );
    for (const { month, digest } of closed.slice(0, -1)) {
      const signed = await this.db.one('SELECT FROM month_close_approval WHERE month = $1', [month]);
      if (signed) continue;
      await this.app.get(ApproveMonth, { strict: false }).run(await this.actors.write('leader'), month, { digest });
    }
    const last = closed.at(-1);
    const open = last && nextMonth(last.month);
    if (!open || this.app.get(Clock, { strict: false }).today() < firstDayOf(nextMonth(open))) return;
    const early = this.units().filter((unit, index) => index % 4 !== 3 && !LATE_UNITS.includes(unit));
    const unsettled = await this.unsettled(open);
    await this.confirm(
      open,
      early.filter((unit) => !unsettled.has(unit)),
      '',
    );
    await this.confirm(
      open,
      early.filter((unit) => unsettled.has(unit)),
      '演示：待回单补齐后审核',
    );
  }

  /** Units with records of the month that are pending or returned. */
  private async unsettled(month: Month): Promise<Set<string>> {
    const rows = await this.db.query<{ unit: string }>(
      `SELECT DISTINCT l.unit_id AS unit FROM ledger_record r JOIN lead l ON l.id = r.lead_id
        WHERE r.status IN ('pending','returned') AND r.occurred_on < $1::date`,
      [firstDayOf(nextMonth(month))],
    );
    return new Set(rows.map(({ unit }) => unit));
  }

  private units(): string[] {
    const all = this.app.get(UnitTree, { strict: false }).all();
    return all.filter(({ ranked }) => ranked).map(({ id }) => id);
  }

  private async confirm(month: Month, units: readonly string[], remark: string): Promise<void> {
    const officer = await this.actors.get('officer');
    const said = await this.db.query<{ unit: string }>(
      'SELECT unit_id AS unit FROM month_confirmation WHERE month = $1',
      [month],
    );
    const silent = units.filter((unit) => !said.some((each) => each.unit === unit));
    if (silent.length === 0) return;
    await this.db.tx((tx) => this.app.get(ConfirmMonth, { strict: false }).confirm(tx, officer, month, silent, remark));
  }
}
