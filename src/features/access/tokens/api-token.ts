import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../../kernel/calendar.js';
import type { TokenAccess, TokenSection } from './api-token.scope.js';

/** Lets a program act for the person who made it, within its scope, until its last day. */
@Entity('api_tokens')
export class ApiToken {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** SHA-256 of the token, which only its holder keeps. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  /** How it begins, to be recognised by. */
  @Column('text')
  hint!: string;

  @Column('text')
  name!: string;

  @Column('text')
  access!: TokenAccess;

  @Column('text', { array: true })
  sections!: TokenSection[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Its last day. */
  @Column('date', { name: 'expires_on' })
  expiresOn!: LocalDate;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column('text', { name: 'last_address', nullable: true })
  lastAddress!: string | null;
}
