import { Forbidden, NotFound } from './errors.js';

export const roles = ['administrator', 'staff', 'official', 'liaison'] as const;
export type Role = (typeof roles)[number];

/** A role held by a person; a liaison holds it for one organisation. */
export interface Grant {
  readonly role: Role;
  readonly organisationId: string | null;
}

/** Who is asking: a signed-in person, or Sinergi itself when a worker acts. */
export interface Actor {
  readonly id: string | null;
  readonly name: string;
  readonly locale: 'id' | 'en';
  readonly grants: readonly Grant[];
}

/** The program acting on its own; it holds no role, so no policy lets it act for a person. */
export const system: Actor = { id: null, name: 'Sinergi', locale: 'id', grants: [] };

/** Who may do what with a thing: one pure rule for each verb. Nothing is allowed that has no rule. */
export type Policy<Subject, Verb extends string> = Readonly<
  Record<Verb | 'read', (actor: Actor, subject: Subject) => boolean>
>;

export function has(actor: Actor, ...wanted: Role[]): boolean {
  return actor.grants.some((grant) => wanted.includes(grant.role));
}

/** The organisations that the actor speaks for. */
export function organisationsOf(actor: Actor): string[] {
  return actor.grants.flatMap((grant) => (grant.organisationId === null ? [] : [grant.organisationId]));
}

export function speaksFor(actor: Actor, organisationId: string): boolean {
  return actor.grants.some((grant) => grant.role === 'liaison' && grant.organisationId === organisationId);
}

/** Regency staff and officials oversee everything; a liaison only what their organisation takes part in. */
export function oversees(actor: Actor): boolean {
  return has(actor, 'staff', 'official');
}

/** Refuses with 404 what the actor may not even read, and with 403 what they may read but not do. */
export function authorize<Subject, Verb extends string>(
  policy: Policy<Subject, Verb>,
  actor: Actor,
  verb: Verb | 'read',
  subject: Subject,
): void {
  if (!policy.read(actor, subject)) throw new NotFound();
  if (!policy[verb](actor, subject)) throw new Forbidden();
}

/** The verbs among `moment` (those possible now) that this actor may use: the buttons of a page. */
export function can<Subject, Verb extends string>(
  policy: Policy<Subject, Verb>,
  actor: Actor,
  subject: Subject,
  moment: readonly Verb[],
): Verb[] {
  return moment.filter((verb) => policy[verb](actor, subject));
}
