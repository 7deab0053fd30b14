import { policyOf } from '../../../../kernel/policy.js';
import { rights } from '../../../../kernel/rights.js';

/** What the policy looks at: who asks for the topic. */
interface ProposalParties {
  readonly organisationId: string;
}

export const proposalPolicy = policyOf<ProposalParties, typeof rights.proposals>(rights.proposals, {
  office: () => true,
  own: ({ organisationId }, proposal) => organisationId === proposal.organisationId,
});
