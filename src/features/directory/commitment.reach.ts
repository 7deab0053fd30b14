import sql, { type Sql } from 'sql-template-tag';
import type { Actor, Grant } from '../../kernel/policy.js';
import { rights } from '../../kernel/rights.js';
import { oncePerActor } from '../../platform/database/prepared.js';
import {
  classified,
  districtsIn,
  organisationsIn,
  positionsIn,
  reachedBy,
  tenantsIn,
} from '../../platform/database/reach.js';

/**
 * The commitments `c` within the reader's reach: `read` of their policy, as a condition. It stands here, in the
 * earliest feature that counts commitments, so that every count and every list has the same one.
 */
export const reachesCommitment = oncePerActor((actor: Actor): Sql => {
  const cleared = (grants: readonly Grant[], condition: Sql): Sql =>
    sql`(${classified(sql`c.classification`, grants)} AND ${condition})`;
  return reachedBy(actor, rights.commitments.read, {
    office: (grants) => classified(sql`c.classification`, grants),
    party: (grants) => {
      const own = organisationsIn(grants);
      return sql`(c.owner_id = ANY(${own}::uuid[]) OR c.verifier_id = ANY(${own}::uuid[]))`;
    },
    tenants: (grants) => cleared(grants, sql`c.owner_id = ANY(${tenantsIn(grants)}::uuid[])`),
    district: (grants) => cleared(grants, sql`c.district_code = ANY(${districtsIn(grants)}::text[])`),
    chaired: (grants) =>
      cleared(
        grants,
        sql`c.meeting_id IN (SELECT id FROM meetings WHERE chair_position_id = ANY(${positionsIn(grants)}::uuid[]))`,
      ),
  });
});
