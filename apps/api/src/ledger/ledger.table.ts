import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LeadTable } from '@yipanqi/api/leads';

/** 凭证: an agreement, a receipt of funds or a milestone. Immutable once verified (trigger). */
@Entity('ledger_record')
@Check('ledger_record_type', `type IN ('agreement','funds','milestone')`)
@Check('ledger_record_status', `status IN ('pending','returned','verified','discarded')`)
@Index('ledger_record_voucher', ['type', 'voucherNo'], { unique: true, where: `status <> 'discarded'` })
@Index('ledger_record_list', ['recordedAt', 'id'])
@Index('ledger_record_by_evidence', ['evidence'], { where: `evidence <> ''` })
@Index('ledger_record_queue', ['recordedAt', 'id'], { where: `status = 'pending'` })
@Index('ledger_record_open', ['occurredOn'], { where: `status IN ('pending','returned')` })
@Index('ledger_record_booked', ['bookedMonth'], { where: `status = 'verified'` })
@Index('ledger_record_by_day', ['occurredOn'], { where: `status = 'verified'` })
export class LedgerRecordTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') type!: string;
  @Column('text') kind!: string;
  @Column('text') voucherNo!: string;
  @Index('ledger_record_by_lead') @ForeignKey(() => LeadTable) @Column('uuid') leadId!: string;
  @Column('date') occurredOn!: string;
  @Column('text', { default: 'CNY' }) currency!: string;
  /** Amount in 万 of the currency as written, up to 6 decimals; null for milestones and terminations. */
  @Column('numeric', { precision: 24, scale: 6, nullable: true }) originalWan!: string | null;
  /** CNY per unit of the currency. */
  @Column('numeric', { precision: 18, scale: 8, nullable: true }) rate!: string | null;
  @Column('date', { nullable: true }) rateOn!: string | null;
  /** CNY, 分; negative for reversals and (once verified) terminations. */
  @Column('bigint', { nullable: true }) amount!: string | null;
  /** List edition that proves a head enterprise, e.g. `世界500强 2021`. */
  @Column('text', { nullable: true }) headList!: string | null;
  @Index('ledger_record_by_reversed', { where: 'reverses_id IS NOT NULL' })
  @ForeignKey(() => LedgerRecordTable)
  @Column('uuid', { nullable: true })
  reversesId!: string | null;
  @Column('text', { default: '' }) evidence!: string;
  @Column('text', { default: '' }) remark!: string;
  @Column('text', { default: 'pending' }) status!: string;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt!: Date;
  @Column('uuid', { nullable: true }) verifiedBy!: string | null;
  @Column('timestamptz', { nullable: true }) verifiedAt!: Date | null;
  @Column('text', { default: '' }) returnReason!: string;
  /** YYYY-MM, set at verification. */
  @Column('text', { nullable: true }) bookedMonth!: string | null;
  /** Order of verification over the whole ledger: what stands of a record depends on what was verified after it. */
  @Column('bigint', { nullable: true }) verifiedSeq!: string | null;
  @Index('ledger_record_by_import', { where: 'import_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  importId!: string | null;
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}

/** What a verified record adds to the figures: append-only, frozen. Every official figure is a sum of these. */
@Entity('ledger_posting')
@Index('ledger_posting_by_record', ['recordId'])
@Index('ledger_posting_by_lead', ['leadId'])
@Index('ledger_posting_by_month', ['bookedMonth', 'measure', 'unitId', 'quotaLine'])
@Index('ledger_posting_states', ['measure', 'leadId', 'bookedMonth'], {
  where: `measure IN ('projectsOver5bn','headEnterprises')`,
})
export class LedgerPostingTable {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => LedgerRecordTable) @Column('uuid') recordId!: string;
  @Column('uuid') leadId!: string;
  @Column('text') unitId!: string;
  @Column('text') quotaLine!: string;
  @Column('text') bookedMonth!: string;
  @Column('text') measure!: string;
  /** 分 for money, a count otherwise. */
  @Column('bigint') value!: string;
}

/** Enterprise counted once per head-target group: which record counts it now. */
@Entity('head_count')
export class HeadCountTable {
  @PrimaryColumn('text') headGroup!: string;
  @PrimaryColumn('uuid') enterpriseId!: string;
  @Column('uuid') recordId!: string;
  @Column('uuid') leadId!: string;
  @Column('text') unitId!: string;
  @Column('text') quotaLine!: string;
  @Column('text') bookedMonth!: string;
  @Column('date') occurredOn!: string;
  @Column('text') voucherNo!: string;
}

/** 月结: after it nothing may be booked to the month. */
@Entity('month_close')
export class MonthCloseTable {
  /** YYYY-MM. */
  @PrimaryColumn('text') month!: string;
  @Column('uuid') closedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) closedAt!: Date;
  @Column('integer') postings!: number;
  /** Records booked to it that happened in an earlier month. */
  @Column('integer') late!: number;
  /** SHA-256 of the month's totals, canonical. */
  @Column('bytea') digest!: Buffer;
  /** Units that had not confirmed it; null for months closed before units confirmed months. */
  @Column('text', { array: true, nullable: true }) unconfirmed!: string[] | null;
}

/** A leader's signature under a closed month: written once, never changed (no right to). */
@Entity('month_close_approval')
export class MonthCloseApprovalTable {
  @PrimaryColumn('text') month!: string;
  @Column('uuid') approvedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) approvedAt!: Date;
  /** The digest of the totals that were signed. */
  @Column('bytea') digest!: Buffer;
}

/** A unit's word that a month is complete, with what was still open when it gave it. One row a unit and month. */
@Entity('month_confirmation')
@Index('month_confirmation_one', ['month', 'unitId'], { unique: true })
export class MonthConfirmationTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') month!: string;
  @Column('text') unitId!: string;
  @Column('uuid') confirmedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) confirmedAt!: Date;
  @Column('integer') verified!: number;
  @Column('integer') pending!: number;
  @Column('integer') returned!: number;
  @Column('text', { default: '' }) remark!: string;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** Totals of a closed month with running totals: a report reads one month of these, whatever the history. */
@Entity('month_total')
@Index('month_total_by_measure', ['month', 'measure', 'unitId'])
export class MonthTotalTable {
  @PrimaryColumn('text') month!: string;
  @PrimaryColumn('text') unitId!: string;
  @PrimaryColumn('text') quotaLine!: string;
  @PrimaryColumn('text') measure!: string;
  @Column('bigint') value!: string;
  @Column('bigint') yearToDate!: string;
  @Column('bigint') planToDate!: string;
}

/** One upload of a ledger workbook: checked, then applied in one go, then perhaps undone. */
@Entity('ledger_import')
@Check('ledger_import_status', `status IN ('uploaded','checked','faulty','applying','applied','undone','failed')`)
@Index('ledger_import_by_user', ['createdBy', 'createdAt'])
export class LedgerImportTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') fileId!: string;
  @Column('text') fileName!: string;
  @Column('text') status!: string;
  /** By sheet: rows, and of them new, changed and same. */
  @Column('jsonb', { default: {} }) counts!: object;
  @Column('integer', { default: 0 }) faults!: number;
  /** Why checking or applying came to nothing, as a sentence. */
  @Column('text', { default: '' }) failure!: string;
  @Column('uuid', { nullable: true }) jobId!: string | null;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) appliedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** One faulty cell or likely duplicate of an import. */
@Entity('ledger_import_fault')
export class LedgerImportFaultTable {
  @PrimaryColumn('uuid') importId!: string;
  /** Order in the workbook: sheet, row, then what is wrong in the row. */
  @PrimaryColumn('integer') seq!: number;
  @Column('text') sheet!: string;
  /** Row as Excel counts it, from 1. */
  @Column('integer') row!: number;
  @Column('text') heading!: string;
  @Column('text') value!: string;
  @Column('text') code!: string;
  /** What is wrong and what would be right. */
  @Column('text') message!: string;
}

/** A row of 项目 between checking and applying; kept afterwards where it changed a lead, so that it can be undone. */
@Entity('ledger_import_lead')
@Index('ledger_import_lead_code', ['importId', 'code'])
@Index('ledger_import_lead_enterprise', ['importId', 'enterpriseKey'])
export class LedgerImportLeadTable {
  @PrimaryColumn('uuid') importId!: string;
  @PrimaryColumn('integer') row!: number;
  @Column('text') code!: string;
  @Column('text', { nullable: true }) enterpriseKey!: string | null;
  @Column('text', { nullable: true }) enterpriseName!: string | null;
  @Column('text', { nullable: true }) uscc!: string | null;
  /** The row as the domain read it (`WorkbookLead`); null while a cell of it is faulty. */
  @Column('jsonb', { nullable: true }) data!: object | null;
  @Column('uuid', { nullable: true }) enterpriseId!: string | null;
  /** The lead that has this code already. */
  @Column('uuid', { nullable: true }) leadId!: string | null;
  /** new, changed or same. */
  @Column('text', { nullable: true }) effect!: string | null;
  /** The lead as it was before it was changed, and the version that the change made. */
  @Column('jsonb', { nullable: true }) before!: object | null;
  @Column('integer', { nullable: true }) versionAfter!: number | null;
}

/** A row of 协议, 到位资金 or 节点 between checking and applying. */
@Entity('ledger_import_record')
@Index('ledger_import_record_voucher', ['importId', 'type', 'voucherNo'])
@Index('ledger_import_record_lead', ['importId', 'leadCode'])
export class LedgerImportRecordTable {
  @PrimaryColumn('uuid') importId!: string;
  @PrimaryColumn('text') type!: string;
  @PrimaryColumn('integer') row!: number;
  @Column('text', { nullable: true }) voucherNo!: string | null;
  @Column('text', { nullable: true }) leadCode!: string | null;
  @Column('text', { nullable: true }) kind!: string | null;
  @Column('date', { nullable: true }) occurredOn!: string | null;
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('text', { nullable: true }) reverses!: string | null;
  /** The row as the domain read it (`WorkbookRecord`); null while a cell of it is faulty. */
  @Column('jsonb', { nullable: true }) data!: object | null;
  @Column('uuid', { nullable: true }) leadId!: string | null;
  /** The record that has this voucher number already. */
  @Column('uuid', { nullable: true }) recordId!: string | null;
}
