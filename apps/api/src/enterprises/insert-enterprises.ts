import type { Tx } from '@yipanqi/api/platform';
import { coreName, nameKey } from '@yipanqi/domain';
import { searchColumns } from './search-columns';

/** A new enterprise; the id comes from `newId()`. */
export interface NewEnterprise {
  id: string;
  name: string;
  uscc: string | null;
  createdBy: string;
  importId?: string | null;
  demo?: boolean;
}

/** Adds enterprises by one statement. Names and codes must be new: a unique index decides. */
export async function insertEnterprises(tx: Tx, rows: readonly NewEnterprise[]): Promise<void> {
  if (rows.length === 0) return;
  const full = rows.map((row) => ({
    ...row,
    name_key: nameKey(row.name),
    core_name: coreName(row.name),
    import_id: row.importId ?? null,
    demo: row.demo ?? false,
    created_by: row.createdBy,
    ...searchColumns([row.name]),
  }));
  await tx.named('insert-enterprises', INSERT, [JSON.stringify(full)]);
}

const INSERT = `
  INSERT INTO enterprise (id, name, name_key, core_name, uscc, names, pinyin, initials, bigrams, demo, import_id, created_by)
  SELECT id, name, name_key, core_name, uscc, names, pinyin, initials, bigrams, demo, import_id, created_by
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, name text, name_key text, core_name text, uscc text, names text, pinyin text,
      initials text, bigrams text[], demo boolean, import_id uuid, created_by uuid)`;

/** Takes back what an import added, as far as no lead stands on it; answers how many. */
export async function removeImportedEnterprises(tx: Tx, importId: string): Promise<number> {
  return tx.run(
    `WITH gone AS (SELECT id FROM enterprise e WHERE import_id = $1 AND NOT EXISTS (SELECT FROM lead l WHERE l.enterprise_id = e.id)),
          aliases AS (DELETE FROM enterprise_alias WHERE enterprise_id IN (SELECT id FROM gone))
     DELETE FROM enterprise WHERE id IN (SELECT id FROM gone)`,
    [importId],
  );
}
