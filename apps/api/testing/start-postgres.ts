import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@yipanqi/api/platform';
import { setUp } from '../src/setup';

/** One real Postgres for the run, with a template database that holds schema and reference data. */
export default async function start(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yipanqi-test-'));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  await setUp({ DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl });
  process.env['YIPANQI_TEST_APP_URL'] = server.appUrl;
  process.env['YIPANQI_TEST_OWNER_URL'] = server.ownerUrl;
  Object.assign(globalThis, { yipanqiTestServer: { server, folder } });
}
