import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer to an unsafe request, stored in the transaction of its write. */
@Entity('idempotency')
export class IdempotencyTable {
  @PrimaryColumn('uuid') userId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('bytea') digest!: Buffer;
  @Column('json') answer!: unknown;
  @Column('timestamptz') madeAt!: Date;
}
