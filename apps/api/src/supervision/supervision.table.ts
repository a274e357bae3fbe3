import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UnitTable } from '@yipanqi/api/identity';

/** One version of the rules and of the conditions of the lights; approved ones never change (trigger). */
@Entity('supervision_rule_set')
@Check('supervision_rule_set_status', `status IN ('draft','approved')`)
@Index('supervision_rule_set_version', ['rulesVersion'], { unique: true })
@Index('supervision_rule_set_one_draft', ['status'], { unique: true, where: `status = 'draft'` })
export class SupervisionRuleSetTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') rulesVersion!: number;
  @Column('text') name!: string;
  /** 示例: shipped with the product. */
  @Column('boolean', { default: false }) sample!: boolean;
  @Column('text') status!: string;
  @Column('jsonb') rules!: object;
  @Column('jsonb') lights!: object;
  /** Why there is another version. */
  @Column('text', { default: '' }) reason!: string;
  /** null for what was shipped. */
  @Column('uuid', { nullable: true }) draftedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) draftedAt!: Date;
  @Column('uuid', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}

/** The last time a quarter was looked through. */
@Entity('supervision_run')
export class SupervisionRunTable {
  /** YYYY-Qn */
  @PrimaryColumn('text') quarter!: string;
  @Column('integer') rulesVersion!: number;
  @Column('date') asOf!: string;
  @Column('integer') found!: number;
  @Column('integer') red!: number;
  @Column('uuid') runBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) runAt!: Date;
}

/** What the rules found in a quarter; replaced as a whole when the quarter is looked through again. */
@Entity('supervision_finding')
@Index('supervision_finding_list', ['quarter', 'seq'], { unique: true })
@Index('supervision_finding_by_unit', ['quarter', 'unitId'])
export class SupervisionFindingTable {
  @PrimaryColumn('text') quarter!: string;
  /** rule|unit|ref: the same trouble has the same key in every quarter. */
  @PrimaryColumn('text') key!: string;
  @Column('integer') seq!: number;
  @Column('text') rule!: string;
  @Column('text') light!: string;
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  /** The finding as the domain made it (`SupervisionFinding`). */
  @Column('jsonb') finding!: object;
}

/** 督办单, as its events leave it. */
@Entity('supervision_order')
@Check('supervision_order_state', `state IN ('issued','replied','returned','closed','withdrawn')`)
@Check('supervision_order_level', 'level BETWEEN 0 AND 2')
@Index('supervision_order_number', ['year', 'serial'], { unique: true })
@Index('supervision_order_by_unit', ['unitId', 'state', 'deadline'])
@Index('supervision_order_by_deadline', ['deadline', 'id'], { where: `state IN ('issued','returned')` })
export class SupervisionOrderTable {
  @PrimaryColumn('uuid') id!: string;
  /** 督办单〔2021〕3号 */
  @Column('integer') year!: number;
  @Column('integer') serial!: number;
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  @Column('text') item!: string;
  @Column('text') asked!: string;
  /** Quarter of the findings it was issued for; null when by hand. */
  @Column('text', { nullable: true }) quarter!: string | null;
  @Column('text') state!: string;
  @Column('date') deadline!: string;
  @Column('date', { nullable: true }) extensionUntil!: string | null;
  @Column('integer', { default: 0 }) level!: number;
  @Column('uuid') issuedBy!: string;
  @Column('date') issuedOn!: string;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('integer', { default: 1 }) version!: number;
}

/** The findings of an order as they were when it was issued. A finding has one order that stands, at most. */
@Entity('supervision_order_finding')
@Index('supervision_order_finding_open', ['findingKey'], { unique: true, where: 'open' })
export class SupervisionOrderFindingTable {
  @ForeignKey(() => SupervisionOrderTable) @PrimaryColumn('uuid') orderId!: string;
  @PrimaryColumn('text') findingKey!: string;
  @Column('integer') seq!: number;
  @Column('boolean', { default: true }) open!: boolean;
  @Column('jsonb') finding!: object;
}

/** Everything that happened to an order; only ever added to (trigger). */
@Entity('supervision_event')
@Index('supervision_event_of_order', ['orderId', 'seq'], { unique: true })
@Index('supervision_event_once', ['fence'], { unique: true })
export class SupervisionEventTable {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => SupervisionOrderTable) @Column('uuid') orderId!: string;
  @Column('integer') seq!: number;
  @Column('text') kind!: string;
  /** Shanghai calendar date on which it counts. */
  @Column('date') onDay!: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
  @Column('uuid') userId!: string;
  @Column('text') userName!: string;
  @Column('text', { default: '' }) text!: string;
  @Column('text', { default: '' }) evidence!: string;
  /** The deadline set, or asked for. */
  @Column('date', { nullable: true }) deadline!: string | null;
  /** Reminders: order, deadline and kind, so that one is given once. */
  @Column('text', { nullable: true }) fence!: string | null;
}
