import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A stored file (an uploaded workbook, a made document); its bytes are in `stored_file_part`, so that API and worker stay stateless. */
@Entity('stored_file')
export class StoredFileTable {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') mime!: string;
  @Column('bigint') size!: string;
  @Column('bytea') sha256!: Buffer;
  @Index('stored_file_by_user') @Column('uuid') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

@Entity('stored_file_part')
export class StoredFilePartTable {
  @PrimaryColumn('uuid') fileId!: string;
  @PrimaryColumn('integer') seq!: number;
  @Column('bytea') bytes!: Buffer;
}
