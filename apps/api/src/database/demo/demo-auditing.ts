import {
  CheckWorksheet,
  ConcludeWorksheet,
  DrawSample,
  KeepNotes,
  ReplyFinding,
  SendWorksheet,
} from '@yipanqi/api/auditing';
import { Clock, Database } from '@yipanqi/api/platform';
import type { CheckWorksheetBody, DrawSampleBody, SampleDetail } from '@yipanqi/contract';
import { addDays, yearOf, type Day } from '@yipanqi/domain';
import { DemoActors } from './demo-actors';
import type { Providers } from './providers';

const RIGHT = {
  evidenceSeen: 'yes',
  amountAgrees: 'yes',
  dateAgrees: 'yes',
  unitAgrees: 'yes',
  grade: 'none',
} as const satisfies Omit<CheckWorksheetBody, 'version'>;

const COPY_ONLY = {
  ...RIGHT,
  evidenceSeen: 'no',
  grade: 'minor',
  finding: '现场只见到佐证复印件，请提供原件或加盖公章的复印件（演示）',
} as const satisfies Omit<CheckWorksheetBody, 'version'>;

const LATE_DATE = {
  ...RIGHT,
  dateAgrees: 'no',
  grade: 'moderate',
  finding: '佐证所载日期与凭证日期不一致，请说明（演示）',
} as const satisfies Omit<CheckWorksheetBody, 'version'>;

/** The auditor's last full year: samples, a few worksheets, one finding answered by its district and one still waiting. */
export class DemoAuditing {
  private readonly actors: DemoActors;
  private readonly today: Day;

  constructor(private readonly app: Providers) {
    this.actors = new DemoActors(app);
    this.today = app.get(Clock, { strict: false }).today();
  }

  async store(): Promise<void> {
    const done = await this.app.get(Database, { strict: false }).one('SELECT 1 FROM auditing_sample LIMIT 1');
    if (done) return;
    const year = yearOf(this.today) - 1;
    await this.draw({ year, method: 'money', size: 20, seed: `${year}-demo-money` });
    const answered = await this.draw({ year, unit: '500112', method: 'random', size: 8, seed: `${year}-demo-500112` });
    await this.answered(answered);
    const waiting = await this.draw({ year, unit: '500101', method: 'random', size: 5, seed: `${year}-demo-500101` });
    await this.send(waiting, 0, LATE_DATE);
    const text = `渝北区${year}年已抽 8 张，其余单位按金额抽 20 张；到位资金重点看银行回单原件（演示）。`;
    await this.app
      .get(KeepNotes, { strict: false })
      .add(await this.actors.write('auditor'), { year, unit: '500112', text });
  }

  private async draw(body: DrawSampleBody): Promise<SampleDetail> {
    return this.app.get(DrawSample, { strict: false }).run(await this.actors.write('auditor'), body);
  }

  private async answered(sample: SampleDetail): Promise<void> {
    for (const at of [0, 1, 2]) {
      const { id, version } = await this.check(sample, at, RIGHT);
      await this.app
        .get(ConcludeWorksheet, { strict: false })
        .run(await this.actors.write('auditor'), id, { version, conclusion: '与佐证相符（演示）' });
    }
    const { id, version } = await this.send(sample, 3, COPY_ONLY);
    const reply = '原件存于区档案馆，已补交加盖公章的复印件（演示）。';
    await this.app
      .get(ReplyFinding, { strict: false })
      .run(await this.actors.write('officer-500112'), id, { version, reply });
  }

  private async send(
    sample: SampleDetail,
    at: number,
    finding: Omit<CheckWorksheetBody, 'version'>,
  ): Promise<{ id: string; version: number }> {
    const { id, version } = await this.check(sample, at, finding);
    const dueOn = addDays(this.today, 10);
    return this.app
      .get(SendWorksheet, { strict: false })
      .run(await this.actors.write('auditor'), id, { version, dueOn });
  }

  private async check(
    sample: SampleDetail,
    at: number,
    finding: Omit<CheckWorksheetBody, 'version'>,
  ): Promise<{ id: string; version: number }> {
    const item = sample.items[at];
    if (!item) throw new Error(`no record ${at} in the sample of the demonstration`);
    return this.app
      .get(CheckWorksheet, { strict: false })
      .run(await this.actors.write('auditor'), item.worksheetId, { version: 1, ...finding });
  }
}
