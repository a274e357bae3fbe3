import { UserTable } from '@yipanqi/api/identity';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A question that somebody keeps; shared ones are seen by all who may ask, each in their own reach. */
@Entity('saved_question')
@Index('saved_question_one', ['ownerId', 'name'], { unique: true })
export class SavedQuestionTable {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => UserTable) @Column('uuid') ownerId!: string;
  @Column('text') name!: string;
  @Column('jsonb') question!: object;
  @Column('boolean', { default: false }) shared!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}
