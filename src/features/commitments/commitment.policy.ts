import { type Actor, has, oversees, type Policy, speaksFor } from '../../kernel/policy.js';
import type { CommitmentVerb } from './commitment.lifecycle.js';

/** What the policy looks at. */
export interface CommitmentParties {
  readonly ownerId: string;
  readonly verifierId: string | null;
}

/** What may be done with a commitment besides moving it through its life. */
export type CommitmentDeed = CommitmentVerb | 'edit' | 'report' | 'extend' | 'answer';

const owner = (actor: Actor, { ownerId }: CommitmentParties): boolean => speaksFor(actor, ownerId);
const staff = (actor: Actor): boolean => has(actor, 'staff');
const ownerOrStaff = (actor: Actor, c: CommitmentParties): boolean => owner(actor, c) || staff(actor);

/** The other side of the promise: the named verifier, else regency staff; never who speaks for the owner. */
const otherSide = (actor: Actor, c: CommitmentParties): boolean =>
  !owner(actor, c) && (staff(actor) || (c.verifierId !== null && speaksFor(actor, c.verifierId)));

export const commitmentPolicy: Policy<CommitmentParties, CommitmentDeed> = {
  read: (actor, c) =>
    oversees(actor) || owner(actor, c) || (c.verifierId !== null && speaksFor(actor, c.verifierId)),
  edit: staff,
  // Staff record what both sides agreed in the meeting; an owner may confirm a proposal alone.
  agree: ownerOrStaff,
  start: ownerOrStaff,
  report: ownerOrStaff,
  submit: ownerOrStaff,
  block: ownerOrStaff,
  unblock: ownerOrStaff,
  extend: ownerOrStaff,
  verify: otherSide,
  return: otherSide,
  answer: otherSide,
  hold: staff,
  resume: staff,
  cancel: staff,
  reopen: staff,
};
