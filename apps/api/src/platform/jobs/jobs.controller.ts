import { Controller, Get, Param } from '@nestjs/common';
import { JOB_TITLES, type JobView } from '@yipanqi/contract';
import { RuleBroken } from '@yipanqi/domain';
import { CurrentActor, type Actor } from '../actor';
import { Database } from '../database';
import { isId } from '../ids';
import { SignedIn } from '../route-rule';

const SELECT = `SELECT id, kind, status, done, total, message, result_url AS "resultUrl", error_code AS "errorCode",
  created_at AS "createdAt", finished_at AS "finishedAt" FROM job`;

type Row = Omit<JobView, 'title'> & Record<string, unknown>;

/** One's own background work, newest first. */
@Controller('jobs')
export class JobsController {
  constructor(private readonly db: Database) {}

  @SignedIn()
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<JobView[]> {
    const rows = await this.db.query<Row>(`${SELECT} WHERE created_by = $1 ORDER BY created_at DESC LIMIT 20`, [
      actor.userId,
    ]);
    return rows.map(view);
  }

  @SignedIn()
  @Get(':id')
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobView> {
    const row = isId(id)
      ? await this.db.one<Row>(`${SELECT} WHERE created_by = $1 AND id = $2`, [actor.userId, id])
      : null;
    if (!row) throw new RuleBroken('NOT_FOUND');
    return view(row);
  }
}

function view(row: Row): JobView {
  return { ...row, title: JOB_TITLES[row.kind] };
}
