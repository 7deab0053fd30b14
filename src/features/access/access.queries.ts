import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../kernel/calendar.js';
import { type Actor, type Grant, rightsOf } from '../../kernel/policy.js';
import type { Awaited } from '../../platform/auth/authenticator.js';
import { officeTimeZone } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { prepare, Slot } from '../../platform/database/prepared.js';
import type { Me } from './access.dto.js';

export interface SignedIn {
  sessionId: string;
  lastUsedAt: Date;
  provedAt: Date | null;
  /** When its owner came in or proved again; of who came by a provider, when that asked them. */
  enteredAt: Date;
  address: string | null;
  actor: Actor;
  /** The user has a second factor. */
  hasFactor: boolean;
  /** This session was opened with one. */
  gaveFactor: boolean;
}

interface SessionRow {
  session_id: string;
  last_used_at: Date;
  proved_at: Date | null;
  entered_at: Date;
  address: string | null;
  has_factor: boolean;
  gave_factor: boolean;
  id: string;
  name: string;
  locale: 'id' | 'en';
  grants: Grant[];
}

/** The user `u` can give a second factor. */
export const holdsFactor = sql`
  (EXISTS (SELECT FROM totp_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
    OR EXISTS (SELECT FROM passkeys p WHERE p.user_id = u.id))`;

/** The tenants for whom the holder of grant `g` may enter; the directory's matter, like the name below. */
const tenants = sql`
  CASE WHEN g.role = 'estate_coordinator' THEN ARRAY(
    SELECT o.id FROM estates e JOIN organisations o ON o.estate_id = e.id
    WHERE e.operator_id = g.organisation_id AND o.id <> e.operator_id) END`;

/** The roles that the user `u` of a statement holds on `today`. */
export const grantsOn = (today: LocalDate | Slot): Sql => sql`
  coalesce((SELECT json_agg(json_build_object('role', g.role, 'organisationId', g.organisation_id,
              'positionId', g.position_id, 'districtCode', g.district_code, 'tenantIds', ${tenants}))
            FROM role_grants g
            WHERE g.user_id = u.id AND g.starts_on <= ${today}
              AND (g.ends_on IS NULL OR g.ends_on >= ${today})), '[]')`;

/** Asked with each request, and so put together once. */
const bySession = prepare(sql`
  SELECT s.id AS session_id, s.last_used_at, s.proved_at, s.address,
    -- A provider may let in whom it asked hours ago: where it says when, that counts.
    CASE WHEN s.first_factor = 'provider' THEN coalesce(s.proved_at, s.created_at)
      ELSE greatest(s.created_at, s.proved_at) END AS entered_at,
    s.second_factor IS NOT NULL AS gave_factor,
    ${holdsFactor} AS has_factor,
    u.id, u.name, u.locale, ${grantsOn(new Slot('today'))} AS grants
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = ${new Slot('tokenHash')} AND s.ended_at IS NULL AND s.expires_at > ${new Slot('now')}
    AND s.last_used_at > ${new Slot('idleSince')} AND u.disabled_at IS NULL
    AND NOT EXISTS (
      SELECT FROM role_grants g
      WHERE g.user_id = u.id AND g.starts_on <= ${new Slot('today')}
        AND g.starts_on > (s.created_at AT TIME ZONE ${officeTimeZone})::date)`);

@Injectable()
export class AccessQueries {
  constructor(private readonly db: Database) {}

  /** The person behind a session token, with the roles held on `today`; null when the session is over, as it is when a role began after it. */
  async signedIn(tokenHash: Buffer, now: Date, idleSince: Date, today: LocalDate): Promise<SignedIn | null> {
    const [row] = await this.db.ask<SessionRow>(bySession, { tokenHash, now, idleSince, today });
    if (row === undefined) return null;
    const {
      session_id: sessionId,
      last_used_at: lastUsedAt,
      proved_at: provedAt,
      entered_at: enteredAt,
      has_factor: hasFactor,
      gave_factor: gaveFactor,
      address,
      ...actor
    } = row;
    return { sessionId, lastUsedAt, provedAt, enteredAt, address, hasFactor, gaveFactor, actor };
  }

  async userByEmail(email: string): Promise<{ id: string; passwordHash: string | null } | undefined> {
    const [row] = await this.db.query<{ id: string; passwordHash: string | null }>(sql`
      SELECT id, password_hash AS "passwordHash" FROM users
      WHERE lower(email) = lower(${email}) AND disabled_at IS NULL`);
    return row;
  }

  async hasUsers(): Promise<boolean> {
    const rows = await this.db.query(sql`SELECT id FROM users LIMIT 1`);
    return rows.length > 0;
  }

  /**
   * What a person is told about themselves; while something is still awaited, nothing that a password alone should
   * not tell. The name of their organisation is the directory's.
   */
  async me(actor: Actor, awaits: Awaited | null): Promise<Me> {
    const organisationId =
      actor.grants.find((grant) => grant.organisationId !== null)?.organisationId ?? null;
    const [row] = await this.db.query<
      Pick<Me, 'id' | 'name' | 'email' | 'locale' | 'version' | 'organisation'>
    >(sql`
      SELECT u.id, u.name, u.email, u.locale, u.version,
        (SELECT json_build_object('id', o.id, 'name', o.name) FROM organisations o
         WHERE o.id = ${organisationId}::uuid) AS organisation
      FROM users u WHERE u.id = ${actor.id}`);
    if (row === undefined) throw new Error('the signed-in user is gone');
    if (awaits !== null) return { ...row, organisation: null, roles: [], can: [], awaits };
    const roles = [...new Set(actor.grants.map(({ role }) => role))];
    return { ...row, roles, can: rightsOf(actor), awaits };
  }
}
