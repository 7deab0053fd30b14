import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who signs in. Who they are in the directory is the directory's matter. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** Compared without regard to case; unique. */
  @Column('text')
  email!: string;

  /** argon2id in PHC format; null until an invitation is accepted. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('text')
  locale!: 'id' | 'en';

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Counts every change of the user and of the roles held. */
  @Column('integer', { default: 1 })
  version!: number;
}
