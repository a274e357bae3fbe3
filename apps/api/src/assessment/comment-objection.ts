import { Injectable } from '@nestjs/common';
import { AuditLog } from '@yipanqi/api/audit';
import { isId, updateVersioned, type Write, Writes } from '@yipanqi/api/platform';
import type { CommentObjectionBody, ObjectionView } from '@yipanqi/contract';
import { assertOpen, canAt, CITY_UNIT, NOTE_MAX, requiredText, RuleBroken } from '@yipanqi/domain';
import { ObjectionRepository } from './objection.repository';
import { ObjectionsQuery } from './objections.query';

/** The bureau's desk says what it knows of an open objection, for the leader who decides. */
@Injectable()
export class CommentObjection {
  constructor(
    private readonly writes: Writes,
    private readonly objections: ObjectionRepository,
    private readonly audit: AuditLog,
    private readonly query: ObjectionsQuery,
  ) {}

  /** @throws RuleBroken FORBIDDEN, NOT_FOUND, OBJECTION_STATUS, VERSION_STALE */
  async run(write: Write, id: string, body: CommentObjectionBody): Promise<ObjectionView> {
    if (!canAt(write.actor.grants, 'assessment.enrol', CITY_UNIT)) throw new RuleBroken('FORBIDDEN');
    const comment = requiredText(body.comment, '核实意见', NOTE_MAX, 'comment');
    return this.writes.run(write, async (tx) => {
      const objection = isId(id) ? await this.objections.lockById(tx, id) : null;
      if (!objection) throw new RuleBroken('NOT_FOUND');
      assertOpen(objection.status, '填写核实意见');
      await updateVersioned(
        tx,
        'assessment_objection',
        id,
        body.version,
        'comment = $3, commented_by = $4, commented_at = now()',
        [comment, write.actor.userId],
      );
      await this.audit.record(tx, write.actor, {
        action: 'objection.comment',
        entity: 'objection',
        entityId: id,
        before: { comment: objection.comment },
        after: { number: objection.number, comment },
      });
      return this.query.one(tx, write.actor, id);
    });
  }
}
