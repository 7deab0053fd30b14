import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An account at an identity provider that a user has linked while signed in. Issuer and subject alone say whose it is:
 * an e-mail address can be given to someone else, or claimed by a provider that does not own it.
 */
@Entity('identities')
export class Identity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  issuer!: string;

  @Column('text')
  subject!: string;

  /** How the provider names the account, to be shown to its owner and never to decide by. */
  @Column('text', { nullable: true })
  account!: string | null;

  @Column('timestamptz', { name: 'linked_at' })
  linkedAt!: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
