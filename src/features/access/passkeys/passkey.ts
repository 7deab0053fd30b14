import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether the key may leave the authenticator that made it. */
export type DeviceType = 'singleDevice' | 'multiDevice';

/** The public half of a key that an authenticator of the user holds (WebAuthn). */
@Entity('passkeys')
export class Passkey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** How the authenticator finds the key again; random, and no secret. */
  @Column('bytea', { name: 'credential_id' })
  credentialId!: Buffer;

  /** As the authenticator gave it (COSE). */
  @Column('bytea', { name: 'public_key' })
  publicKey!: Buffer;

  /** Of its last use. Some count and some, synced ones above all, stay at 0. */
  @Column('bigint')
  counter!: number;

  @Column('text', { array: true })
  transports!: string[];

  @Column('text', { name: 'device_type' })
  deviceType!: DeviceType;

  @Column('boolean', { name: 'backed_up' })
  backedUp!: boolean;

  /** As its owner calls it. */
  @Column('text')
  name!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column('integer')
  version!: number;
}
