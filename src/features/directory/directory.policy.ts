import { type Actor, has, oversees, type Policy, speaksFor } from '../../kernel/policy.js';

/** What may be done with an organisation; `appoint` covers its positions and who holds them. */
export const organisationDeeds = ['edit', 'appoint'] as const;
export type OrganisationDeed = (typeof organisationDeeds)[number];

const staff = (actor: Actor): boolean => has(actor, 'staff');

export const organisationPolicy: Policy<{ readonly id: string }, OrganisationDeed> = {
  read: (actor, { id }) => readsEveryOrganisation(actor) || speaksFor(actor, id),
  edit: staff,
  appoint: staff,
};

export function readsEveryOrganisation(actor: Actor): boolean {
  return oversees(actor) || has(actor, 'administrator');
}

export const mayCreateOrganisations = staff;
export const mayEditPeople = staff;

/** Names and addresses of people across all organisations are for those who write to them. */
export const maySeeEveryone = oversees;
