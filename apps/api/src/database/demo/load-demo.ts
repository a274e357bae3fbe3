import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@yipanqi/api/platform';

/** Does nothing where there is a lead already. */
export async function loadDemo(app: INestApplicationContext): Promise<void> {
  const db = app.get(Database);
  const some = await db.one('SELECT 1 FROM lead LIMIT 1');
  if (some) return;
}
