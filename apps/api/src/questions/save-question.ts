import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { isId, newId, type Tx, updateVersioned, type Write, Writes } from '@yipanqi/api/platform';
import type { ChangeQuestionBody, SavedQuestion, SaveQuestionBody } from '@yipanqi/contract';
import { assertQuestion, QUESTION_NAME_MAX, requiredText, RuleBroken } from '@yipanqi/domain';
import { SavedQuestionsQuery } from './saved-questions.query';

/** Keeps, changes and deletes one's own questions. What a question answers is decided when it is asked, by who asks. */
@Injectable()
export class SaveQuestion {
  constructor(
    private readonly writes: Writes,
    private readonly audit: AuditLog,
    private readonly saved: SavedQuestionsQuery,
  ) {}

  add(write: Write, body: SaveQuestionBody): Promise<SavedQuestion> {
    const facts = checked(body);
    return this.writes.run(write, async (tx) => {
      const { userId } = write.actor;
      await assertNameFree(tx, userId, facts.name, null);
      const id = newId();
      await tx.run('INSERT INTO saved_question (id, owner_id, name, question, shared) VALUES ($1, $2, $3, $4, $5)', [
        id,
        userId,
        facts.name,
        JSON.stringify(facts.question),
        facts.shared,
      ]);
      await this.record(tx, write, 'question.save', id, null, facts);
      return this.read(tx, write, id);
    });
  }

  /** @throws RuleBroken NOT_FOUND, QUESTION_NOT_OWN, QUESTION_NAME_TAKEN, VERSION_STALE */
  change(write: Write, id: string, body: ChangeQuestionBody): Promise<SavedQuestion> {
    const facts = checked(body);
    return this.writes.run(write, async (tx) => {
      const before = await this.own(tx, write, id);
      await assertNameFree(tx, write.actor.userId, facts.name, id);
      await updateVersioned(
        tx,
        'saved_question',
        id,
        body.version,
        'name = $3, question = $4, shared = $5, updated_at = now()',
        [facts.name, JSON.stringify(facts.question), facts.shared],
      );
      await this.record(tx, write, 'question.change', id, before, facts);
      return this.read(tx, write, id);
    });
  }

  remove(write: Write, id: string, version: number): Promise<{ removed: true }> {
    return this.writes.run(write, async (tx) => {
      const before = await this.own(tx, write, id);
      if (before.version !== version) throw new RuleBroken('VERSION_STALE', { version: before.version });
      await tx.run('DELETE FROM saved_question WHERE id = $1', [id]);
      await this.record(tx, write, 'question.remove', id, before, null);
      return { removed: true as const };
    });
  }

  /** One's own, locked; somebody else's that is shared may be read only. */
  private async own(tx: Tx, write: Write, id: string): Promise<SavedQuestion> {
    if (!isId(id)) throw new RuleBroken('NOT_FOUND');
    await tx.query('SELECT 1 FROM saved_question WHERE id = $1 FOR UPDATE', [id]);
    const found = await this.saved.one(tx, write.actor, id);
    if (!found) throw new RuleBroken('NOT_FOUND');
    if (!found.own) throw new RuleBroken('QUESTION_NOT_OWN');
    return found;
  }

  private async read(tx: Tx, write: Write, id: string): Promise<SavedQuestion> {
    const found = await this.saved.one(tx, write.actor, id);
    if (!found) throw new RuleBroken('NOT_FOUND');
    return found;
  }

  private record(
    tx: Tx,
    { actor }: Write,
    action: string,
    entityId: string,
    before: SaveQuestionBody | null,
    after: SaveQuestionBody | null,
  ): Promise<void> {
    const facts = (body: SaveQuestionBody | null) =>
      body && { name: body.name, shared: body.shared, question: body.question };
    return this.audit.record(tx, actor, {
      action,
      entity: 'question',
      entityId,
      before: facts(before),
      after: facts(after),
    });
  }
}

function checked({ name, question, shared }: SaveQuestionBody): SaveQuestionBody {
  assertQuestion(question);
  return { name: requiredText(name, '查询名称', QUESTION_NAME_MAX, 'name'), question, shared };
}

async function assertNameFree(tx: Tx, ownerId: string, name: string, self: string | null): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`saved-question:${ownerId}`]);
  const taken = await tx.one(
    'SELECT 1 FROM saved_question WHERE owner_id = $1 AND name = $2 AND id IS DISTINCT FROM $3::uuid',
    [ownerId, name, self],
  );
  if (taken) throw new RuleBroken('QUESTION_NAME_TAKEN', { name }, 'name');
}
