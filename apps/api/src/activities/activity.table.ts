import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnterpriseTable } from '@yipanqi/api/enterprises';
import { UnitTable } from '@yipanqi/api/identity';
import { LeadTable } from '@yipanqi/api/leads';

/** 招商活动: a visit, a reception, an event or publicity. Immutable once verified (trigger); a mistake is revoked by another row. */
@Entity('activity')
@Check('activity_kind', `kind IN ('visit','reception','event','publicity')`)
@Check('activity_level', `leader_level IN ('principal','deputy','head','staff')`)
@Check('activity_status', `status IN ('pending','returned','verified','discarded')`)
@Check('activity_sign', `sign = CASE WHEN revokes_id IS NULL THEN 1 ELSE -1 END`)
@Index('activity_bigrams', { synchronize: false })
@Index('activity_pinyin', { synchronize: false })
@Index('activity_no_prefix', { synchronize: false })
@Index('activity_list', ['occurredOn', 'id'])
@Index('activity_list_unit', ['unitId', 'occurredOn', 'id'])
@Index('activity_queue', ['recordedAt', 'id'], { where: `status = 'pending'` })
@Index('activity_booked', ['bookedMonth', 'unitId', 'kind'], { where: `status = 'verified'` })
@Index('activity_by_evidence', ['evidence'], { where: `evidence <> ''` })
@Index('activity_revoked_once', ['revokesId'], {
  unique: true,
  where: `revokes_id IS NOT NULL AND status <> 'discarded'`,
})
export class ActivityTable {
  @PrimaryColumn('uuid') id!: string;
  /** HD-2026-000001, given by the product. */
  @Index('activity_no', { unique: true }) @Column('text') activityNo!: string;
  @Column('text') kind!: string;
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  @Column('date') occurredOn!: string;
  @Column('text') leaderLevel!: string;
  @Column('text') subject!: string;
  @Column('text', { default: '' }) counterpart!: string;
  @Index('activity_by_enterprise', { where: 'enterprise_id IS NOT NULL' })
  @ForeignKey(() => EnterpriseTable)
  @Column('uuid', { nullable: true })
  enterpriseId!: string | null;
  @Index('activity_by_lead', { where: 'lead_id IS NOT NULL' })
  @ForeignKey(() => LeadTable)
  @Column('uuid', { nullable: true })
  leadId!: string | null;
  @Column('text', { default: '' }) place!: string;
  @Column('text', { default: '' }) result!: string;
  @Column('text', { default: '' }) evidence!: string;
  @Column('text', { default: '' }) remark!: string;
  @Column('text', { default: 'pending' }) status!: string;
  /** What it adds to every count once verified: 1, or −1 for a revocation. Counts are sums of it. */
  @Column('smallint', { default: 1 }) sign!: number;
  @ForeignKey(() => ActivityTable) @Column('uuid', { nullable: true }) revokesId!: string | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column('uuid', { nullable: true }) verifiedBy!: string | null;
  @Column('timestamptz', { nullable: true }) verifiedAt!: Date | null;
  @Column('text', { default: '' }) returnReason!: string;
  /** YYYY-MM, set at verification. */
  @Column('text', { nullable: true }) bookedMonth!: string | null;
  /** Name keys of subject and counterpart, one space between: what a search is compared with. */
  @Column('text') names!: string;
  @Column('text') pinyin!: string;
  @Column('text') initials!: string;
  /** Pairs of characters of those names and of their initials. */
  @Column('text', { array: true }) bigrams!: string[];
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}

/** 指数方案: weights, points and normalisation of the activity index, by versions; immutable once approved (trigger). */
@Entity('index_scheme')
@Check('index_scheme_status', `status IN ('draft','approved','discarded')`)
export class IndexSchemeTable {
  @PrimaryColumn('uuid') id!: string;
  /** 1, 2, 3 … in the order of drafting. */
  @Index('index_scheme_number', { unique: true }) @Column('integer') number!: number;
  @Column('text') name!: string;
  @Column('boolean', { default: false }) sample!: boolean;
  /** YYYY-MM */
  @Column('text') validFrom!: string;
  @Column('text', { default: 'draft' }) status!: string;
  @Column('jsonb') body!: object;
  @Column('text', { default: '' }) reason!: string;
  /** null for the sample that is shipped. */
  @Column('uuid', { nullable: true }) draftedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) draftedAt!: Date;
  @Column('uuid', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
