import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what, when, from where: before → after. Partitioned by month of `at`; the application role may only insert and read. */
@Entity('audit_event')
@Index('audit_event_by_entity', ['entity', 'entityId'])
@Index('audit_event_by_user', ['userId', 'id'])
@Index('audit_event_by_tx', ['txid', 'id'])
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
  /** Transaction that wrote it: what has ended can be sealed. null: from before there was a chain. */
  @Column('bigint', { nullable: true, default: () => 'current_txid()' }) txid!: string | null;
}

/**
 * The seal of the trail: each row holds the hash of its event and of the row before. Written after the event, in the order in
 * which transactions ended; rows are only ever added.
 */
@Entity('audit_chain')
export class AuditChainTable {
  /** From 1, without gaps. */
  @PrimaryColumn('bigint') seq!: string;
  @Index('audit_chain_event', { unique: true }) @Column('uuid') eventId!: string;
  @Column('bytea') prevHash!: Buffer;
  @Column('bytea') hash!: Buffer;
  /** Every event of a transaction below this number is in the chain. */
  @Column('bigint') sealedBelow!: string;
  @Column('timestamptz', { default: () => 'now()' }) sealedAt!: Date;
}
