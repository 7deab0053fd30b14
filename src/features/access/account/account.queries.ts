import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { Database } from '../../../platform/database/database.js';
import { networkOf } from '../../../platform/http/network.js';
import { holdsFactor } from '../access.queries.js';
import { needsSecondFactor } from '../sign-in/second-factor.policy.js';
import type { AccountEvent, AccountSecurity, SessionView } from './account.dto.js';
import { deviceWords } from '../sign-in/device.js';
import { idleSince } from '../sign-in/session.authenticator.js';

/** More would be no list to look through. */
const mostShown = 30;

/** What a person sees of their own account. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async security(actor: Actor): Promise<AccountSecurity> {
    type Row = Omit<AccountSecurity, 'secondFactor' | 'secondFactorRequired'> & { since: Date | null };
    const [row] = await this.db.query<Row>(sql`
      SELECT u.password_hash IS NOT NULL AS "hasPassword",
        EXISTS (SELECT FROM identities i WHERE i.user_id = u.id AND i.issuer = ${this.config.oidcIssuer ?? ''})
          AND (NOT ${holdsFactor} OR EXISTS (
            SELECT FROM sessions s WHERE s.user_id = u.id AND s.second_factor = 'provider')) AS "providerProves",
        (SELECT f.confirmed_at FROM totp_factors f
         WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS since,
        (SELECT count(*) FROM recovery_codes c WHERE c.user_id = u.id AND c.used_at IS NULL)
          AS "recoveryCodesLeft",
        (SELECT count(*) FROM passkeys p WHERE p.user_id = u.id) AS passkeys
      FROM users u WHERE u.id = ${actor.id}`);
    if (row === undefined) throw new Error('the signed-in user is gone');
    const { since, ...rest } = row;
    return {
      ...rest,
      secondFactor: since === null ? null : { since },
      secondFactorRequired: needsSecondFactor(actor, this.config),
    };
  }

  /** The devices on which a person is signed in, the last used first; who asks does so from `address`. */
  async sessions(userId: string, currentId: string, address: string): Promise<SessionView[]> {
    type Row = Omit<SessionView, 'device' | 'current' | 'sameNetwork'> & { userAgent: string | null };
    const now = this.clock.now();
    const rows = await this.db.query<Row>(sql`
      SELECT id, user_agent AS "userAgent", address, first_factor AS "firstFactor",
        second_factor AS "secondFactor", created_at AS "createdAt", last_used_at AS "lastUsedAt"
      FROM sessions
      WHERE user_id = ${userId} AND ended_at IS NULL AND expires_at > ${now}
        AND last_used_at > ${idleSince(now)}
      ORDER BY (id = ${currentId}) DESC, last_used_at DESC, id DESC LIMIT ${mostShown}`);
    return rows.map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceWords(userAgent),
      current: session.id === currentId,
      sameNetwork: session.address !== null && networkOf(session.address) === networkOf(address),
    }));
  }

  /** What happened to this person's account, the latest first. */
  async events(actor: Actor): Promise<AccountEvent[]> {
    type Row = Omit<AccountEvent, 'device'> & { userAgent: string | null };
    const rows = await this.db.query<Row>(sql`
      SELECT id, at, verb, change ->> 'reason' AS reason, change ->> 'by' AS by, change ->> 'address' AS address,
        change ->> 'userAgent' AS "userAgent"
      FROM history_entries WHERE subject_type = 'user' AND subject_id = ${actor.id}
      ORDER BY id DESC LIMIT ${mostShown}`);
    return rows.map(({ userAgent, ...event }) => ({ ...event, device: deviceWords(userAgent) }));
  }
}
