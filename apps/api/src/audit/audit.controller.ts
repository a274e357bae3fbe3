import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CurrentActor, Database, type Actor } from '@yipanqi/api/platform';
import type { AuditPage, AuditRow, TrailVerification } from '@yipanqi/contract';
import { can, parseDay } from '@yipanqi/domain';
import { AuditQuery } from './audit.requests';
import { VerifyTrail } from './verify-trail';

const PAGE = 50;

/** Auditors read the whole trail, everybody else their own acts. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly db: Database,
    private readonly verify: VerifyTrail,
  ) {}

  @Allow('audit.readAll')
  @Get('verification')
  verification(): Promise<TrailVerification> {
    return this.verify.run();
  }

  @Allow('audit.readOwn')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<AuditPage> {
    const params: unknown[] = [];
    const where: string[] = [];
    const add = (clause: string, value: unknown): void => {
      params.push(value);
      where.push(clause.replaceAll('?', `$${params.length}`));
    };
    if (!can(actor.grants, 'audit.readAll')) add('user_id = ?', actor.userId);
    if (query.user) add(`user_name LIKE '%' || ? || '%'`, query.user);
    if (query.action) add('action = ?', query.action);
    if (query.entity) add('entity = ?', query.entity);
    if (query.entityId) add('entity_id = ?', query.entityId);
    if (query.from) add(`at >= (?::date::timestamp AT TIME ZONE 'Asia/Shanghai')`, parseDay(query.from, 'from'));
    if (query.to) add(`at < ((?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`, parseDay(query.to, 'to'));
    if (query.after) add('id < ?::uuid', query.after);
    const rows = await this.db.query<AuditRow & Record<string, unknown>>(
      `SELECT id, at, user_name AS "userName", unit_id AS "unitId", action, entity, entity_id AS "entityId", ip,
              request_id AS "requestId", before, after
         FROM audit_event ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
        ORDER BY id DESC LIMIT ${PAGE + 1}`,
      params,
    );
    const page = rows.slice(0, PAGE);
    return { rows: page, next: rows.length > PAGE ? page[page.length - 1]!.id : null };
  }
}
