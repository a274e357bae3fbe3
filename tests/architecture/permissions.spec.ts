import { run } from '../support/product';

describe('docs/permissions.md', () => {
  it('is what the matrix and the routes say', async () => {
    const said = await run('npm', ['run', '-s', 'permissions', '--', '--check']);
    expect(said.err).not.toContain('已过期');
    expect(said.code).toBe(0);
  });
});
