import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Who reports and is ranked: the bureau, districts and counties, development zones. Reference data. */
@Entity('unit')
export class UnitTable {
  /** GB/T 2260 code where there is one, e.g. `500101`. */
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') shortName!: string;
  @Column('text') kind!: string;
  @Column('text', { nullable: true }) parent!: string | null;
  @Column('text') cohort!: string;
  @Column('boolean') ranked!: boolean;
  @Column('integer') sort!: number;
}

/** Registered other names; names are matched by id, full name or alias, never by substring. */
@Entity('unit_alias')
export class UnitAliasTable {
  @PrimaryColumn('text') alias!: string;
  @Index('unit_alias_by_unit') @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
}

@Entity('app_user')
export class UserTable {
  @PrimaryColumn('uuid') id!: string;
  @Index('app_user_login', { unique: true }) @Column('text') login!: string;
  @Column('text') name!: string;
  @ForeignKey(() => UnitTable) @Column('text') unitId!: string;
  /** argon2id. */
  @Column('text') passwordHash!: string;
  @Column('integer', { default: 0 }) failures!: number;
  @Column('timestamptz', { nullable: true }) lockedUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** A role at a unit; it covers that unit and the units below it. Forbidden pairs are refused by a trigger. */
@Entity('user_grant')
@Check('user_grant_role', `role IN ('officer','verifier','leader','auditor','systemAdmin','securityAdmin')`)
export class UserGrantTable {
  @ForeignKey(() => UserTable) @PrimaryColumn('uuid') userId!: string;
  @PrimaryColumn('text') role!: string;
  @ForeignKey(() => UnitTable) @PrimaryColumn('text') unitId!: string;
}

/** One sign-in. The refresh token rotates; the family dies when an old one comes back late. */
@Entity('user_session')
export class UserSessionTable {
  @PrimaryColumn('uuid') id!: string;
  @Index('user_session_by_user') @ForeignKey(() => UserTable) @Column('uuid') userId!: string;
  @Column('bytea') refreshDigest!: Buffer;
  @Column('bytea', { nullable: true }) previousDigest!: Buffer | null;
  /** The successor of the previous token, sealed, for the ten seconds in which a repeated refresh gets the same one. */
  @Column('timestamptz', { nullable: true }) rotatedAt!: Date | null;
  @Column('text') ip!: string;
  @Column('text') agent!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
