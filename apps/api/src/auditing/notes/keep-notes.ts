import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { UnitTree } from '@yipanqi/api/identity';
import { isId, newId, updateVersioned, Writes, type Tx, type Write } from '@yipanqi/api/platform';
import type { AuditorNote, ChangeNoteBody, RemoveNoteBody, WriteNoteBody } from '@yipanqi/contract';
import { NOTE_MAX, requiredText, RuleBroken } from '@yipanqi/domain';
import { AuditYears } from '../audit-years';
import { NotesQuery } from './notes.query';

/** Auditors write, change and remove their own notes; the trail says that it was done, never what was written. */
@Injectable()
export class KeepNotes {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly units: UnitTree,
    private readonly years: AuditYears,
    private readonly notes: NotesQuery,
  ) {}

  /** @throws RuleBroken UNIT_UNKNOWN, AUDIT_YEAR_AHEAD, FIELD_REQUIRED, TEXT_TOO_LONG */
  add(write: Write, body: WriteNoteBody): Promise<AuditorNote> {
    const text = requiredText(body.text, '笔记', NOTE_MAX, 'text');
    const year = this.years.begun(body.year);
    const unit = body.unit ? this.units.get(body.unit, 'unit').id : null;
    return this.writes.run(write, async (tx) => {
      const id = newId();
      await tx.run('INSERT INTO auditing_note (id, year, unit_id, text, written_by) VALUES ($1, $2, $3, $4, $5)', [
        id,
        year,
        unit,
        text,
        write.actor.userId,
      ]);
      await this.trail(tx, write, 'auditNote.write', id, { year, unit });
      return this.notes.one(tx, id, write.actor.userId);
    });
  }

  /** @throws RuleBroken NOT_FOUND, VERSION_STALE, FIELD_REQUIRED, TEXT_TOO_LONG */
  change(write: Write, id: string, body: ChangeNoteBody): Promise<AuditorNote> {
    const text = requiredText(body.text, '笔记', NOTE_MAX, 'text');
    return this.writes.run(write, async (tx) => {
      const note = await ownNote(tx, id, write.actor.userId);
      await updateVersioned(tx, 'auditing_note', id, body.version, 'text = $3, changed_at = now()', [text]);
      await this.trail(tx, write, 'auditNote.change', id, note);
      return this.notes.one(tx, id, write.actor.userId);
    });
  }

  /** @throws RuleBroken NOT_FOUND, VERSION_STALE */
  remove(write: Write, id: string, body: RemoveNoteBody): Promise<{ removed: true }> {
    return this.writes.run(write, async (tx) => {
      const note = await ownNote(tx, id, write.actor.userId);
      await updateVersioned(tx, 'auditing_note', id, body.version, 'removed_at = now()', []);
      await this.trail(tx, write, 'auditNote.remove', id, note);
      return { removed: true as const };
    });
  }

  private trail(tx: Tx, write: Write, action: string, id: string, after: object): Promise<void> {
    return this.audit.record(tx, write.actor, { action, entity: 'auditNote', entityId: id, after });
  }
}

async function ownNote(tx: Tx, id: string, userId: string): Promise<{ year: number; unit: string | null }> {
  const row = isId(id)
    ? await tx.one<{ year: number; unit: string | null }>(
        'SELECT year, unit_id AS unit FROM auditing_note WHERE id = $1 AND written_by = $2 AND removed_at IS NULL FOR UPDATE',
        [id, userId],
      )
    : null;
  if (!row) throw new RuleBroken('NOT_FOUND');
  return row;
}
