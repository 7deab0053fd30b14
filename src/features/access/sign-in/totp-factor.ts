import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret shared with an authenticator app, from which both work out codes by the clock (RFC 6238). */
@Entity('totp_factors')
export class TotpFactor {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** Sealed by a key that no backup of the database holds. */
  @Column('text', { name: 'sealed_secret' })
  sealedSecret!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Null until a first code has shown that the app has the secret. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  /** The time step of the last code that was accepted: it and all before it are used up. */
  @Column('bigint', { name: 'last_used_step' })
  lastUsedStep!: number;
}
