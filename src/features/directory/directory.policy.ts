import { policyOf } from '../../kernel/policy.js';
import { rights } from '../../kernel/rights.js';

/** What may be done with an organisation; `appoint` covers its positions and who holds them. */
export const organisationDeeds = ['edit', 'appoint'] as const;

/** What the policy looks at. */
export interface OrganisationFacts {
  readonly id: string;
  readonly districtCode: string | null;
}

export const organisationPolicy = policyOf<OrganisationFacts, typeof rights.organisations>(
  rights.organisations,
  {
    office: () => true,
    own: ({ organisationId }, { id }) => organisationId === id,
    tenants: ({ tenantIds = [] }, { id }) => tenantIds.includes(id),
    district: ({ districtCode }, organisation) =>
      districtCode != null && districtCode === organisation.districtCode,
  },
);
