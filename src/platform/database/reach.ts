import sql, { join, type Sql } from 'sql-template-tag';
import { type Actor, type Grant, grantsByReach, type Holders } from '../../kernel/policy.js';
import { classifications, clearances, clears, type Reach } from '../../kernel/rights.js';

/**
 * The rows that `actor` reaches, as a condition of a query: a row of the table of rights, and what each reach in it
 * means for a row of the table. Nothing when no grant gives the right.
 */
export function reachedBy<R extends Reach>(
  actor: Actor,
  holders: Holders<R>,
  conditions: Readonly<Record<NoInfer<R>, (grants: readonly Grant[]) => Sql>>,
): Sql {
  const reached = [...grantsByReach(actor, holders)].flatMap(([reach, grants]) =>
    alikeInClearance(grants).map((alike) => conditions[reach](alike)),
  );
  return reached.length === 0 ? sql`false` : sql`(${join(reached, ' OR ')})`;
}

/** By clearance: what one grant reaches must not be seen with the clearance of another. */
export function alikeInClearance(grants: readonly Grant[]): Grant[][] {
  return classifications
    .map((most) => grants.filter(({ role }) => clearances[role] === most))
    .filter((alike) => alike.length > 0);
}

/** Whether `column` holds a classification that these grants, alike in clearance, let their holder see. */
export function classified(column: Sql, grants: readonly Grant[]): Sql {
  const seen = classifications.filter((each) => grants.some(({ role }) => clears(role, each)));
  return seen.length === classifications.length ? sql`true` : sql`${column} = ANY(${seen}::text[])`;
}

/** What the grants are held for, for an `= ANY(…)`. */
export const organisationsIn = (grants: readonly Grant[]): string[] =>
  grants.flatMap(({ organisationId }) => organisationId ?? []);
export const positionsIn = (grants: readonly Grant[]): string[] =>
  grants.flatMap(({ positionId }) => positionId ?? []);
export const districtsIn = (grants: readonly Grant[]): string[] =>
  grants.flatMap(({ districtCode }) => districtCode ?? []);
export const tenantsIn = (grants: readonly Grant[]): string[] =>
  grants.flatMap(({ tenantIds }) => tenantIds ?? []);
