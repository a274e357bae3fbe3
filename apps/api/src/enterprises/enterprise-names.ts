import { Injectable } from '@nestjs/common';
import type { Tx } from '@yipanqi/api/platform';
import { EnterpriseRenames } from './enterprise-renames';
import { searchColumns } from './search-columns';

/** Keeps the search columns in step with name and aliases, and tells whoever holds the name too. */
@Injectable()
export class EnterpriseNames {
  constructor(private readonly renames: EnterpriseRenames) {}

  async refresh(tx: Tx, id: string): Promise<void> {
    const rows = await tx.query<{ name: string }>(
      `SELECT name FROM (SELECT name, 0 AS place FROM enterprise WHERE id = $1
         UNION ALL SELECT alias, 1 FROM enterprise_alias WHERE enterprise_id = $1) n ORDER BY place, name`,
      [id],
    );
    const names = rows.map((row) => row.name);
    const search = searchColumns(names);
    await tx.run('UPDATE enterprise SET names = $2, pinyin = $3, initials = $4, bigrams = $5 WHERE id = $1', [
      id,
      search.names,
      search.pinyin,
      search.initials,
      search.bigrams,
    ]);
    await this.renames.tell(tx, id, names);
  }
}
