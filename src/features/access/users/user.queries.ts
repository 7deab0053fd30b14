import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { LocalDate } from '../../../kernel/calendar.js';
import { NotFound } from '../../../kernel/errors.js';
import { cutPage, type Page, type PageRequest } from '../../../kernel/page.js';
import { type Actor, holds } from '../../../kernel/policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { jsonRows } from '../../../platform/database/json.js';
import { contains } from '../../../platform/database/like.js';
import { holdsFactor } from '../access.queries.js';
import { idleSince } from '../sign-in/session.authenticator.js';
import type { UserFilter, UserRow, UserView } from './user.dto.js';

/** The names of what grant `g` is held for: an organisation, a position, a district of the directory. */
export const heldFor = sql`
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
  CASE WHEN x.id IS NOT NULL THEN json_build_object('id', x.id, 'title', x.title,
    'organisation', json_build_object('id', xo.id, 'name', xo.name)) END AS position,
  CASE WHEN d.code IS NOT NULL THEN json_build_object('code', d.code, 'name', d.name) END AS district`;

/** Joins what {@link heldFor} names. */
export const withHeldFor = sql`
  LEFT JOIN organisations o ON o.id = g.organisation_id
  LEFT JOIN positions x ON x.id = g.position_id LEFT JOIN organisations xo ON xo.id = x.organisation_id
  LEFT JOIN districts d ON d.code = g.district_code`;

@Injectable()
export class UserQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** By name; the route has made sure that the reader may see all. */
  async list(filter: Omit<UserFilter, 'after' | 'limit'>, page: PageRequest): Promise<Page<UserRow>> {
    const { limit, after } = page;
    const today = this.clock.today();
    const conditions = [
      sql`true`,
      ...filters(filter, today),
      ...(after === undefined ? [] : [sql`(u.name, u.id) > (${after[0]}, ${after[1]}::uuid)`]),
    ];
    const rows = await this.db.query<UserRow>(sql`
      SELECT ${row(today, sql`AND g.starts_on <= ${today} AND (g.ends_on IS NULL OR g.ends_on >= ${today})`)}
      FROM users u WHERE ${join(conditions, ' AND ')} ORDER BY u.name, u.id LIMIT ${limit + 1}`);
    return cutPage(rows, limit, ({ name, id }) => [name, id]);
  }

  async view(actor: Actor, id: string): Promise<UserView> {
    const now = this.clock.now();
    const [user] = await this.db.query<Omit<UserView, 'can'>>(sql`
      SELECT ${row(this.clock.today(), sql``)}, u.locale, u.created_at AS "createdAt",
        u.disabled_at AS "disabledAt", u.version,
        (SELECT count(*) FROM sessions s
          WHERE s.user_id = u.id AND s.ended_at IS NULL AND s.expires_at > ${now}
            AND s.last_used_at > ${idleSince(now)}) AS sessions,
        ${holdsFactor} AS "secondFactor"
      FROM users u WHERE u.id = ${id}`);
    if (user === undefined) throw new NotFound();
    return { ...user, can: deedsOn(actor, user) };
  }

  /** The user with this address, disabled or not. */
  async idByEmail(email: string): Promise<string | undefined> {
    const [user] = await this.db.query<{ id: string }>(sql`
      SELECT id FROM users WHERE lower(email) = lower(${email})`);
    return user?.id;
  }
}

const row = (today: LocalDate, which: Sql): Sql => sql`
  u.id, u.name, u.email, CASE WHEN u.disabled_at IS NULL THEN 'active' ELSE 'disabled' END AS status,
  ${jsonRows(sql`
    SELECT g.id, g.role, g.kind, ${heldFor}, g.starts_on AS "startsOn", g.ends_on AS "endsOn",
      CASE WHEN g.ends_on < ${today} THEN 'before' WHEN g.starts_on > ${today} THEN 'later' ELSE 'now' END AS "when"
    FROM role_grants g ${withHeldFor} WHERE g.user_id = u.id ${which}
    ORDER BY g.ends_on < ${today} NULLS FIRST, g.starts_on, g.id`)} AS roles,
  (SELECT max(s.created_at) FROM sessions s WHERE s.user_id = u.id) AS "lastSignInAt"`;

function filters({ q, status, role, organisationId }: Omit<UserFilter, 'after' | 'limit'>, today: LocalDate) {
  const heldToday = (condition: Sql) => sql`EXISTS (
    SELECT FROM role_grants g WHERE g.user_id = u.id AND ${condition} AND g.starts_on <= ${today}
      AND (g.ends_on IS NULL OR g.ends_on >= ${today}))`;
  return [
    ...(q === undefined ? [] : [sql`(${contains(sql`u.name`, q)} OR ${contains(sql`u.email`, q)})`]),
    ...(status === undefined ? [] : [sql`(u.disabled_at IS NULL) = ${status === 'active'}`]),
    ...(role === undefined ? [] : [heldToday(sql`g.role = ${role}`)]),
    ...(organisationId === undefined ? [] : [heldToday(sql`g.organisation_id = ${organisationId}`)]),
  ];
}

type Asked = Pick<UserView, 'id' | 'status' | 'sessions' | 'secondFactor'>;

/** Nobody shuts themselves out, and what guards one's own account is changed by a proof alone. */
function deedsOn(actor: Actor, { id, status, sessions, secondFactor }: Asked): string[] {
  if (!holds(actor, 'users.manage')) return [];
  if (status === 'disabled') return ['edit', 'grant', 'enable'];
  if (actor.id === id) return ['edit', 'grant'];
  const guards = [...(sessions > 0 ? ['sign-out'] : []), ...(secondFactor ? ['reset-second-factor'] : [])];
  return ['edit', 'grant', 'disable', ...guards];
}
