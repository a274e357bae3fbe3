import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Background work that is due, running or over. The row is the outbox: it is written in the transaction of the write that
 * wants the work, and the queue gets nothing but its id. Redis holds no truth.
 */
@Entity('job')
@Check('job_status', `status IN ('queued','running','done','failed')`)
@Index('job_open', ['createdAt'], { where: `status IN ('queued','running')` })
@Index('job_by_user', ['createdBy', 'createdAt'])
export class JobTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: string;
  /** Fence: one job per key, e.g. `monthly-bulletin:2021-03:1`. */
  @Index('job_fence', { unique: true }) @Column('text', { nullable: true }) fence!: string | null;
  /** Ids and plain options only. */
  @Column('jsonb') payload!: object;
  @Column('text', { default: 'queued' }) status!: string;
  @Column('integer', { default: 0 }) done!: number;
  @Column('integer', { default: 0 }) total!: number;
  @Column('text', { default: '' }) message!: string;
  @Column('text', { nullable: true }) resultUrl!: string | null;
  @Column('text', { nullable: true }) errorCode!: string | null;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) dispatchedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
