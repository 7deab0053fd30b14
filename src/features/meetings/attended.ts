import sql, { raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/policy.js';
import { attendancesFor, readsApproved } from './approved-parts.js';
import { thereStatuses } from './attendance.js';

/** How an organisation took part in a meeting, over all of its seats. */
export const attendedWays = ['present', 'represented', 'absent'] as const;
export type Attended = (typeof attendedWays)[number];

const listed = (statuses: readonly string[]): Sql => raw(statuses.map((status) => `'${status}'`).join(', '));
/** Seats `t` that took part. */
export const tookPart = sql`t.status IN (${listed(thereStatuses)})`;
/** Seats `t` that took part themselves. */
export const came = sql`t.status IN (${listed(thereStatuses.filter((status) => status !== 'represented'))})`;

/** The seats `t` of an organisation in the meeting `m`, as this reader is told of them. */
export const seatsOf = (actor: Actor, organisationId: string): Sql => sql`
  FROM ${attendancesFor(actor)} t WHERE t.meeting_id = m.id AND t.approved = ${readsApproved(actor)}
    AND t.organisation_id = ${organisationId}::uuid`;

/**
 * One condition on the meeting `m` for each way, no two at once: one who came outweighs one who was represented, and
 * both outweigh who stayed away. A seat that nobody has marked yet says nothing.
 */
export function attendedAs(actor: Actor, organisationId: string): Record<Attended, Sql> {
  const seat = (condition: Sql): Sql =>
    sql`EXISTS (SELECT ${seatsOf(actor, organisationId)} AND ${condition})`;
  const present = seat(came);
  const represented = seat(sql`t.status = 'represented'`);
  const absent = seat(sql`t.status IN ('absent', 'excused')`);
  return {
    present,
    represented: sql`(NOT ${present} AND ${represented})`,
    absent: sql`(NOT ${present} AND NOT ${represented} AND ${absent})`,
  };
}

/** Of seats `t`; who came for an invitee counts as represented, not as present. */
export const seatCounts = sql`
  count(*) FILTER (WHERE t.status <> 'walk_in') AS invited,
  count(*) FILTER (WHERE t.status IN ('present', 'present_online')) AS present,
  count(*) FILTER (WHERE t.status = 'represented') AS represented,
  count(*) FILTER (WHERE t.status IN ('absent', 'excused')) AS absent,
  count(*) FILTER (WHERE t.status = 'walk_in') AS "walkIn",
  count(*) FILTER (WHERE t.status IN ('invited', 'confirmed', 'declined')) AS open`;
