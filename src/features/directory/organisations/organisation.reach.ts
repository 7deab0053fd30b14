import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../../kernel/policy.js';
import { rights } from '../../../kernel/rights.js';
import { districtsIn, organisationsIn, reachedBy, tenantsIn } from '../../../platform/database/reach.js';

/** The organisations `o` within the reader's reach; see `read` of the policy. */
export function reachesOrganisation(actor: Actor): Sql {
  return reachedBy(actor, rights.organisations.read, {
    office: () => sql`true`,
    own: (grants) => sql`o.id = ANY(${organisationsIn(grants)}::uuid[])`,
    tenants: (grants) => sql`o.id = ANY(${tenantsIn(grants)}::uuid[])`,
    district: (grants) => sql`o.district_code = ANY(${districtsIn(grants)}::text[])`,
  });
}
