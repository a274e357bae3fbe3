import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An edition of a report; published ones never change (trigger). */
@Entity('edition')
@Check('edition_status', `status IN ('draft','approved','published')`)
@Index('edition_one', ['kind', 'period', 'editionNo'], { unique: true })
export class EditionTable {
  @PrimaryColumn('uuid') id!: string;
  /** monthly · monthlyInterim (later: quarterly, yearly). */
  @Column('text') kind!: string;
  @Column('text') period!: string;
  @Column('integer') editionNo!: number;
  @Column('text') status!: string;
  @Column('integer') planVersion!: number;
  @Column('integer', { nullable: true }) schemeVersion!: number | null;
  /** Canonical JSON of the content, as text: its bytes are what the digest is of. */
  @Column('text') content!: string;
  /** Canonical JSON of what it was computed from: the totals, targets and names of that moment. */
  @Column('text') input!: string;
  @Column('text') inputDigest!: string;
  @Column('text') digest!: string;
  /** Why there is another edition. */
  @Column('text', { default: '' }) reason!: string;
  @Column('jsonb', { nullable: true }) differences!: object | null;
  @Column('uuid') computedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) computedAt!: Date;
  @Column('uuid', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('uuid', { nullable: true }) publishedBy!: string | null;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
