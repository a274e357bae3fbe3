import { Database, newId } from '@yipanqi/api/platform';
import type { EnterpriseDetail, EnterprisePage, ErrorAnswer } from '@yipanqi/contract';
import { usccCheckCharacter } from '@yipanqi/domain';
import { TestApp } from '../../testing/test-app';
import { TestHttp, type Answer } from '../../testing/test-http';
import { insertEnterprises, removeImportedEnterprises } from './insert-enterprises';
import { matchEnterprises } from './match-enterprises';

const OFFICER = 'officer-500101';
const uscc = (first17: string): string => first17 + usccCheckCharacter(first17);
const CODE = uscc('91500000MA5DEM101');

describe('enterprises', () => {
  let app: TestApp;
  let http: TestHttp;
  beforeAll(async () => {
    app = await TestApp.open();
    http = await TestHttp.open(app);
  });
  afterAll(async () => {
    await http.close();
    await app.close();
  });

  const create = (body: object): Promise<Answer<EnterpriseDetail>> => http.send(OFFICER, 'POST', '/enterprises', body);
  const found = async (q: string): Promise<string[]> =>
    (await http.get<EnterprisePage>(OFFICER, `/enterprises?q=${encodeURIComponent(q)}`)).body.rows.map(
      (row) => row.name,
    );
  const code = (answer: Answer<unknown>): string => (answer.body as ErrorAnswer).code;

  it('are created once, by name and by credit code', async () => {
    const first = await create({ name: '演示云桥数据有限公司', uscc: CODE.toLowerCase() });
    expect(first.body).toMatchObject({ uscc: CODE, aliases: [], version: 1, createdByName: '示例·万州招商干部' });
    expect(code(await create({ name: '演示云桥（数据）有限公司' }))).toBe('ENTERPRISE_NAME_TAKEN');
    expect(code(await create({ name: '演示别家', uscc: CODE }))).toBe('USCC_TAKEN');
    expect(code(await create({ name: '演示云桥数据股份有限公司' }))).toBe('ENTERPRISE_LIKELY_DUPLICATE');
    expect((await create({ name: '演示云桥数据股份有限公司', confirmNew: true })).status).toBe(201);
    expect(
      code(await create({ name: '演示别家', uscc: `${CODE.slice(0, 17)}${CODE.endsWith('0') ? '1' : '0'}` })),
    ).toBe('USCC_INVALID');
    expect((await http.send('verifier', 'POST', '/enterprises', { name: '演示' })).status).toBe(403);
  });

  it('are found by two characters, pinyin, initials and credit code', async () => {
    await create({ name: '演示苍穹航空（重庆）有限公司', uscc: uscc('91500000MA5DEM102') });
    for (const q of ['苍穹', '航空', 'cangqiong', 'ysc', 'cq', uscc('91500000MA5DEM102').slice(0, 17)]) {
      expect(await found(q)).toContain('演示苍穹航空（重庆）有限公司');
    }
    expect(await found('穹苍')).toEqual([]);
  });

  it('keep a former name as an alias, found and matched as before', async () => {
    const { body } = await create({ name: '演示旧名重工' });
    const renamed = await http.send<EnterpriseDetail>(OFFICER, 'PATCH', `/enterprises/${body.id}`, {
      version: 1,
      name: '演示新名装备',
    });
    expect(renamed.body).toMatchObject({ name: '演示新名装备', aliases: ['演示旧名重工'], version: 2 });
    expect(await found('旧名')).toEqual(['演示新名装备']);
    const [match] = await matchEnterprises(app.db, [{ name: '演示 旧名重工', uscc: null }]);
    expect(match).toMatchObject({ kind: 'exact', by: 'alias', enterprise: { id: body.id } });
    const stale = await http.send(OFFICER, 'PATCH', `/enterprises/${body.id}`, { version: 1, name: '演示再改' });
    expect([stale.status, code(stale)]).toEqual([409, 'VERSION_STALE']);
    const back = await http.send<EnterpriseDetail>(OFFICER, 'PATCH', `/enterprises/${body.id}`, {
      version: 2,
      name: '演示旧名重工',
    });
    expect(back.body).toMatchObject({ name: '演示旧名重工', aliases: ['演示新名装备'] });
  });

  it('take aliases that nobody else bears', async () => {
    const { body } = await create({ name: '演示赤水酒业' });
    const answer = await http.send<EnterpriseDetail>(OFFICER, 'POST', `/enterprises/${body.id}/aliases`, {
      alias: '赤水集团演示',
    });
    expect(answer.body.aliases).toEqual(['赤水集团演示']);
    expect(await found('赤水集团')).toEqual(['演示赤水酒业']);
    expect(code(await http.send(OFFICER, 'POST', `/enterprises/${body.id}/aliases`, { alias: '演示赤水酒业' }))).toBe(
      'ENTERPRISE_NAME_TAKEN',
    );
    expect((await http.send(OFFICER, 'POST', `/enterprises/${newId()}/aliases`, { alias: '演示无主' })).status).toBe(
      404,
    );
  });

  it('are matched in bulk, in order, and taken back as far as nothing stands on them', async () => {
    const { userId } = await app.actor(OFFICER);
    const importId = newId();
    const names = Array.from({ length: 2000 }, (_, place) => ({
      name: `演示批量${String.fromCodePoint(0x4e00 + place)}${place}号实业有限公司`,
      uscc: null,
    }));
    const db = app.get(Database);
    await db.tx((tx) =>
      insertEnterprises(
        tx,
        names.map((each) => ({ ...each, id: newId(), createdBy: userId, importId })),
      ),
    );
    const matches = await matchEnterprises(db, [...names, { name: '演示从未见过', uscc: null }]);
    expect(
      matches
        .slice(0, 2000)
        .every((match, place) => match.kind === 'exact' && match.enterprise.name === names[place]?.name),
    ).toBe(true);
    expect(matches[2000]).toEqual({ kind: 'none' });
    expect(await db.tx((tx) => removeImportedEnterprises(tx, importId))).toBe(2000);
  });

  it('are unknown by a wrong id', async () => {
    expect((await http.get(OFFICER, '/enterprises/nonsense')).status).toBe(404);
  });
});
