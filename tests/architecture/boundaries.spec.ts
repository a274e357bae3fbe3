import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** What the linter says of a file with this text at this place. */
function lint(place: string, text: string): string {
  const run = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', '--stdin', '--stdin-filename', place], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  return run.stdout + run.stderr;
}

/** Without a cached project graph the rule is silent, so the graph is made first and the rule must be heard. */
beforeAll(() => {
  const run = spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'graph', '--file=tmp/graph.json'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  expect(run.status).toBe(0);
});

describe('the dependency table', () => {
  it.each([
    ['apps/api/src/leads/index.ts', `import '@yipanqi/api/ledger';`, 'a feature that stands to the right'],
    ['apps/api/src/platform/index.ts', `import '@yipanqi/api/identity';`, 'a business word in the platform'],
    ['apps/web/src/leads/index.ts', `import '@yipanqi/web/reports';`, 'a web feature that stands to the right'],
    ['apps/web/src/ui/index.ts', `import '@yipanqi/api/leads';`, 'the API in the web'],
    ['libs/domain/src/index.ts', `import '@yipanqi/contract';`, 'the wire in the rules'],
    ['libs/domain/src/index.ts', `import 'pg';`, 'a library in the rules'],
  ])('reports in %s: %s (%s)', (place, text) => {
    expect(lint(place, text)).toContain('@nx/enforce-module-boundaries');
  });

  it('reports Node in the rules', () => {
    expect(lint('libs/domain/src/index.ts', `import 'node:fs';`)).toContain('no-restricted-imports');
  });

  it('lets a feature import one to its left', () => {
    expect(lint('apps/api/src/leads/index.ts', `import '@yipanqi/api/enterprises';\n`)).not.toContain(
      'enforce-module-boundaries',
    );
  });
});
