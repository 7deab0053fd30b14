/** The roles in the order of the table of rights, and what each of them is held for. */
export const roleScopes = {
  administrator: 'office',
  staff: 'office',
  official: 'office',
  aide: 'position',
  chair: 'position',
  verifier: 'organisation',
  agency_head: 'organisation',
  agency_officer: 'organisation',
  liaison: 'organisation',
  estate_coordinator: 'organisation',
  district_officer: 'district',
  information_officer: 'office',
  inspector: 'office',
} as const;

export type Role = keyof typeof roleScopes;
export const roles = Object.keys(roleScopes) as Role[];
