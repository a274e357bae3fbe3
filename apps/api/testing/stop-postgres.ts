import { rmSync } from 'node:fs';
import type { EmbeddedPostgres } from '@yipanqi/api/platform';

export default async function stop(): Promise<void> {
  const { server, folder } = (
    globalThis as unknown as { yipanqiTestServer: { server: EmbeddedPostgres; folder: string } }
  ).yipanqiTestServer;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
