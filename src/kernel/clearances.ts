import type { Role } from './roles.js';

/**
 * Information under UU 14/2008: open to everyone concerned; internal to the house and those who take part; exempt
 * (art. 17), for the regency alone.
 */
export const classifications = ['open', 'internal', 'exempt'] as const;
export type Classification = (typeof classifications)[number];

/** The most closed information that a role sees within its reach. The two sides of a commitment always see it. */
export const clearances: Readonly<Record<Role, Classification>> = {
  administrator: 'open',
  staff: 'exempt',
  official: 'exempt',
  aide: 'internal',
  chair: 'exempt',
  verifier: 'exempt',
  agency_head: 'exempt',
  agency_officer: 'exempt',
  liaison: 'internal',
  estate_coordinator: 'open',
  district_officer: 'open',
  information_officer: 'exempt',
  inspector: 'exempt',
};

/** Whether a role may see what is classified so. */
export function clears(role: Role, classification: Classification): boolean {
  return classifications.indexOf(classification) <= classifications.indexOf(clearances[role]);
}
