import sql, { type Sql } from 'sql-template-tag';
import type { Actor, Grant, Holders } from '../../kernel/policy.js';
import { rights } from '../../kernel/rights.js';
import { oncePerActor } from '../../platform/database/prepared.js';
import {
  alikeInClearance,
  classified,
  districtsIn,
  organisationsIn,
  positionsIn,
  reachedBy,
  tenantsIn,
} from '../../platform/database/reach.js';
import { inErratum } from './approved-parts.js';

type MeetingReach = 'office' | 'published' | 'chaired' | 'attending' | 'tenants' | 'district';

/** The meetings `m` that a right reaches through grants of which `and` holds; see the policy. */
export const reachFor = (
  holders: Holders<MeetingReach>,
  and: (grants: readonly Grant[]) => Sql = () => sql`true`,
) =>
  oncePerActor((actor): Sql => {
    const published = (grants: readonly Grant[], condition: Sql): Sql => sql`(m.published_at IS NOT NULL
      AND ${classified(sql`m.classification`, grants)} AND ${condition} AND ${and(grants)})`;
    return reachedBy(actor, holders, {
      office: (grants) => and(grants),
      published: (grants) => published(grants, sql`true`),
      chaired: (grants) => published(grants, sql`m.chair_position_id = ANY(${positionsIn(grants)}::uuid[])`),
      attending: (grants) => published(grants, attendedBy(organisationsIn(grants))),
      tenants: (grants) => published(grants, attendedBy(tenantsIn(grants))),
      district: (grants) => published(grants, sql`m.district_code = ANY(${districtsIn(grants)}::text[])`),
    });
  });

/** Every query starts from what the reader can reach. */
export const reach = reachFor(rights.meetings.read);

/** On its list of attendance; an erratum that adds or strikes a seat lets nobody in or out before it is approved. */
function attendedBy(organisationIds: string[]): Sql {
  const approved = sql`i.approved_parts IS NOT NULL AND i.approved_organisation_ids ?| ${organisationIds}::text[]`;
  return sql`m.id IN (
      SELECT t.meeting_id FROM attendances t WHERE t.organisation_id = ANY(${organisationIds}::uuid[])
      UNION ALL SELECT i.meeting_id FROM minutes i WHERE ${approved})
    AND (NOT ${inErratum} OR EXISTS (SELECT FROM minutes i WHERE i.meeting_id = m.id AND ${approved}))`;
}

const cleared = (grants: readonly Grant[]): Sql => classified(sql`a.classification`, grants);
const reachedCleared = reachFor(rights.meetings.read, cleared);

/**
 * Whether the reader, who reaches its meeting, may see the agenda item `a`, or what was decided on it. What stands on no
 * item has no classification of its own.
 */
export const visible = oncePerActor((actor: Actor): Sql => {
  const readers = actor.grants.filter(({ role }) => role in rights.meetings.read);
  // Of roles that differ in clearance, one of those that reach the meeting must clear the item.
  const seen =
    alikeInClearance(readers).length <= 1
      ? cleared(readers)
      : sql`EXISTS (SELECT FROM meetings m WHERE m.id = a.meeting_id AND ${reachedCleared(actor)})`;
  return sql`(a.classification IS NULL OR ${seen})`;
});
