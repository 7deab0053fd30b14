import {
  type Actor,
  belongsTo,
  type Grant,
  type Holders,
  policyOf,
  type Relation,
} from '../../kernel/policy.js';
import { type Classification, clears, rights } from '../../kernel/rights.js';

/** What the policy looks at. */
export interface CommitmentParties {
  readonly ownerId: string;
  readonly verifierId: string | null;
  readonly classification: Classification;
  readonly districtCode: string | null;
  /** The position that led the meeting in which it was promised. */
  readonly chairPositionId: string | null;
  /** The organisation to which that position belongs. */
  readonly chairOrganisationId: string | null;
}

/** What may be done with a commitment: the verbs of its lifecycle, and what happens between them. */
export type CommitmentDeed = Exclude<keyof typeof rights.commitments, 'read' | 'create'>;

/** What is reached from outside the promise is narrowed by its classification; its two sides always see it. */
const cleared =
  (relation: Relation<CommitmentParties>): Relation<CommitmentParties> =>
  (grant, c, actor) =>
    clears(grant.role, c.classification) && relation(grant, c, actor);

const isOwner = ({ organisationId }: Grant, { ownerId }: CommitmentParties) => organisationId === ownerId;
const isVerifier = ({ organisationId }: Grant, { verifierId }: CommitmentParties) =>
  verifierId !== null && organisationId === verifierId;

const isChair = ({ positionId }: Grant, { chairPositionId }: CommitmentParties) =>
  positionId != null && positionId === chairPositionId;

export const commitmentPolicy = policyOf<CommitmentParties, typeof rights.commitments>(rights.commitments, {
  office: cleared(() => true),
  owner: isOwner,
  party: (grant, c) => isOwner(grant, c) || isVerifier(grant, c),
  verifier: (grant, c, actor) => isVerifier(grant, c) && !belongsTo(actor, c.ownerId),
  other_side: cleared((_grant, c, actor) => !belongsTo(actor, c.ownerId)),
  chaired: cleared(isChair),
  // Nobody grants time to their own side, neither in another role of theirs nor from the chair of its head.
  chaired_other_side: cleared(
    (grant, c, actor) =>
      isChair(grant, c) && c.chairOrganisationId !== c.ownerId && !belongsTo(actor, c.ownerId),
  ),
  tenants: cleared(({ tenantIds = [] }, c) => tenantIds.includes(c.ownerId)),
  district: cleared(({ districtCode }, c) => districtCode != null && districtCode === c.districtCode),
});

/** Roles that are held to act for somebody else, and for whom. */
const behalves = { estate_coordinator: 'owner', aide: 'chair' } as const;

/** For whom the actor does this, when they may do it in no way of their own. */
export function onBehalfOf(
  actor: Actor,
  deed: CommitmentDeed,
  parties: CommitmentParties,
): 'owner' | 'chair' | null {
  const holders: Holders = rights.commitments[deed];
  const roles = actor.grants
    .filter(({ role }) => holders[role] !== undefined)
    .filter((grant) => commitmentPolicy[deed]({ ...actor, grants: [grant] }, parties))
    .map(({ role }) => role);
  const others = roles.filter((role): role is keyof typeof behalves => role in behalves);
  return others[0] === undefined || others.length < roles.length ? null : behalves[others[0]];
}
