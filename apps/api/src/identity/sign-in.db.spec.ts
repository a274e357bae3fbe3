import { RuleBroken } from '@yipanqi/domain';
import { TestApp } from '../../testing/test-app';
import { RefreshSession } from './refresh-session';
import { SAMPLE_PASSWORD } from './sample-accounts';
import { ActorRepository } from './actor.repository';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

const CALLER = { ip: '127.0.0.1', agent: 'test', requestId: 'r-1' };

describe('signing in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
  });
  afterAll(() => app.close());

  it('opens a session and leaves a row in the trail', async () => {
    const opened = await app.get(SignIn).run('leader', SAMPLE_PASSWORD, CALLER);
    const trail = await app.db.query(`SELECT action, user_name FROM audit_event WHERE entity_id = $1`, [
      opened.sessionId,
    ]);
    expect(trail).toEqual([{ action: 'session.open', user_name: '示例·局领导' }]);
  });

  it('answers a wrong password and an unknown user alike', async () => {
    for (const [login, password] of [
      ['leader', 'wrong'],
      ['nobody-here', SAMPLE_PASSWORD],
    ] as const) {
      await expect(app.get(SignIn).run(login, password, CALLER)).rejects.toMatchObject({ code: 'LOGIN_FAILED' });
    }
  });

  it('locks after five failures, for the right password too', async () => {
    for (let turn = 0; turn < 5; turn++) {
      await expect(app.get(SignIn).run('auditor', 'wrong', CALLER)).rejects.toBeInstanceOf(RuleBroken);
    }
    await expect(app.get(SignIn).run('auditor', SAMPLE_PASSWORD, CALLER)).rejects.toMatchObject({
      code: 'LOGIN_FAILED',
    });
    await app.db.run(`UPDATE app_user SET locked_until = now() - interval '1 second' WHERE login = 'auditor'`);
    await expect(app.get(SignIn).run('auditor', SAMPLE_PASSWORD, CALLER)).resolves.toHaveProperty('refreshToken');
  });

  it('gives the same successor to the same token within ten seconds, and revokes the session after', async () => {
    const first = await app.get(SignIn).run('verifier', SAMPLE_PASSWORD, CALLER);
    const second = await app.get(RefreshSession).run(first.refreshToken, 'r-4');
    const again = await app.get(RefreshSession).run(first.refreshToken, 'r-4');
    expect(again.refreshToken).toBe(second.refreshToken);
    await app.db.run(`UPDATE user_session SET rotated_at = now() - interval '11 seconds' WHERE id = $1`, [
      first.sessionId,
    ]);
    await expect(app.get(RefreshSession).run(first.refreshToken, 'r-4')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const trail = await app.db.query(`SELECT action FROM audit_event WHERE entity_id = $1 ORDER BY id`, [
      first.sessionId,
    ]);
    expect(trail).toEqual([{ action: 'session.open' }, { action: 'session.revoke' }]);
    await expect(app.get(RefreshSession).run(second.refreshToken, 'r-5')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('is not ended by a token that was never made here', async () => {
    const opened = await app.get(SignIn).run('leader', SAMPLE_PASSWORD, CALLER);
    for (const forged of [`${opened.sessionId}.x`, `${opened.sessionId}.x.y`, `${opened.refreshToken}x`]) {
      await expect(app.get(RefreshSession).run(forged, 'r-6')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    await expect(app.get(RefreshSession).run(opened.refreshToken, 'r-7')).resolves.toHaveProperty('refreshToken');
  });

  it('ends with signing out, and leaves a row in the trail', async () => {
    const opened = await app.get(SignIn).run('leader', SAMPLE_PASSWORD, CALLER);
    const actor = await app.get(ActorRepository).ofSession(opened.sessionId, '127.0.0.1', 'r-2');
    await app.get(SignOut).run(actor!);
    expect(await app.get(ActorRepository).ofSession(opened.sessionId, '127.0.0.1', 'r-3')).toBeNull();
    const trail = await app.db.query(`SELECT action FROM audit_event WHERE entity_id = $1 ORDER BY id`, [
      opened.sessionId,
    ]);
    expect(trail).toEqual([{ action: 'session.open' }, { action: 'session.close' }]);
  });

  it('refuses forbidden pairs of roles in the database', async () => {
    const officer = await app.actor('officer');
    await expect(
      app.db.run(`INSERT INTO user_grant (user_id, role, unit_id) VALUES ($1, 'verifier', '500000')`, [officer.userId]),
    ).rejects.toThrow('GRANT_FORBIDDEN_PAIR');
  });

  it('acts in a database role that owns no table', async () => {
    const [row] = await app.db.query<{ role: string; owned: number }>(
      `SELECT current_user AS role, count(*)::int AS owned FROM pg_class WHERE pg_get_userbyid(relowner) = current_user`,
    );
    expect(row).toEqual({ role: 'yipanqi_app', owned: 0 });
  });
});
