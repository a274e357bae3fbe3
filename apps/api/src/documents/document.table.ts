import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a bureau puts around the figures of one kind of report; a version never changes (trigger). */
@Entity('document_template')
@Check('document_template_kind', `kind IN ('monthly','monthlyInterim','quarterly','yearly')`)
export class DocumentTemplateTable {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'document_template_pk' }) kind!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'document_template_pk' }) version!: number;
  @Column('text') mark!: string;
  @Column('text') numberPattern!: string;
  @Column('text') issuer!: string;
  @Column('text', { default: '' }) addressee!: string;
  @Column('boolean', { default: true }) redHead!: boolean;
  @Column('boolean', { default: false }) sealPlace!: boolean;
  @Column('boolean', { default: true }) charts!: boolean;
  /** null for those that came with the product. */
  @Column('uuid', { nullable: true }) madeBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
}

/** The template that an edition was published with. */
@Entity('edition_template')
export class EditionTemplateTable {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'edition_template_pk' }) editionId!: string;
  @Column('text') kind!: string;
  @Column('integer') templateVersion!: number;
}

/** A document that was written once and is given out as it was written. */
@Entity('kept_document')
@Check('kept_document_format', `format IN ('docx','xlsx','pdf')`)
@Index('kept_document_edition', ['editionId'])
export class KeptDocumentTable {
  /** SHA-256 of everything that the document is made from. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'kept_document_pk' }) key!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'kept_document_pk' }) format!: string;
  @Column('uuid') editionId!: string;
  @Column('uuid') fileId!: string;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
}
