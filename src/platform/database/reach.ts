import sql, { join, type Sql } from 'sql-template-tag';
import { type Actor, type Grant, grantsByReach, type Holders } from '../../kernel/policy.js';
import { classifications, clears, type Reach } from '../../kernel/rights.js';

/**
 * The rows that `actor` reaches, as a condition of a query: a row of the table of rights, and what each reach in it
 * means for a row of the table. Nothing when no grant gives the right.
 */
export function reachedBy<R extends Reach>(
  actor: Actor,
  holders: Holders<R>,
  conditions: Readonly<Record<NoInfer<R>, (grants: readonly Grant[]) => Sql>>,
): Sql {
  const reached = [...grantsByReach(actor, holders)].map(([reach, grants]) => conditions[reach](grants));
  return reached.length === 0 ? sql`false` : sql`(${join(reached, ' OR ')})`;
}

/** Whether `column` holds a classification that one of these grants lets its holder see. */
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
