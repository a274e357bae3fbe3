import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnterpriseTable } from '@yipanqi/api/enterprises';
import { UnitTable } from '@yipanqi/api/identity';

/** One investment project through its whole life. */
@Entity('lead')
@Check(
  'lead_stage',
  `stage IN ('clue','appraisal','negotiation','signed','registered','construction','production','fullCapacity','withdrawn','terminated')`,
)
@Index('lead_list', ['touchedAt', 'id'])
@Index('lead_list_unit', ['unitId', 'touchedAt', 'id'])
@Index('lead_list_stage', ['stage', 'touchedAt', 'id'])
@Index('lead_list_line', ['quotaLine', 'touchedAt', 'id'])
@Index('lead_bigrams', { synchronize: false })
@Index('lead_initials', { synchronize: false })
@Index('lead_code_prefix', { synchronize: false })
export class LeadTable {
  @PrimaryColumn('uuid') id!: string;
  /** 项目编号, unique in the city. */
  @Index('lead_code', { unique: true }) @Column('text') code!: string;
  @Column('text') name!: string;
  @Index('lead_by_enterprise') @ForeignKey(() => EnterpriseTable) @Column('uuid') enterpriseId!: string;
  /** 责任单位: credited and ranked. */
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  /** 落地区县: where it is built. */
  @Column('text', { nullable: true }) placeUnitId!: string | null;
  /** Plan direction; null = other. */
  @Column('text', { nullable: true }) direction!: string | null;
  /** Quota line of the direction, `other` without one. */
  @Column('text') quotaLine!: string;
  /** Head-target group of the quota line. */
  @Column('text', { nullable: true }) headGroup!: string | null;
  @Column('boolean') industrial!: boolean;
  @Column('boolean') strategicEmerging!: boolean;
  @Column('boolean') digital!: boolean;
  @Column('date') registeredOn!: string;
  @Column('text') stage!: string;
  /** Stage before withdrawal, for restoring. */
  @Column('text', { nullable: true }) stageBefore!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) stageSince!: Date;
  /** Date on which the project's company was registered (阶段“注册”). */
  @Column('date', { nullable: true }) incorporatedOn!: string | null;
  /** Expected investment, 分: the pipeline, never a counted figure. */
  @Column('bigint', { nullable: true }) expected!: string | null;
  /** What is booked so far, 分; kept by verification. */
  @Column('bigint', { default: 0 }) contracted!: string;
  @Column('bigint', { default: 0 }) inPlace!: string;
  @Column('date', { nullable: true }) signedOn!: string | null;
  @Index('lead_by_owner') @Column('uuid') ownerId!: string;
  @Column('text', { default: '' }) source!: string;
  @Column('text', { default: '' }) referrer!: string;
  @Column('text', { default: '' }) contactName!: string;
  @Column('text', { default: '' }) contactPhone!: string;
  @Column('text', { default: '' }) remark!: string;
  /** What is to be done next, and by when. */
  @Column('text', { default: '' }) nextStep!: string;
  @Column('date', { nullable: true }) nextStepOn!: string | null;
  /** Name keys of project and enterprise, one space between: what a search is compared with. */
  @Column('text') names!: string;
  @Column('text') pinyin!: string;
  @Column('text') initials!: string;
  /** Pairs of characters of those names and of their initials. */
  @Column('text', { array: true }) bigrams!: string[];
  @Column('boolean', { default: false }) demo!: boolean;
  @Index('lead_by_import', { where: 'import_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  importId!: string | null;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** Last time anybody did anything on it. */
  @Column('timestamptz', { default: () => 'now()' }) touchedAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

/** Shares of a lead among units, in basis points, from a date; the shares of one date add up to 10 000. */
@Entity('lead_split')
@Check('lead_split_bp', 'bp > 0 AND bp <= 10000')
export class LeadSplitTable {
  @ForeignKey(() => LeadTable) @PrimaryColumn('uuid') leadId!: string;
  @PrimaryColumn('date') effectiveFrom!: string;
  @ForeignKey(() => UnitTable) @PrimaryColumn('text') unitId!: string;
  @Column('integer') bp!: number;
}

/** Everything that happened on a lead, in words: the timeline. */
@Entity('lead_event')
@Index('lead_event_by_lead', ['leadId', 'at'])
export class LeadEventTable {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => LeadTable) @Column('uuid') leadId!: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
  /** e.g. registered, edited, stageMoved, followUp, recordAdded, recordVerified, recordReturned, splitChanged, withdrawn, restored, imported. */
  @Column('text') kind!: string;
  @Column('uuid') userId!: string;
  @Column('text') userName!: string;
  /** Shanghai date that the event is about. */
  @Column('date', { nullable: true }) occurredOn!: string | null;
  @Column('text', { default: '' }) text!: string;
  /** The ledger record it is about. */
  @Column('uuid', { nullable: true }) recordId!: string | null;
  /** The activity it is about. */
  @Column('uuid', { nullable: true }) activityId!: string | null;
}
