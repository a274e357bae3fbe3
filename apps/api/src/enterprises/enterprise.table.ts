import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('enterprise')
@Index('enterprise_bigrams', { synchronize: false })
@Index('enterprise_initials', { synchronize: false })
@Index('enterprise_core_name', { synchronize: false })
@Index('enterprise_core_tail', { synchronize: false })
export class EnterpriseTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** `nameKey` of the domain: one enterprise a key. */
  @Index('enterprise_name_key', { unique: true }) @Column('text') nameKey!: string;
  /** `coreName` of the domain, for likely duplicates. */
  @Column('text') coreName!: string;
  /** Unified social credit code, GB 32100. */
  @Index('enterprise_uscc', { unique: true }) @Column('text', { nullable: true }) uscc!: string | null;
  /** Name keys of the name and the aliases, one space between: what a search is compared with. */
  @Column('text') names!: string;
  @Column('text') pinyin!: string;
  @Column('text') initials!: string;
  /** Pairs of characters of the names and of their initials. */
  @Column('text', { array: true }) bigrams!: string[];
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('uuid', { nullable: true }) importId!: string | null;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

@Entity('enterprise_alias')
export class EnterpriseAliasTable {
  @PrimaryColumn('text') nameKey!: string;
  @Column('text') alias!: string;
  @Index('enterprise_alias_by_enterprise') @ForeignKey(() => EnterpriseTable) @Column('uuid') enterpriseId!: string;
}

/** A named list edition, e.g. `世界500强 2021`. */
@Entity('head_list')
export class HeadListTable {
  @PrimaryColumn('text') key!: string;
  @Column('text') list!: string;
  @Column('integer') year!: number;
}

@Entity('head_list_entry')
export class HeadListEntryTable {
  @ForeignKey(() => HeadListTable) @PrimaryColumn('text') listKey!: string;
  @PrimaryColumn('text') nameKey!: string;
  @Column('text') name!: string;
  @Column('integer', { nullable: true }) rank!: number | null;
  @Column('text', { default: '' }) source!: string;
}
