import {
  activityFacts,
  activityLine,
  activityNumbers,
  insertActivities,
  RecordActivity,
  ReturnActivity,
  RevokeActivity,
  VerifyActivities,
  type NewActivity,
} from '@yipanqi/api/activities';
import { AuditLog } from '@yipanqi/api/audit';
import { LeadEvents } from '@yipanqi/api/leads';
import { Clock, Database, newId, type Tx } from '@yipanqi/api/platform';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  monthOf,
  monthRange,
  yearOf,
  type ActivityKind,
  type Day,
  type LeaderLevel,
  type Month,
} from '@yipanqi/domain';
import units from '../reference/units.json';
import { DemoActors, officeHour } from './demo-actors';
import type { Providers } from './providers';
import { Random } from './random';
import { officerOf, UNIT_WEIGHTS } from './reference-data';

const MONTHS = 18;
const A_MONTH = 46;
const BUREAU = '500000';
const WAITING_DAYS = 9;

const CITIES = ['深圳', '上海', '北京', '杭州', '苏州', '广州', '成都', '宁波', '厦门', '武汉'];
const FIELDS = ['新能源汽车', '电子信息', '高端装备', '生物医药', '新材料', '数字经济', '现代物流', '绿色食品'];
const MEDIA = ['主流媒体专版', '短视频平台', '机场灯箱', '行业展会展位', '投资指南折页'];
const RESULTS = ['对方有意来渝考察，已约定时间。', '交换了合作意向，正在准备资料。', '建立联系，列入跟踪名单。', ''];

interface DemoLeadRow {
  id: string;
  name: string;
  unit: string;
  enterpriseId: string;
  enterprise: string;
  registeredOn: Day;
  [column: string]: unknown;
}

type DemoActivity = Omit<NewActivity, 'activityNo' | 'recordedBy'>;

/** Visits, receptions, events and publicity of the last year and a half; each month is verified before it closes. */
export class DemoActivities {
  private readonly db: Database;
  private readonly actors: DemoActors;
  private readonly today: Day;
  private story: DemoActivity[] | null = null;

  constructor(private readonly app: Providers) {
    this.db = app.get(Database, { strict: false });
    this.today = app.get(Clock, { strict: false }).today();
    this.actors = new DemoActors(app);
  }

  /** Records and verifies what happened up to the end of a month, apart from the last days before today. */
  async verifyUpTo(upTo: Month): Promise<void> {
    const due = (await this.told()).filter(
      (each) => monthOf(each.occurredOn) <= upTo && daysBetween(each.occurredOn, this.today) > WAITING_DAYS,
    );
    if (due.length === 0) return;
    await this.db.tx(async (tx) => {
      await this.record(tx, due);
      const waiting = await tx.query<{ id: string }>(
        `SELECT id FROM activity WHERE demo AND status = 'pending' AND evidence = ANY($1)`,
        [due.map((each) => each.evidence)],
      );
      if (waiting.length === 0) return;
      const ids = waiting.map((row) => row.id);
      await this.app.get(VerifyActivities, { strict: false }).run(tx, await this.actors.get('verifier'), ids);
    });
  }

  /** The last days wait in the queue; one of them is sent back, and one that was verified is to be revoked. */
  async leaveWaiting(): Promise<void> {
    const story = await this.told();
    await this.db.tx((tx) => this.record(tx, story));
    if (await this.db.one(`SELECT FROM activity WHERE demo AND (status = 'returned' OR revokes_id IS NOT NULL)`))
      return;
    await this.sendOneBack();
    await this.revokeOne();
  }

  private async sendOneBack(): Promise<void> {
    const body = {
      kind: 'reception',
      unit: '500101',
      occurredOn: addDays(this.today, -3),
      level: 'deputy',
      subject: '演示商会来访，洽谈绿色食品项目',
      counterpart: '演示绿色食品商会',
      place: '万州区',
    } as const;
    const made = await this.app
      .get(RecordActivity, { strict: false })
      .run(await this.actors.write('officer-500101'), body);
    await this.db.run('UPDATE activity SET demo = true WHERE id = $1', [made.id]);
    const reason = '缺少佐证材料，请补充接待安排或会议纪要。';
    await this.app
      .get(ReturnActivity, { strict: false })
      .run(await this.actors.write('verifier'), made.id, { version: made.version, reason });
  }

  private async revokeOne(): Promise<void> {
    const found = await this.db.one<{ id: string; version: number }>(
      `SELECT id, version FROM activity WHERE demo AND status = 'verified' AND unit_id = '500112' ORDER BY occurred_on DESC, id LIMIT 1`,
    );
    if (!found) return;
    await this.app.get(RevokeActivity, { strict: false }).run(await this.actors.write('officer-500112'), found.id, {
      version: found.version,
      reason: '与另一次拜访重复登记。',
    });
  }

  /** As the use case does it, a month at once. What is there already is left out. */
  private async record(tx: Tx, story: readonly DemoActivity[]): Promise<void> {
    const known = await tx.query<{ evidence: string }>('SELECT evidence FROM activity WHERE demo');
    const there = new Set(known.map((row) => row.evidence));
    const fresh = story.filter((each) => !there.has(each.evidence));
    if (fresh.length === 0) return;
    const byYear = new Map<number, string[]>();
    for (const year of new Set(fresh.map((each) => yearOf(each.occurredOn)))) {
      const count = fresh.filter((each) => yearOf(each.occurredOn) === year).length;
      byYear.set(year, await activityNumbers(tx, count, year));
    }
    const rows: NewActivity[] = [];
    for (const each of fresh) {
      const officer = await this.actors.get(officerOf(each.unit));
      const activityNo = byYear.get(yearOf(each.occurredOn))?.shift() ?? '';
      rows.push({ ...each, activityNo, recordedBy: officer.userId });
    }
    await insertActivities(tx, rows);
    await this.leaveTraces(tx, rows);
  }

  private async leaveTraces(tx: Tx, rows: readonly NewActivity[]): Promise<void> {
    const officer = await this.actors.get('officer');
    const names = new Map<string, string>();
    for (const row of rows) names.set(row.recordedBy, (await this.actors.get(officerOf(row.unit))).name);
    const events = rows.flatMap((row) =>
      row.leadId === null
        ? []
        : [
            {
              leadId: row.leadId,
              kind: 'activityAdded' as const,
              userId: row.recordedBy,
              userName: names.get(row.recordedBy) ?? officer.name,
              occurredOn: row.occurredOn,
              text: `登记${activityLine(row)}，待审核。`,
              activityId: row.id,
              at: row.recordedAt ?? undefined,
            },
          ],
    );
    await this.app.get(LeadEvents, { strict: false }).add(tx, events);
    const entries = rows.map((row) => ({
      action: 'activity.record',
      entity: 'activity',
      entityId: row.id,
      after: activityFacts(row),
    }));
    await this.app.get(AuditLog, { strict: false }).record(tx, officer, ...entries);
  }

  private async told(): Promise<DemoActivity[]> {
    if (this.story === null) {
      const leads = await this.db.query<DemoLeadRow>(
        `SELECT l.id, l.name, l.unit_id AS unit, l.enterprise_id AS "enterpriseId", e.name AS enterprise,
                l.registered_on::text AS "registeredOn"
           FROM lead l JOIN enterprise e ON e.id = l.enterprise_id WHERE l.demo AND l.stage <> 'withdrawn' ORDER BY l.code`,
      );
      this.story = activityStory(this.today, leads);
    }
    return this.story;
  }
}

function activityStory(today: Day, leads: readonly DemoLeadRow[]): DemoActivity[] {
  const random = new Random(20_210_713);
  const months = monthRange(addMonths(monthOf(today), 1 - MONTHS), monthOf(today));
  return months.flatMap((month) =>
    Array.from({ length: A_MONTH }, (_, place) => oneOf(random, month, place, today, leads)).filter(
      (each): each is DemoActivity => each !== null,
    ),
  );
}

function oneOf(
  random: Random,
  month: Month,
  place: number,
  today: Day,
  leads: readonly DemoLeadRow[],
): DemoActivity | null {
  const unit = random.weighted([...UNIT_WEIGHTS, [BUREAU, 3]]);
  const occurredOn = addDays(firstDayOf(month), random.whole(0, 27));
  const kind = random.weighted<ActivityKind>([
    ['visit', 4],
    ['reception', 4],
    ['event', 2],
    ['publicity', 2],
  ]);
  const level = random.weighted<LeaderLevel>([
    ['principal', 1],
    ['deputy', 3],
    ['head', 4],
    ['staff', 3],
  ]);
  const known = leads.filter((lead) => lead.unit === unit && lead.registeredOn <= occurredOn);
  const isMeeting = kind === 'visit' || kind === 'reception';
  const lead = isMeeting && known.length > 0 && random.chance(0.55) ? random.pick(known) : null;
  const said = words(random, kind, shortName(unit), lead);
  const lag = random.whole(0, 4);
  const key = `${month}-${String(place + 1).padStart(3, '0')}`;
  const recordedOn = addDays(occurredOn, lag);
  if (occurredOn > today) return null;
  return {
    id: newId(),
    kind,
    unit,
    occurredOn,
    level,
    ...said,
    enterpriseId: lead?.enterpriseId ?? null,
    leadId: lead?.id ?? null,
    result: isMeeting ? random.pick(RESULTS) : '',
    evidence: `演示纪要 ${key}`,
    remark: '',
    revokesId: null,
    demo: true,
    recordedAt: officeHour(recordedOn > today ? today : recordedOn, place),
  };
}

function words(
  random: Random,
  kind: ActivityKind,
  unit: string,
  lead: DemoLeadRow | null,
): Pick<NewActivity, 'subject' | 'counterpart' | 'place'> {
  const city = random.pick(CITIES);
  const field = random.pick(FIELDS);
  const counterpart = lead?.enterprise ?? `演示${city}${field}协会`;
  const about = lead === null ? `${field}合作` : `“${lead.name}”`;
  switch (kind) {
    case 'visit':
      return { subject: `赴${city}拜访${counterpart}，洽谈${about}`, counterpart, place: city };
    case 'reception':
      return { subject: `接待${counterpart}一行，考察${about}`, counterpart, place: unit };
    case 'event':
      return { subject: `${unit}${field}产业推介会（演示）`, counterpart: '', place: random.chance(0.5) ? city : unit };
    case 'publicity':
      return { subject: `“投资${unit}”${random.pick(MEDIA)}（演示）`, counterpart: '', place: city };
  }
}

function shortName(id: string): string {
  return units.find((unit) => unit.id === id)?.shortName ?? id;
}
