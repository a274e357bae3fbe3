import type { DraftTargetBody } from '@yipanqi/contract';
import { TestApp } from '../../testing/test-app';
import { ApproveTargets } from './approve-targets';
import { DiscardTarget } from './discard-target';
import { DraftTargets } from './draft-targets';
import { PlanQuery } from './plan.query';
import { TargetTableQuery } from './target-table.query';
import { TargetRepository } from './target.repository';

const wanzhou = (facts: Partial<DraftTargetBody> = {}): DraftTargetBody => ({
  year: 2023,
  unit: '500101',
  measure: 'contracted',
  value: '40000000000.00',
  ...facts,
});

describe('annual targets', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
  });
  afterAll(() => app.close());

  const draft = async (...targets: DraftTargetBody[]) =>
    app.get(DraftTargets).run(await app.write('verifier'), targets);
  const approve = async (login: string, year: number, ...targets: { id: string; version: number }[]) =>
    app.get(ApproveTargets).run(await app.write(login), { year, targets });
  const pair = async (login = 'verifier', unit = '500101') => {
    const table = await app.get(TargetTableQuery).run(await app.actor(login), 2023);
    return table.rows.find((row) => row.unit === unit)?.cells.contracted;
  };
  const drafted = async (facts: Partial<DraftTargetBody> = {}) => {
    const [one] = (await draft(wanzhou(facts))).drafted;
    if (!one) throw new Error('nothing was drafted');
    return one;
  };

  it('take effect when another person has approved them', async () => {
    const one = await drafted();
    expect(await pair()).toMatchObject({ approved: null, draft: { value: '40000000000.00', own: true, version: 1 } });
    expect(await approve('leader', 2023, one)).toEqual({ approved: 1 });
    expect(await pair('leader')).toMatchObject({ approved: { value: '40000000000.00', own: false }, draft: null });
    const effective = await app.get(TargetRepository).approvedOf(app.db, 2023);
    expect(effective).toEqual([
      { unit: '500101', year: 2023, measure: 'contracted', value: 4_000_000_000_000n, phasing: null },
    ]);
  });

  it('are replaced by the next approved draft, and the trail keeps both', async () => {
    const one = await drafted({ value: '50000000000.00', source: '年中调整' });
    expect(await pair()).toMatchObject({ approved: { value: '40000000000.00' }, draft: { value: '50000000000.00' } });
    await approve('leader', 2023, one);
    expect(await pair()).toMatchObject({ approved: { value: '50000000000.00', source: '年中调整' }, draft: null });
    const trail = await app.db.query(
      `SELECT before->>'value' AS before, after->>'value' AS after FROM audit_event WHERE entity_id = $1 AND action = 'target.approve'`,
      [one.id],
    );
    expect(trail).toEqual([{ before: '40000000000.00', after: '50000000000.00' }]);
  });

  it('are not approved by whoever drafted them', async () => {
    const leader = await app.actor('leader');
    await app.db.run(`INSERT INTO user_grant (user_id, role, unit_id) VALUES ($1, 'verifier', '500000')`, [
      leader.userId,
    ]);
    const answer = await app
      .get(DraftTargets)
      .run(await app.write('leader'), [wanzhou({ unit: '500112', value: '1.00' })]);
    const [own] = answer.drafted;
    if (!own) throw new Error('nothing was drafted');
    await expect(approve('leader', 2023, own)).rejects.toMatchObject({ code: 'TARGET_OWN' });
    expect(await approve('leader-two', 2023, own)).toEqual({ approved: 1 });
  });

  it('are not approved in a version that was not read, nor twice', async () => {
    const one = await drafted({ value: '60000000000.00' });
    await draft(wanzhou({ value: '61000000000.00', version: 1 }));
    await expect(approve('leader', 2023, one)).rejects.toMatchObject({
      code: 'VERSION_STALE',
      details: { version: 2 },
    });
    await approve('leader', 2023, { id: one.id, version: 2 });
    await expect(approve('leader', 2023, { id: one.id, version: 3 })).rejects.toMatchObject({ code: 'TARGET_STATUS' });
    await expect(approve('leader', 2022, { id: one.id, version: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are drafted all or none, and say which cell is wrong', async () => {
    const good = wanzhou({ unit: '500103' });
    await expect(draft(good, wanzhou({ value: '-1.00' }))).rejects.toMatchObject({
      code: 'TARGET_NEGATIVE',
      field: 'targets.1.value',
    });
    await expect(draft(good, wanzhou({ unit: '999999' }))).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' });
    await expect(draft(good, good)).rejects.toMatchObject({ code: 'TARGET_REPEATED' });
    await expect(draft(good, wanzhou({ measure: 'signedProjects', value: '1.5' }))).rejects.toMatchObject({
      code: 'COUNT_INVALID',
    });
    await expect(draft()).rejects.toMatchObject({ code: 'TARGET_EMPTY' });
    expect(await pair('verifier', '500103')).toBeUndefined();
  });

  it('may follow a curve that ends at the year’s value and never falls', async () => {
    const curve = [1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 19, 20];
    const projects = wanzhou({ unit: '500103', measure: 'signedProjects', value: 20 });
    await expect(draft({ ...projects, phasing: [...curve.slice(0, 11), 21] })).rejects.toMatchObject({
      code: 'TARGET_PHASING_END',
    });
    await expect(draft({ ...projects, phasing: [3, ...curve.slice(1)] })).rejects.toMatchObject({
      code: 'TARGET_PHASING',
    });
    await draft({ ...projects, phasing: curve });
    const table = await app.get(TargetTableQuery).run(await app.actor('verifier'), 2023);
    const cells = table.rows.find((row) => row.unit === '500103')?.cells;
    expect(cells?.signedProjects?.draft).toMatchObject({ value: 20, phasing: curve });
  });

  it('stay as they are when nothing changes', async () => {
    expect(await draft(wanzhou({ value: '61000000000.00' }))).toEqual({ drafted: [], unchanged: 1 });
  });

  it('refuse a second draft over one that was not read', async () => {
    await drafted({ unit: '500106' });
    await expect(draft(wanzhou({ unit: '500106', value: '2.00' }))).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(draft(wanzhou({ unit: '500107', version: 3 }))).rejects.toMatchObject({ code: 'VERSION_STALE' });
  });

  it('can be taken back while they are drafts', async () => {
    const one = await drafted({ unit: '500105' });
    await expect(app.get(DiscardTarget).run(await app.write('verifier'), one.id, 9)).rejects.toMatchObject({
      code: 'VERSION_STALE',
    });
    await app.get(DiscardTarget).run(await app.write('verifier'), one.id, 1);
    expect(await pair('verifier', '500105')).toBeUndefined();
  });

  it('are seen by officers for their own units only, and drafted by none of them', async () => {
    const table = await app.get(TargetTableQuery).run(await app.actor('officer-500101'), 2023);
    expect(table.rows.map(({ unit }) => unit)).toEqual(['500101']);
    await expect(
      app.get(DraftTargets).run(await app.write('officer-500101'), [wanzhou({ value: '3.00' })]),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('answer a repeated request with the same answer', async () => {
    const write = await app.write('verifier');
    const first = await app.get(DraftTargets).run(write, [wanzhou({ unit: '500108' })]);
    expect(await app.get(DraftTargets).run(write, [wanzhou({ unit: '500108' })])).toEqual(first);
  });
});

describe('the plan', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
  });
  afterAll(() => app.close());

  it('has 20 lines of 91 000 亿元, a remainder of 9 000 and 97 + 3 heads', async () => {
    const plan = await app.get(PlanQuery).view();
    expect(plan.quotaLines).toHaveLength(20);
    expect(plan.remainder).toBe('900000000000.00');
    const heads = (kind: string) =>
      plan.headTargets.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.target, 0);
    expect([heads('head_enterprise'), heads('top_research_institute')]).toEqual([97, 3]);
  });

  it('gives the domain exact figures', async () => {
    const facts = await app.get(PlanQuery).facts();
    expect(facts).toMatchObject({ version: 1, period: { from: '2021-01', to: '2025-12' } });
    expect(facts.indicators).toMatchObject({ contracted: 1_000_000_000_000_000n, projectsOver5bn: 250n });
  });
});
