import { Injectable } from '@nestjs/common';
import { type Actor, Database, type Queryable } from '@yipanqi/api/platform';
import type { SavedQuestion } from '@yipanqi/contract';

const SELECT = `SELECT q.id, q.name, q.question, q.shared, q.owner_id = $1 AS own, u.name AS "ownerName",
    q.updated_at AS "updatedAt", q.version
  FROM saved_question q JOIN app_user u ON u.id = q.owner_id`;

type Row = SavedQuestion & Record<string, unknown>;

/** One's own questions and the shared ones. */
@Injectable()
export class SavedQuestionsQuery {
  constructor(private readonly db: Database) {}

  list(actor: Actor): Promise<SavedQuestion[]> {
    return this.db.query<Row>(`${SELECT} WHERE q.owner_id = $1 OR q.shared ORDER BY own DESC, q.name`, [actor.userId]);
  }

  /** null when unknown, or somebody else's that is not shared. */
  one(db: Queryable, actor: Actor, id: string): Promise<SavedQuestion | null> {
    return db.one<Row>(`${SELECT} WHERE q.id = $2 AND (q.owner_id = $1 OR q.shared)`, [actor.userId, id]);
  }
}
