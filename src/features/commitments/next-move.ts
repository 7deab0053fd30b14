import { commitmentLifecycle, type CommitmentStatus, openStatuses } from './commitment.lifecycle.js';
import type { CommitmentDeed } from './commitment.policy.js';
import type { OrganisationRef } from '../directory/index.js';
import type { WaitingFor } from './commitment.views.dto.js';

/** Everything the moment allows; the policy then says which of it a person may do. */
export function possibleDeeds(status: CommitmentStatus, extensionAsked: boolean): CommitmentDeed[] {
  const open = openStatuses.includes(status);
  const deeds: CommitmentDeed[] = [...commitmentLifecycle.allowed(status)];
  if (status !== 'fulfilled' && status !== 'cancelled') deeds.push('edit');
  if (open) deeds.push('report');
  if (open && !extensionAsked) deeds.push('extend');
  if (extensionAsked) deeds.push('answer');
  return deeds;
}

interface Standing {
  status: CommitmentStatus;
  owner: OrganisationRef;
  verifier: OrganisationRef | null;
}

/** Whose turn it is, so that a page can say why a button is absent. */
export function waitingFor({ status, owner, verifier }: Standing, extensionAsked: boolean): WaitingFor {
  if (status === 'fulfilled' || status === 'cancelled') return { party: 'nobody', name: null };
  if (status === 'submitted' || extensionAsked) {
    return verifier === null ? { party: 'staff', name: null } : { party: 'verifier', name: verifier.name };
  }
  if (status === 'on_hold') return { party: 'staff', name: null };
  return { party: 'owner', name: owner.name };
}
