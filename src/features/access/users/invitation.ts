import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GivenRole } from './role-grant.js';

/** A link, good for one use, that makes whoever holds it a user with these roles. */
@Entity('invitations')
export class Invitation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  /** Whom it invites; null for the first administrator, whom nobody knows yet. */
  @Column('text', { nullable: true })
  name!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  /** The language of the mail, and of the page at first. */
  @Column('text', { default: 'id' })
  locale!: 'id' | 'en';

  @Column('jsonb', { default: [] })
  grants!: GivenRole[];

  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  /** When the mail server took the mail with the link that is good now. */
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  /** When that mail could not be sent. */
  @Column('timestamptz', { name: 'failed_at', nullable: true })
  failedAt!: Date | null;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
