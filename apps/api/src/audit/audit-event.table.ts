import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what, when, from where: before → after. Partitioned by month of `at`; the application role may only insert and read. */
@Entity('audit_event')
@Index('audit_event_by_entity', ['entity', 'entityId'])
@Index('audit_event_by_user', ['userId', 'id'])
export class AuditEventTable {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
  @Column('uuid', { nullable: true }) userId!: string | null;
  @Column('text') userName!: string;
  /** The acting user's unit. */
  @Column('text', { nullable: true }) unitId!: string | null;
  /** verb of the product, e.g. `lead.register`. */
  @Column('text') action!: string;
  @Column('text') entity!: string;
  @Column('text', { nullable: true }) entityId!: string | null;
  @Column('text') ip!: string;
  @Column('text') requestId!: string;
  @Column('jsonb', { nullable: true }) before!: object | null;
  @Column('jsonb', { nullable: true }) after!: object | null;
}
