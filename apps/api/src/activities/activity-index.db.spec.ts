import { CloseMonth, RecordEntry, VerifyRecords } from '@yipanqi/api/ledger';
import { newId } from '@yipanqi/api/platform';
import type { ActivityBody, ActivityView, IndexSchemeDraftBody } from '@yipanqi/contract';
import { SAMPLE_INDEX_SCHEME, SUB_INDICES, type IndexSchemeBody, type Month, type RecordKind } from '@yipanqi/domain';
import { TestApp } from '../../testing/test-app';
import { ActivityIndexQuery } from './activity-index.query';
import { ActivityList } from './activity-list.query';
import { ApproveIndexScheme } from './approve-index-scheme';
import { DraftIndexScheme } from './draft-index-scheme';
import { RecordActivity } from './record-activity';
import { RevokeActivity } from './revoke-activity';
import { VerifyWaiting } from './verify-waiting';

const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const UNITS = ['500101', '500112', '500120', '500000-liangjiang'] as const;

describe('the activity index', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
    await fill();
  });
  afterAll(() => app.close());

  const verify = async (...activities: readonly ActivityView[]) =>
    app.get(VerifyWaiting).run(await app.write('verifier'), {
      activities: activities.map(({ id, version }) => ({ id, version })),
    });
  const record = async (unit: string, facts: Partial<ActivityBody>): Promise<ActivityView> =>
    app.get(RecordActivity).run(await app.write('officer'), {
      unit,
      kind: 'visit',
      occurredOn: '2021-03-15',
      level: 'deputy',
      subject: '演示活动',
      counterpart: '演示企业',
      ...facts,
    });

  async function booked(unit: string, type: 'agreement' | 'milestone', kind: RecordKind, on: string, wan?: string) {
    const id = newId();
    const owner = await app.actor('officer');
    await app.db.run(
      `INSERT INTO enterprise (id, name, name_key, core_name, names, pinyin, initials, bigrams, created_by)
       VALUES ($1, $2, $2, $2, '', '', '', '{}', $1)`,
      [id, `演示企业${id}`],
    );
    await app.db.run(
      `INSERT INTO lead (id, code, name, enterprise_id, unit_id, quota_line, industrial, strategic_emerging, digital, registered_on,
                         stage, owner_id, names, pinyin, initials, bigrams, created_by)
       VALUES ($1::uuid, $1::text, '演示项目', $1, $2, 'other', false, false, false, '2020-01-01', 'negotiation', $3, '', '', '', '{}', $3)`,
      [id, unit, owner.userId],
    );
    const entries = [{ type: 'agreement', kind: 'formal', occurredOn: on, amountWan: wan ?? '1000' } as const];
    const milestone = { type: 'milestone', kind, occurredOn: on } as const;
    for (const entry of type === 'milestone' ? [...entries, milestone] : entries) {
      const made = await app.get(RecordEntry).run(await app.write('officer'), { leadId: id, evidence: id, ...entry });
      await app.db.tx(async (tx) => app.get(VerifyRecords).run(tx, await app.actor('verifier'), [made.id]));
    }
  }

  /** February and March 2021 of four units, February closed; some waits, some is revoked, some is late. */
  async function fill(): Promise<void> {
    await booked('500101', 'agreement', 'formal', '2021-02-10', '200000');
    await booked('500101', 'agreement', 'formal', '2021-03-25', '350000.5');
    await booked('500112', 'milestone', 'construction', '2021-03-23', '50000');
    await booked('500120', 'agreement', 'formal', '2021-03-28', '1');
    const kinds = ['visit', 'reception', 'event', 'publicity'] as const;
    const levels = ['principal', 'deputy', 'head', 'staff'] as const;
    const all: ActivityView[] = [];
    for (const [place, unit] of UNITS.entries()) {
      for (let step = 0; step <= place * 3 + 4; step++) {
        const kind = kinds[(step + place) % 4]!;
        const level = levels[(step * 3 + place) % 4]!;
        all.push(await record(unit, { kind, level, occurredOn: `2021-0${2 + (step % 2)}-${10 + step}` }));
      }
    }
    await verify(...all.slice(0, -2));
    await app.get(CloseMonth).upTo(await app.actor('verifier'), '2021-02' as Month);
    await verify(await record('500112', { occurredOn: '2021-02-03', level: 'principal' }));
    const first = all[0]!;
    const revocation = await app
      .get(RevokeActivity)
      .run(await app.write('officer'), first.id, { version: first.version + 1, reason: '演示冲正' });
    await verify(revocation);
  }

  const index = async (period: string, login = 'leader', more: object = {}) =>
    app.get(ActivityIndexQuery).run(await app.actor(login), { period, ...more });

  it.each(['2021-02', '2021-03'])('counts of month %s equal raw SQL', async (month) => {
    const answer = await index(month);
    const activities = await app.db.query<{ unit: string; kind: string; count: number }>(
      `SELECT unit_id AS unit, kind, sum(sign)::int AS count FROM activity
        WHERE status = 'verified' AND booked_month = $1 GROUP BY unit_id, kind`,
      [month],
    );
    const postings = await app.db.query<{ unit: string; measure: string; sum: string }>(
      `SELECT unit_id AS unit, measure, sum(value)::text AS sum FROM ledger_posting WHERE booked_month = $1 GROUP BY unit_id, measure`,
      [month],
    );
    const posted = (unit: string, measure: string): string =>
      postings.find((row) => row.unit === unit && row.measure === measure)?.sum ?? '0';
    const counted = (unit: string, kind: string): number =>
      activities.find((row) => row.unit === unit && row.kind === kind)?.count ?? 0;
    expect(answer.rows.length).toBeGreaterThan(40);
    expect(answer.interim).toBe(month === '2021-03');
    for (const { unit, subs, contracted } of answer.rows) {
      expect([subs.visitsOut.count, subs.visitsIn.count, subs.events.count, subs.publicity.count]).toEqual(
        ['visit', 'reception', 'event', 'publicity'].map((kind) => counted(unit, kind)),
      );
      expect([String(subs.signings.count), String(subs.starts.count), contracted.replace('.', '')]).toEqual([
        posted(unit, 'signedProjects'),
        posted(unit, 'startedProjects'),
        posted(unit, 'contracted').padStart(3, '0'),
      ]);
    }
  });

  it('counts a week by the days on which things happened, closed months or not', async () => {
    const answer = await index('2021-W12');
    expect([answer.from, answer.to, answer.kind]).toEqual(['2021-03-22', '2021-03-28', 'week']);
    const row = (unit: string) => answer.rows.find((each) => each.unit === unit)!;
    expect(row('500101')).toMatchObject({ contracted: '3500005000.00', subs: { signings: { count: 1 } } });
    expect(row('500112')).toMatchObject({ subs: { signings: { count: 1 }, starts: { count: 1 } } });
    expect(row('500120').subs.signings.count).toBe(1);
    const early = await index('2021-W05');
    expect(early.rows.find((each) => each.unit === '500112')?.subs.visitsOut.count).toBe(1);
    const raw = await app.db.one<{ count: number }>(
      `SELECT coalesce(sum(sign), 0)::int AS count FROM activity
        WHERE status = 'verified' AND unit_id = '500101' AND occurred_on BETWEEN '2021-02-08' AND '2021-02-14'`,
    );
    const subs = (await index('2021-W06')).rows.find((each) => each.unit === '500101')!.subs;
    const own = [subs.visitsOut, subs.visitsIn, subs.events, subs.publicity].reduce((sum, { count }) => sum + count, 0);
    expect(own).toBe(raw!.count);
  });

  it('opens to the activities that it is made of', async () => {
    const { rows } = await index('2021-03');
    const list = app.get(ActivityList);
    const leader = await app.actor('leader');
    for (const { unit, subs, levels } of rows) {
      const page = await list.page(leader, {
        unit,
        kind: 'visit',
        bookedMonth: '2021-03',
        status: 'verified',
        sums: '1',
      });
      expect(page.levels).toEqual(levels.visitsOut);
      expect(page.rows.reduce((sum, { sign }) => sum + sign, 0)).toBe(subs.visitsOut.count);
    }
  });

  it('ranks in the cohort and in the city, and shows an officer their own unit with its ranks', async () => {
    const all = await index('2021-03');
    const own = await index('2021-03', 'officer-500112');
    expect(own.ownOnly).toBe(true);
    expect(own.rows.map((row) => row.unit)).toEqual(['500112']);
    expect(own.rows[0]).toEqual(all.rows.find((row) => row.unit === '500112'));
    const ranked = all.rows.filter((row) => row.ranked);
    const bureau = all.rows.find((row) => row.unit === '500000');
    expect(bureau).toMatchObject({ index: null, rank: null, cityRank: null });
    for (const row of ranked) {
      const above = ranked.filter((other) => Number(other.index) > Number(row.index)).length;
      expect(row.cityRank).toBe(above + 1);
    }
    const cohort = await index('2021-03', 'leader', { cohort: '开发区' });
    expect(new Set(cohort.rows.map((row) => row.cohort))).toEqual(new Set(['开发区']));
    await expect(index('2021-03', 'leader', { cohort: '没有' })).rejects.toEqual(refused('COHORT_UNKNOWN'));
    await expect(index('2199-01')).rejects.toEqual(refused('PERIOD_AHEAD'));
    await expect(index('2021-W99')).rejects.toEqual(refused('PERIOD_INVALID'));
  });

  it('is the same for the bulletin', async () => {
    const query = app.get(ActivityIndexQuery);
    const month = await app.db.snapshot((tx) => query.ofMonth(tx, '2021-03' as Month));
    const page = await index('2021-03');
    expect(month?.scheme).toEqual({ number: 1, name: SAMPLE_INDEX_SCHEME.name, sample: true });
    expect(month?.units.map(({ unit, index: value, rank, subs }) => ({ unit, value, rank, subs }))).toEqual(
      page.rows.map(({ unit, index: value, rank, subs }) => ({ unit, value, rank, subs })),
    );
  });

  it('has a trend over twelve periods, each the same as its own page', async () => {
    const query = app.get(ActivityIndexQuery);
    const trend = await query.trend(await app.actor('leader'), { unit: '500101', period: '2021-04' });
    expect(trend.points.map((point) => point.period)).toHaveLength(12);
    expect(trend.points.at(-1)?.period).toBe('2021-04');
    for (const period of ['2021-02', '2021-03']) {
      const row = (await index(period)).rows.find((each) => each.unit === '500101')!;
      const point = trend.points.find((each) => each.period === period)!;
      expect([point.index, point.rank]).toEqual([row.index, row.rank]);
      for (const sub of SUB_INDICES) expect(point.normalised[sub]).toBe(row.subs[sub].normalised);
    }
    const weeks = await query.trend(await app.actor('leader'), { unit: '500101', period: '2021-W12' });
    expect([weeks.kind, weeks.points[0]?.period, weeks.points.at(-1)?.period]).toEqual([
      'week',
      '2021-W01',
      '2021-W12',
    ]);
    await expect(query.trend(await app.actor('officer-500112'), { unit: '500101', period: '2021-03' })).rejects.toEqual(
      refused('NOT_FOUND'),
    );
  });

  describe('scheme', () => {
    const sample: IndexSchemeBody = SAMPLE_INDEX_SCHEME.body;
    const draft = (change: Partial<IndexSchemeDraftBody> = {}): IndexSchemeDraftBody => ({
      name: '演示方案',
      validFrom: '2021-04',
      reason: '提高开工权重',
      body: { ...sample, weights: { ...sample.weights, signings: '10', starts: '40' } },
      ...change,
    });
    const make = async (change: Partial<IndexSchemeDraftBody> = {}) =>
      app.get(DraftIndexScheme).run(await app.write('verifier'), draft(change));

    it('is drafted, changed, approved by a leader and then never changed', async () => {
      const made = await make();
      expect(made).toMatchObject({ number: 2, status: 'draft', sample: false, version: 1, inForce: false });
      const changed = await app
        .get(DraftIndexScheme)
        .change(await app.write('verifier'), made.id, { ...draft({ name: '演示方案二' }), version: 1 });
      expect(changed).toMatchObject({ name: '演示方案二', version: 2 });
      await expect(app.get(ApproveIndexScheme).run(await app.write('leader'), made.id, 1)).rejects.toEqual(
        refused('VERSION_STALE'),
      );
      const approved = await app.get(ApproveIndexScheme).run(await app.write('leader'), made.id, 2);
      expect(approved).toMatchObject({ status: 'approved' });
      await expect(app.get(ApproveIndexScheme).run(await app.write('leader'), made.id, 3)).rejects.toEqual(
        refused('INDEX_SCHEME_STATUS'),
      );
      await expect(app.db.run(`UPDATE index_scheme SET name = '别的' WHERE id = $1`, [made.id])).rejects.toThrow(
        'never changes',
      );
      await expect(app.db.run('DELETE FROM index_scheme WHERE id = $1', [made.id])).rejects.toThrow('never changes');
      expect((await index('2021-03')).scheme.number).toBe(1);
      expect((await index('2021-04')).scheme.number).toBe(2);
      expect((await index('2021-03', 'leader', { scheme: made.id })).scheme).toMatchObject({ number: 2, draft: false });
    });

    it('is refused with place and reason', async () => {
      const heavy = { ...sample, weights: { ...sample.weights, starts: '30' } };
      await expect(make({ body: heavy })).rejects.toEqual(
        refused('INDEX_WEIGHTS_SUM', { field: 'weights', details: { sum: '110' } }),
      );
      await expect(make({ validFrom: '2021-02' })).rejects.toEqual(
        refused('INDEX_SCHEME_FROM', { details: { month: '2021-02', open: '2021-03' } }),
      );
    });

    it('is not approved by its drafter, and drafts may be taken back', async () => {
      const made = await make();
      const leader = await app.actor('leader');
      await app.db.run('UPDATE index_scheme SET drafted_by = $2 WHERE id = $1', [made.id, leader.userId]);
      await expect(app.get(ApproveIndexScheme).run(await app.write('leader'), made.id, 1)).rejects.toEqual(
        refused('INDEX_SCHEME_OWN'),
      );
      await app.get(DraftIndexScheme).discard(await app.write('verifier'), made.id, 1);
      await expect(app.get(ApproveIndexScheme).run(await app.write('leader-two'), made.id, 2)).rejects.toEqual(
        refused('INDEX_SCHEME_STATUS'),
      );
    });
  });
});
