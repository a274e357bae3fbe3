import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LedgerRecordTable } from '@yipanqi/api/ledger';
import { StoredFileTable } from '@yipanqi/api/platform';

/** A sample as it was drawn: method, parameters, seed and population. Never changes (trigger). */
@Entity('auditing_sample')
@Check('auditing_sample_method', `method IN ('random','money','unit')`)
@Index('auditing_sample_list', ['year', 'drawnAt'])
export class AuditingSampleTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') year!: number;
  /** null: the whole city. */
  @Column('text', { nullable: true }) unitId!: string | null;
  /** Type of record; null: all. */
  @Column('text', { nullable: true }) recordType!: string | null;
  @Column('text') method!: string;
  @Column('integer') size!: number;
  @Column('text') seed!: string;
  @Column('integer') populationCount!: number;
  /** 分, Σ without signs. */
  @Column('bigint') populationAmount!: string;
  /** SHA-256 of the population's lines. */
  @Column('text') populationDigest!: string;
  /** 分 between two draws by money, and the first draw. */
  @Column('bigint', { nullable: true }) interval!: string | null;
  @Column('bigint', { nullable: true }) start!: string | null;
  @Column('integer') drawn!: number;
  @Column('uuid') drawnBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) drawnAt!: Date;
}

/** A drawn record and what came of checking it. Which record it is about never changes, nor anything once concluded (trigger). */
@Entity('auditing_worksheet')
@Check('auditing_worksheet_status', `status IN ('open','checked','sent','replied','concluded')`)
@Check('auditing_worksheet_grade', `grade IN ('none','minor','moderate','serious')`)
@Check('auditing_worksheet_error', 'error_amount >= 0')
@Index('auditing_worksheet_record', ['sampleId', 'recordId'], { unique: true })
@Index('auditing_worksheet_sent', ['unitId', 'sentAt'], { where: 'sent_at IS NOT NULL' })
export class AuditingWorksheetTable {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AuditingSampleTable) @Column('uuid') sampleId!: string;
  /** Place in the order of drawing, from 1. */
  @Column('integer') seq!: number;
  @Column('text') stratum!: string;
  @ForeignKey(() => LedgerRecordTable) @Column('uuid') recordId!: string;
  /** Responsible unit when it was drawn: whose officers answer. */
  @Column('text') unitId!: string;
  /** 分 of the record when it was drawn, without its sign. */
  @Column('bigint') amount!: string;
  @Column('text', { default: 'open' }) status!: string;
  @Column('jsonb', { default: {} }) checks!: object;
  @Column('text', { default: 'none' }) grade!: string;
  @Column('text', { default: '' }) finding!: string;
  /** 分 of the record that are wrong. */
  @Column('bigint', { default: 0 }) errorAmount!: string;
  @Column('uuid', { nullable: true }) checkedBy!: string | null;
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('uuid', { nullable: true }) sentBy!: string | null;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('text', { default: '' }) reply!: string;
  @Column('uuid', { nullable: true }) repliedBy!: string | null;
  @Column('timestamptz', { nullable: true }) repliedAt!: Date | null;
  @Column('text', { default: '' }) conclusion!: string;
  @Column('uuid', { nullable: true }) concludedBy!: string | null;
  @Column('timestamptz', { nullable: true }) concludedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** What an auditor writes down for auditors only. */
@Entity('auditing_note')
@Index('auditing_note_list', ['year', 'unitId'], { where: 'removed_at IS NULL' })
export class AuditingNoteTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') year!: number;
  @Column('text', { nullable: true }) unitId!: string | null;
  @Column('text') text!: string;
  @Column('uuid') writtenBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) writtenAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) changedAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** An evidence pack that was built, with the digests by which it is known again. */
@Entity('auditing_pack')
@Index('auditing_pack_list', ['year', 'unitId', 'madeAt'])
export class AuditingPackTable {
  @PrimaryColumn('uuid') id!: string;
  /** The job that built it: run twice, it stores one pack. */
  @Index('auditing_pack_job', { unique: true }) @Column('uuid') jobId!: string;
  @Column('integer') year!: number;
  @Column('text') unitId!: string;
  @ForeignKey(() => StoredFileTable) @Column('uuid') fileId!: string;
  @Column('integer') files!: number;
  @Column('integer') records!: number;
  /** SHA-256 of MANIFEST.sha256, hexadecimal. */
  @Column('text') manifestDigest!: string;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
}
