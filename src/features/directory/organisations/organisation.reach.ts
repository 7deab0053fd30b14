import sql, { type Sql } from 'sql-template-tag';
import type { Actor, Grant } from '../../../kernel/policy.js';
import { rights } from '../../../kernel/rights.js';
import { districtsIn, organisationsIn, reachedBy, tenantsIn } from '../../../platform/database/reach.js';

const conditions = {
  office: () => sql`true`,
  own: (grants: readonly Grant[]) => sql`o.id = ANY(${organisationsIn(grants)}::uuid[])`,
  counterparts: (grants: readonly Grant[]) => {
    const own = sql`ANY(${organisationsIn(grants)}::uuid[])`;
    return sql`(o.id = ${own}
      OR EXISTS (SELECT FROM commitments c WHERE c.verifier_id = ${own} AND c.owner_id = o.id)
      OR EXISTS (SELECT FROM commitments c WHERE c.owner_id = ${own} AND c.verifier_id = o.id))`;
  },
  tenants: (grants: readonly Grant[]) => sql`o.id = ANY(${tenantsIn(grants)}::uuid[])`,
  district: (grants: readonly Grant[]) => sql`o.district_code = ANY(${districtsIn(grants)}::text[])`,
};

/** The organisations `o` within the reader's reach; see `read` of the policy. */
export function reachesOrganisation(actor: Actor): Sql {
  return reachedBy(actor, rights.organisations.read, conditions);
}

/** The organisations `o` that the reader may learn more about; see `contacts` of the policy. */
export function reachesContacts(actor: Actor): Sql {
  return reachedBy(actor, rights.organisations.contacts, conditions);
}

/** Those who verify what `organisation` promised, and those whose promises it verifies. */
export function counterpartsOf(organisation: Sql): Sql {
  return sql`
    ARRAY(
      SELECT c.verifier_id FROM commitments c WHERE c.owner_id = ${organisation} AND c.verifier_id IS NOT NULL
      UNION SELECT c.owner_id FROM commitments c WHERE c.verifier_id = ${organisation})`;
}
