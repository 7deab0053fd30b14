/** The roles, and what each of them is held for. */
export const roleScopes = {
  /** Runs the installation and its users; approves no content. */
  administrator: 'office',
  /** Prepares meetings, writes minutes, follows up. */
  staff: 'office',
  /** Regent, deputy, secretary, assistants. */
  official: 'office',
  /** Acts for a leader, and what is done so is marked. */
  aide: 'position',
  /** Leads the meetings of a position. */
  chair: 'position',
  /** Accepts or returns what was done; never for the own organisation. */
  verifier: 'organisation',
  agency_head: 'organisation',
  agency_officer: 'organisation',
  /** Speaks for a company or an estate operator. */
  liaison: 'organisation',
  /** Enters for the tenants of an estate, and what is done so is marked. */
  estate_coordinator: 'organisation',
  /** Of a district or village. */
  district_officer: 'district',
  /** PPID, data protection, archive. */
  information_officer: 'office',
  /** The inspectorate: reads all, changes nothing. */
  inspector: 'office',
} as const;

export type Role = keyof typeof roleScopes;
export const roles = Object.keys(roleScopes) as Role[];
