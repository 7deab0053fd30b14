import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Database } from '../../../platform/database/database.js';
import type { Passkey } from './passkey.js';
import type { PasskeyView } from './passkey.dto.js';

export type FoundPasskey = Pick<Passkey, 'id' | 'userId' | 'publicKey'>;

@Injectable()
export class PasskeyQueries {
  constructor(private readonly db: Database) {}

  /** One's own, in the order in which they were added. */
  async list(actor: Actor): Promise<PasskeyView[]> {
    return this.db.query<PasskeyView>(sql`
      SELECT id, name, version, created_at AS "createdAt", last_used_at AS "lastUsedAt",
        CASE WHEN backed_up THEN 'synced' WHEN device_type = 'multiDevice' THEN 'syncable' ELSE 'device' END AS kind
      FROM passkeys WHERE user_id = ${actor.id} ORDER BY id`);
  }

  async credentialsOf(userId: string): Promise<Pick<Passkey, 'credentialId' | 'transports'>[]> {
    return this.db.query<Pick<Passkey, 'credentialId' | 'transports'>>(sql`
      SELECT credential_id AS "credentialId", transports FROM passkeys WHERE user_id = ${userId} ORDER BY id`);
  }

  /** Undefined also when it belongs to one who is disabled. */
  async byCredential(credentialId: Buffer): Promise<FoundPasskey | undefined> {
    const [row] = await this.db.query<FoundPasskey>(sql`
      SELECT p.id, p.user_id AS "userId", p.public_key AS "publicKey"
      FROM passkeys p JOIN users u ON u.id = p.user_id
      WHERE p.credential_id = ${credentialId} AND u.disabled_at IS NULL`);
    return row;
  }

  /** Notes a use; false when the counter has not moved on, as it has with a key that was copied. */
  async noteUse(id: string, use: { counter: number; backedUp: boolean; at: Date }): Promise<boolean> {
    const noted = await this.db.query(sql`
      UPDATE passkeys SET counter = ${use.counter}, backed_up = ${use.backedUp}, last_used_at = ${use.at}
      WHERE id = ${id} AND (counter < ${use.counter} OR (counter = 0 AND ${use.counter} = 0)) RETURNING id`);
    return noted.length === 1;
  }
}
