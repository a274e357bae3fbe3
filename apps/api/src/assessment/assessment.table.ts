import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UnitTable } from '@yipanqi/api/identity';
import { LedgerRecordTable } from '@yipanqi/api/ledger';

/** How a year is assessed: by which version of which scheme, and how long its units may object. */
@Entity('assessment_year')
@Index('assessment_year_one', ['year'], { unique: true })
@Check('assessment_year_days', 'objection_days BETWEEN 1 AND 90')
export class AssessmentYearTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') year!: number;
  @Column('text') schemeKey!: string;
  @Column('integer') schemeVersion!: number;
  @Column('integer') objectionDays!: number;
  @Column('uuid') enrolledBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) enrolledAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

/** A unit that is assessed in a year, in the cohort in which it is compared. */
@Entity('assessment_unit')
export class AssessmentUnitTable {
  @PrimaryColumn('integer') year!: number;
  @ForeignKey(() => UnitTable) @PrimaryColumn('text') unitId!: string;
  @Column('text') cohort!: string;
}

/** What a scheme takes from people, with its evidence. Rows are only added: the last revision counts. */
@Entity('assessment_input')
@Index('assessment_input_one', ['year', 'unitId', 'inputKey', 'revision'], { unique: true })
export class AssessmentInputTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') year!: number;
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  @Column('text') inputKey!: string;
  @Column('integer') revision!: number;
  /** A decimal; '' takes the value back. */
  @Column('text') value!: string;
  @Column('text') evidence!: string;
  @Column('text', { default: '' }) note!: string;
  /** The granted objection by which it was put right after publication. */
  @Column('uuid', { nullable: true }) objectionId!: string | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}

/** 异议 against an item of a published score; at most one is open for an item of a unit. */
@Entity('assessment_objection')
@Check('assessment_objection_status', `status IN ('open','granted','rejected')`)
@Check('assessment_objection_correction', `correction IN ('manualInput','ledger')`)
@Index('assessment_objection_number', ['number'], { unique: true })
@Index('assessment_objection_open', ['year', 'unitId', 'listKey', 'itemKey'], {
  unique: true,
  where: `status = 'open'`,
})
@Index('assessment_objection_by_edition', ['editionId'])
export class AssessmentObjectionTable {
  @PrimaryColumn('uuid') id!: string;
  /** YY-2021-001 */
  @Column('text') number!: string;
  @Column('integer') year!: number;
  @Column('uuid') editionId!: string;
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  @Column('text') listKey!: string;
  @Column('text') itemKey!: string;
  @Column('text') grounds!: string;
  @Column('text') evidence!: string;
  @Column('text') status!: string;
  @Column('uuid') raisedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) raisedAt!: Date;
  /** What the bureau's desk says to it, for the leader. */
  @Column('text', { default: '' }) comment!: string;
  @Column('uuid', { nullable: true }) commentedBy!: string | null;
  @Column('timestamptz', { nullable: true }) commentedAt!: Date | null;
  @Column('text', { default: '' }) reply!: string;
  @Column('text', { nullable: true }) correction!: string | null;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** A voucher of the year that was booked after it and counts for the year by a granted objection. */
@Entity('assessment_late_record')
export class AssessmentLateRecordTable {
  @ForeignKey(() => AssessmentObjectionTable) @PrimaryColumn('uuid') objectionId!: string;
  @ForeignKey(() => LedgerRecordTable) @PrimaryColumn('uuid') recordId!: string;
}
