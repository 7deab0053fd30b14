import { Forbidden, NotFound } from './errors.js';
import { type Reach, type Right, rights, type Role } from './rights.js';

export { type Role, roles } from './rights.js';

/** A role held by a person, and what it is held for. */
export interface Grant {
  readonly role: Role;
  readonly organisationId: string | null;
  readonly positionId?: string | null;
  readonly districtCode?: string | null;
  /** The tenants of the estate that the organisation operates. */
  readonly tenantIds?: readonly string[];
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

/** Who acts for another signs as officials do for one another, `a.n.` (atas nama). */
export function onBehalf(actor: Actor, of: string): Actor {
  return { ...actor, name: `${actor.name} a.n. ${of}` };
}

/** Who may do what with a thing: one pure rule for each verb. Nothing is allowed that has no rule. */
export type Policy<Subject, Verb extends string> = Readonly<
  Record<Verb | 'read', (actor: Actor, subject: Subject) => boolean>
>;

/** One row of the table of rights: how far a right reaches for each role that has it. */
export type Holders<R extends Reach = Reach> = Readonly<Partial<Record<Role, R>>>;

/** The reaches that stand in these rows, so that the compiler asks for the meaning of each. */
export type ReachIn<Rows> = {
  [Verb in keyof Rows]: Rows[Verb] extends Holders<infer R> ? R : never;
}[keyof Rows];

/** What a reach means for a thing: whether `grant`, held by `actor`, reaches `subject`. */
export type Relation<Subject> = (grant: Grant, subject: Subject, actor: Actor) => boolean;

/** Rows of the table of rights, and what their reaches mean, as a policy. */
export function policyOf<Subject, Rows extends Readonly<Record<'read', Holders>>>(
  rows: Rows,
  relations: Readonly<Record<ReachIn<Rows>, Relation<Subject>>>,
): Policy<Subject, Extract<keyof Rows, string>> {
  const rule = (holders: Holders) => (actor: Actor, subject: Subject) =>
    actor.grants.some((grant) => {
      const reach = holders[grant.role];
      return reach !== undefined && relations[reach as ReachIn<Rows>](grant, subject, actor);
    });
  const rules = Object.entries(rows).map(([verb, holders]) => [verb, rule(holders as Holders)]);
  return Object.fromEntries(rules) as Policy<Subject, Extract<keyof Rows, string>>;
}

/** The grants of `actor` that give the right in this row, by how far they reach. */
export function grantsByReach<R extends Reach>(actor: Actor, holders: Holders<R>): Map<R, Grant[]> {
  const found = new Map<R, Grant[]>();
  for (const grant of actor.grants) {
    const reach = holders[grant.role];
    if (reach !== undefined) found.set(reach, [...(found.get(reach) ?? []), grant]);
  }
  return found;
}

/** Whether the actor has a right at all, however far it reaches. */
export function holds(actor: Actor, right: Right): boolean {
  const [thing, verb] = right.split('.') as ['meetings', 'read'];
  const holders: Holders = rights[thing][verb];
  return actor.grants.some(({ role }) => holders[role] !== undefined);
}

/** Every right that the actor has, however far it reaches: what a page offers. */
export function rightsOf(actor: Actor): Right[] {
  return allRights.filter((right) => holds(actor, right));
}

export const allRights = Object.entries(rights).flatMap(([thing, verbs]) =>
  Object.keys(verbs).map((verb) => `${thing}.${verb}` as Right),
);

export function has(actor: Actor, ...wanted: Role[]): boolean {
  return actor.grants.some((grant) => wanted.includes(grant.role));
}

/** The organisation that a role is held for, of which the person is a part. */
export function belongsTo(actor: Actor, organisationId: string): boolean {
  return actor.grants.some((grant) => grant.organisationId === organisationId);
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
