import type { Database } from '@yipanqi/api/platform';

/** Forgets an import that was not applied, its file included. */
export function discardImport(db: Database, id: string): Promise<void> {
  return db.tx(async (tx) => {
    const row = await tx.one<{ fileId: string }>(
      `DELETE FROM ledger_import WHERE id = $1 AND status <> 'applied' RETURNING file_id AS "fileId"`,
      [id],
    );
    if (!row) return;
    for (const table of ['ledger_import_fault', 'ledger_import_lead', 'ledger_import_record']) {
      await tx.run(`DELETE FROM ${table} WHERE import_id = $1`, [id]);
    }
    await tx.run('DELETE FROM stored_file_part WHERE file_id = $1', [row.fileId]);
    await tx.run('DELETE FROM stored_file WHERE id = $1', [row.fileId]);
  });
}
