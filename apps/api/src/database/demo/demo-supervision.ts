import type { Type } from '@nestjs/common';
import { Database } from '@yipanqi/api/platform';
import { ComputeEdition, DecideEdition } from '@yipanqi/api/reports';
import {
  DecideExtension,
  IssueOrder,
  JudgeOrder,
  LookThrough,
  ReplyOrder,
  RequestExtension,
  SweepOrders,
  WithdrawOrder,
} from '@yipanqi/api/supervision';
import type { OrderDetail } from '@yipanqi/contract';
import {
  addDays,
  type Day,
  firstDayOf,
  firstMonthOfQuarter,
  lastDayOfQuarter,
  previousQuarter,
  type Quarter,
  type SupervisionFinding,
} from '@yipanqi/domain';
import { DemoActors } from './demo-actors';
import type { Providers } from './providers';

/** Units of the sample officers come first, so that each of them has something to answer. */
const SAMPLE_UNITS: readonly string[] = ['500112', '500101', '500000-liangjiang', '500120'];
const ORDERS = 9;
const FINDINGS_AN_ORDER = 3;
const SWEEP_EVERY_DAYS = 7;
const REPLY = '已召开专题会逐项分析，明确责任人和时间表，相关措施见附件（演示）。';
const EVIDENCE = '会议纪要（演示）、项目推进计划表（演示）';

/** How an order goes on: days after its issue on which something is done. */
type Fate = readonly (readonly [
  days: number,
  what: 'reply' | 'accept' | 'sendBack' | 'ask' | 'grant' | 'refuse' | 'withdraw',
])[];

/** Of the last quarter but one: most are done with, one late, one is still owed. */
const PAST: readonly Fate[] = [
  [
    [12, 'reply'],
    [15, 'accept'],
  ],
  [
    [14, 'reply'],
    [18, 'sendBack'],
    [24, 'reply'],
    [30, 'accept'],
  ],
  [
    [10, 'ask'],
    [11, 'grant'],
    [38, 'reply'],
    [44, 'accept'],
  ],
  [
    [36, 'reply'],
    [40, 'accept'],
  ],
  [],
  [
    [9, 'reply'],
    [13, 'accept'],
  ],
  [[3, 'withdraw']],
  [
    [8, 'ask'],
    [9, 'refuse'],
    [19, 'reply'],
    [25, 'accept'],
  ],
  [
    [17, 'reply'],
    [21, 'accept'],
  ],
];

/** Of the last quarter: just under way. */
const PRESENT: readonly Fate[] = [
  [],
  [[6, 'ask']],
  [[9, 'reply']],
  [
    [5, 'reply'],
    [8, 'sendBack'],
  ],
  [],
  [
    [7, 'reply'],
    [9, 'accept'],
  ],
];
/** Days from today on which those are due: overdue, soon, later. */
const PRESENT_DUE: readonly number[] = [-4, 3, 12, 9, 20, 6];

interface Act {
  readonly on: Day;
  readonly run: () => Promise<unknown>;
}

/** Two quarters looked through, orders in every state with their reminders, one report published and one a draft. */
export class DemoSupervision {
  private readonly db: Database;
  private readonly actors: DemoActors;
  private readonly acts: Act[] = [];

  constructor(private readonly app: Providers) {
    this.db = app.get(Database);
    this.actors = new DemoActors(app);
  }

  /** `last` is the last closed quarter. Where orders are told already, only the reports are made again. */
  async store(last: Quarter, today: Day): Promise<void> {
    const before = previousQuarter(last);
    if (!(await this.db.one('SELECT 1 FROM supervision_order LIMIT 1'))) {
      const verifier = await this.actors.get('verifier');
      for (const quarter of [previousQuarter(before), before, last]) await this.use(LookThrough).run(verifier, quarter);
      this.byHand(firstDayOf(firstMonthOfQuarter(before)));
      await this.under(before, addDays(lastDayOfQuarter(before), 10), PAST, () => null);
      const issued = [addDays(lastDayOfQuarter(last), 20), addDays(today, -11)].sort()[0] as Day;
      await this.under(last, issued, PRESENT, (index) => addDays(today, PRESENT_DUE[index] ?? 20));
      this.reminders(addDays(lastDayOfQuarter(before), 10), today);
      await this.act(today);
      await this.datedMessages(today);
    }
    await this.reports(before, last);
  }

  private use<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  /** Issued without a finding, answered in time. */
  private byHand(from: Day): void {
    for (const [index, unit] of ['500112', '500101'].entries()) {
      const on = addDays(from, 20 + index);
      const body = {
        unit,
        item: '报送本年度招商计划执行情况（演示）',
        asked: '报送计划执行情况、存在问题和下一步安排',
        deadline: addDays(on, 15),
      };
      this.issue(on, body, [
        [9, 'reply'],
        [12, 'accept'],
      ]);
    }
  }

  /** One order a unit for its gravest findings of a quarter that are under none. */
  private async under(
    quarter: Quarter,
    on: Day,
    fates: readonly Fate[],
    due: (index: number) => Day | null,
  ): Promise<void> {
    const rows = await this.db.query<{ finding: SupervisionFinding }>(
      `SELECT finding FROM supervision_finding WHERE quarter = $1 ORDER BY light, seq`,
      [quarter],
    );
    const byUnit = new Map<string, SupervisionFinding[]>();
    for (const { finding } of rows) byUnit.set(finding.unit, [...(byUnit.get(finding.unit) ?? []), finding]);
    const units = [...byUnit.keys()].sort((a, b) => place(a) - place(b)).slice(0, Math.min(ORDERS, fates.length));
    units.forEach((unit, index) => {
      const fate = fates[index] ?? [];
      this.acts.push({
        on,
        run: async () => {
          const free = await this.free(byUnit.get(unit) ?? []);
          const [first] = free;
          if (first === undefined) return;
          const body = {
            unit,
            item: free.length === 1 ? `${first.ruleName}（演示）` : `${first.ruleName}等 ${free.length} 个问题（演示）`,
            asked: [...new Set(free.map(({ asked }) => asked))].join('；'),
            deadline: due(index) ?? addDays(on, first.deadlineDays),
            quarter,
            findings: free.map(({ key }) => key),
          };
          await this.issued(on, body, fate);
        },
      });
    });
  }

  private async free(findings: readonly SupervisionFinding[]): Promise<SupervisionFinding[]> {
    const taken = await this.db.query<{ key: string }>(
      'SELECT finding_key AS key FROM supervision_order_finding WHERE open AND finding_key = ANY($1)',
      [findings.map(({ key }) => key)],
    );
    return findings.filter(({ key }) => !taken.some((each) => each.key === key)).slice(0, FINDINGS_AN_ORDER);
  }

  private issue(on: Day, body: Parameters<IssueOrder['run']>[1], fate: Fate): void {
    this.acts.push({ on, run: () => this.issued(on, body, fate) });
  }

  private async issued(on: Day, body: Parameters<IssueOrder['run']>[1], fate: Fate): Promise<void> {
    const { id } = await this.use(IssueOrder).run(await this.actors.write('verifier'), body, on, true);
    for (const [days, what] of fate) {
      const day = addDays(on, days);
      this.acts.push({ on: day, run: () => this.step(id, what, day) });
    }
  }

  private async step(id: string, what: Fate[number][1], on: Day): Promise<OrderDetail> {
    const row = await this.db.one<{ version: number; deadline: Day }>(
      'SELECT version, deadline::text FROM supervision_order WHERE id = $1',
      [id],
    );
    const { version, deadline } = row!;
    const [officer, leader] = [await this.actors.write('officer'), await this.actors.write('leader')];
    switch (what) {
      case 'reply':
        return this.use(ReplyOrder).run(officer, id, { version, text: REPLY, evidence: EVIDENCE }, on);
      case 'accept':
        return this.use(JudgeOrder).run(
          leader,
          id,
          { version, verdict: 'accepted', reason: '措施可行，同意办结。' },
          on,
        );
      case 'sendBack': {
        const reason = '措施不够具体，请补充分月安排和责任人。';
        return this.use(JudgeOrder).run(
          leader,
          id,
          { version, verdict: 'sentBack', reason, deadline: addDays(on, 10) },
          on,
        );
      }
      case 'ask': {
        const until = addDays(deadline, 20);
        return this.use(RequestExtension).run(
          officer,
          id,
          { version, until, reason: '项目正在履行审批程序，需补充材料。' },
          on,
        );
      }
      case 'grant':
        return this.use(DecideExtension).run(leader, id, { version, approved: true, reason: '' }, on);
      case 'refuse':
        return this.use(DecideExtension).run(leader, id, { version, approved: false, reason: '请按原期限办理。' }, on);
      case 'withdraw':
        return this.use(WithdrawOrder).run(leader, id, { version, reason: '与另一督办事项重复。' }, on);
    }
  }

  private reminders(from: Day, today: Day): void {
    for (let on = from; on < today; on = addDays(on, SWEEP_EVERY_DAYS)) this.remind(on);
    this.remind(today);
  }

  private remind(on: Day): void {
    this.acts.push({
      on,
      run: async () => this.use(SweepOrders).run(await this.actors.get('verifier'), undefined, on),
    });
  }

  /** In the order of time; what is done may bring further acts. */
  private async act(today: Day): Promise<void> {
    for (;;) {
      this.acts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
      const next = this.acts.shift();
      if (next === undefined) return;
      if (next.on <= today) await next.run();
    }
  }

  /** The messages tell of days gone by, but were written just now; the older ones were read long ago. */
  private async datedMessages(today: Day): Promise<void> {
    await this.db.run(
      `UPDATE notification SET created_at = least(now(), right(key, 10)::date + interval '2 hours'),
              read_at = CASE WHEN right(key, 10)::date < $1::date - 7 THEN right(key, 10)::date + interval '4 hours' END
        WHERE kind = 'supervision' AND key LIKE 'supervision:%'`,
      [today],
    );
  }

  private async reports(published: Quarter, draft: Quarter): Promise<void> {
    const compute = this.use(ComputeEdition);
    const decide = this.use(DecideEdition);
    const verifier = await this.actors.get('verifier');
    const edition = await compute.run(verifier, { kind: 'quarterly', period: published });
    if (edition.status === 'draft') {
      const approved = await decide.approve(await this.actors.write('leader'), edition.id, edition.version);
      await decide.publish(await this.actors.write('leader'), edition.id, approved.version);
    }
    await compute.run(verifier, { kind: 'quarterly', period: draft });
  }
}

function place(unit: string): number {
  const index = SAMPLE_UNITS.indexOf(unit);
  return index === -1 ? SAMPLE_UNITS.length : index;
}
