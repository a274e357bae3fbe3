import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserTable } from '@yipanqi/api/identity';

/** A message to one user, written in the transaction of what it tells. */
@Entity('notification')
@Index('notification_list', ['userId', 'id'])
@Index('notification_unread', ['userId'], { where: 'read_at IS NULL' })
@Index('notification_once', ['userId', 'key'], { unique: true })
export class NotificationTable {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => UserTable) @Column('uuid') userId!: string;
  @Column('text') kind!: string;
  @Column('text') title!: string;
  /** Path of a page. */
  @Column('text') link!: string;
  /** The same user is told the same thing once, however often it is tried. */
  @Column('text', { nullable: true }) key!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
}
