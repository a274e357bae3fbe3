import { Client } from 'pg';

/** Never part of what a refusal may not change: the trail, sessions, and the count of wrong passwords. */
const APART = /^(audit_|user_session)/;
const COLUMNS_APART: Readonly<Record<string, string[]>> = { app_user: ['failures', 'locked_until'] };

/** A digest of every table, by name: equal before and after means that nothing was changed. */
export class Tables {
  private constructor(private readonly db: Client) {}

  static async of(databaseUrl: string): Promise<Tables> {
    const db = new Client({ connectionString: databaseUrl });
    await db.connect();
    return new Tables(db);
  }

  async digests(): Promise<Record<string, string>> {
    const { rows } = await this.db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'yipanqi'::regnamespace AND relkind = 'r' AND NOT relispartition ORDER BY 1`,
    );
    const names = rows.map(({ name }) => name).filter((name) => !APART.test(name));
    const digests: Record<string, string> = {};
    for (const name of names) digests[name] = await this.digest(name);
    return digests;
  }

  close(): Promise<void> {
    return this.db.end();
  }

  private async digest(table: string): Promise<string> {
    const apart = COLUMNS_APART[table] ?? [];
    const { rows } = await this.db.query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(line, E'\\n' ORDER BY line), '')) AS digest
         FROM (SELECT (to_jsonb(t) - $1::text[])::text AS line FROM yipanqi."${table}" t) lines`,
      [apart],
    );
    return rows[0]!.digest;
  }
}
