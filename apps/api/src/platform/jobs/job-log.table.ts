import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What happened to a job, attempt by attempt. */
@Entity('job_log')
@Check('job_log_event', `event IN ('started','resumed','failed','gaveUp','done','rerun')`)
@Index('job_log_of_job', ['jobId', 'id'])
export class JobLogTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') jobId!: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
  @Column('integer') attempt!: number;
  @Column('text') event!: string;
  /** Code of the refusal, or the error as the machine says it. */
  @Column('text', { default: '' }) detail!: string;
}
