import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One version of an assessment scheme; approved ones never change (trigger). */
@Entity('assessment_scheme')
@Check('assessment_scheme_status', `status IN ('draft','approved')`)
@Index('assessment_scheme_number', ['key', 'number'], { unique: true })
@Index('assessment_scheme_one_draft', ['key'], { unique: true, where: `status = 'draft'` })
export class AssessmentSchemeTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  /** 1, 2, 3 … of its key. */
  @Column('integer') number!: number;
  @Column('text') name!: string;
  /** 示例: no official weights. */
  @Column('boolean') sample!: boolean;
  @Column('text') status!: string;
  /** The scheme as canonical JSON. */
  @Column('text') content!: string;
  /** SHA-256 of `content`. */
  @Column('bytea') digest!: Buffer;
  /** Why there is another version. */
  @Column('text', { default: '' }) reason!: string;
  /** null for what was shipped. */
  @Column('uuid', { nullable: true }) draftedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) draftedAt!: Date;
  @Column('uuid', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
