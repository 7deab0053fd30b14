import { type Grant, policyOf } from '../../kernel/policy.js';
import { rights } from '../../kernel/rights.js';

/** What may be done with an organisation; `appoint` covers its positions and who holds them. */
export const organisationDeeds = ['edit', 'appoint', 'contacts'] as const;

/** What the policy looks at. */
export interface OrganisationFacts {
  readonly id: string;
  readonly districtCode: string | null;
  /** Who verifies what it promised, and whose promises it verifies. */
  readonly counterpartIds: readonly string[];
}

const isOwn = ({ organisationId }: Grant, { id }: OrganisationFacts) => organisationId === id;

export const organisationPolicy = policyOf<OrganisationFacts, typeof rights.organisations>(
  rights.organisations,
  {
    office: () => true,
    own: isOwn,
    counterparts: (grant, organisation) =>
      isOwn(grant, organisation) ||
      organisation.counterpartIds.some((counterpart) => counterpart === grant.organisationId),
    tenants: ({ tenantIds = [] }, { id }) => tenantIds.includes(id),
    district: ({ districtCode }, organisation) =>
      districtCode != null && districtCode === organisation.districtCode,
  },
);

/** To decide on a deed of the register: no counterpart may do any of these, so who they are need not be asked. */
export const factsOf = ({
  id,
  districtCode,
}: Pick<OrganisationFacts, 'id' | 'districtCode'>): OrganisationFacts => ({
  id,
  districtCode,
  counterpartIds: [],
});
