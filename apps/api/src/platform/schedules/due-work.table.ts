import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Since when a schedule is known here: nothing is due from before. */
@Entity('schedule')
export class ScheduleTable {
  @PrimaryColumn('text') key!: string;
  @Column('timestamptz') knownSince!: Date;
}

/** What a schedule has made due: one row a period, and from it one job. Its state is the state of that job. */
@Entity('due_work')
@Index('due_work_once', ['schedule', 'period'], { unique: true })
@Index('due_work_list', ['dueAt', 'id'])
@Index('due_work_open', ['dueAt'], { where: 'job_id IS NULL AND not_needed IS NULL' })
@Index('due_work_by_job', ['jobId'], { where: 'job_id IS NOT NULL' })
export class DueWorkTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') schedule!: string;
  @Column('text') period!: string;
  @Column('timestamptz') dueAt!: Date;
  /** After it, what is not done is late. */
  @Column('timestamptz') lateAt!: Date;
  @Column('uuid', { nullable: true }) jobId!: string | null;
  /** What it waits for before it can begin; '' while it need not wait. */
  @Column('text', { default: '' }) waitsFor!: string;
  /** Why nothing had to be made. */
  @Column('text', { nullable: true }) notNeeded!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
