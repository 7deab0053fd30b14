import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person proved who they are. */
export type FirstFactor = 'password' | 'invitation' | 'provider' | 'passkey';
/** What they added to it; `provider` when the identity provider vouches for a second factor of its own. */
export type SecondFactor = 'totp' | 'recovery_code' | 'passkey' | 'provider';

/** One device on which a user is signed in. The token itself is known to that device alone. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  /** SHA-256 of the token in the cookie. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  /** When its owner last proved who they are; null where only the word of a provider stands for it. */
  @Column('timestamptz', { name: 'proved_at', nullable: true })
  provedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent!: string | null;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { name: 'first_factor', default: 'password' })
  firstFactor!: FirstFactor;

  @Column('text', { name: 'second_factor', nullable: true })
  secondFactor!: SecondFactor | null;
}
