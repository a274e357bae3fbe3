import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UnitTable } from '@yipanqi/api/identity';

/** A version of the five-year plan; immutable, a revision is a new version with a reason. */
@Entity('plan_version')
export class PlanVersionTable {
  @PrimaryColumn('integer') version!: number;
  @Column('text') title!: string;
  @Column('text') documentNumber!: string;
  @Column('date') issued!: string;
  @Column('text') periodFrom!: string;
  @Column('text') periodTo!: string;
  @Column('text', { default: '' }) reason!: string;
  /** Indicators of table 1. */
  @Column('jsonb') indicators!: object;
  @Column('bytea') digest!: Buffer;
}

@Entity('quota_line')
export class QuotaLineTable {
  @PrimaryColumn('integer') planVersion!: number;
  @PrimaryColumn('text') key!: string;
  @Column('text') name!: string;
  @Column('text') section!: string;
  @Column('text') sector!: string;
  /** Contracted-capital quota over the plan period, 分. */
  @Column('bigint') quota!: string;
  @Column('integer') sort!: number;
}

@Entity('head_target')
export class HeadTargetTable {
  @PrimaryColumn('integer') planVersion!: number;
  @PrimaryColumn('text') key!: string;
  @Column('text') name!: string;
  @Column('text') kind!: string;
  @Column('integer') count!: number;
  @Column('text', { array: true }) quotaLines!: string[];
  @Column('integer') sort!: number;
}

/** One of the 62 directions, identified by key (the printed number 59 occurs twice). */
@Entity('direction')
export class DirectionTable {
  @PrimaryColumn('integer') planVersion!: number;
  @PrimaryColumn('text') key!: string;
  @Column('integer') seq!: number;
  @Column('integer') printedNo!: number;
  @Column('text') name!: string;
  @Column('text') section!: string;
  @Column('text') sectionName!: string;
  @Column('text') sector!: string;
  @Column('text') sectorName!: string;
  @Column('text', { nullable: true }) quotaLine!: string | null;
  @Column('text', { nullable: true }) headGroup!: string | null;
  @Column('boolean') industrial!: boolean;
  @Column('boolean') strategicEmerging!: boolean;
  @Column('boolean') digital!: boolean;
  @Column('text', { array: true }) keywords!: string[];
  @Column('jsonb') segments!: object;
}

/** Target by measure × unit × year. Money in 分, counts as they are. One approved row and at most one draft for each. */
@Entity('annual_target')
@Check('annual_target_status', `status IN ('draft','approved')`)
@Index('annual_target_one', ['year', 'unitId', 'measure', 'status'], { unique: true })
export class AnnualTargetTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') year!: number;
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  @Column('text') measure!: string;
  @Column('bigint') value!: string;
  /** Cumulative value at the end of each month, 12 of them, the last one the year's; null = twelve equal months. */
  @Column('bigint', { array: true, nullable: true }) phasing!: string[] | null;
  @Column('text') status!: string;
  @Column('text', { default: '' }) source!: string;
  @Column('uuid') draftedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) draftedAt!: Date;
  @Column('uuid', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
