import sql from 'sql-template-tag';
import { SignInService, UsersService } from '../../src/features/access/index.js';
import { hashPassword } from '../../src/features/access/sign-in/password.js';
import { newId } from '../../src/kernel/id.js';
import { type Grant, type Role, roles, system } from '../../src/kernel/policy.js';
import { roleScopes } from '../../src/kernel/rights.js';
import { anOrganisation } from '../support/factories.js';
import { Person, type TestOffice } from '../support/office.js';
import { aFactor } from '../support/sign-in.js';
import type { Ids, Twin } from './twin.js';
import { ownThings } from './twins.js';

const somePassword = hashPassword(newId());

/** Those whom the door itself turns away, whatever they once were. */
const outsiders = ['nobody', 'disabled', 'expired', 'unfinished'] as const;
/** Who asks: one column of the matrix each. */
export const principals = [...outsiders, 'read_token', ...roles, 'staff_of_both', 'reader_of_all'] as const;
export type Principal = (typeof principals)[number];
export const isOutsider = (name: Principal): boolean => outsiders.some((one) => one === name);

/** A principal who asks; `own` is what belongs to nobody else. */
export interface Asker {
  name: Principal;
  person: Person;
  /** By which the server knows them. */
  headers: Record<string, string>;
  own: Pick<Ids, 'token' | 'session' | 'identity' | 'passkey' | 'savedFilter'>;
}

/** Those with several roles: what one lets them see, another must not let them change. */
const manyRoles: Partial<Record<Principal, Role[]>> = {
  staff_of_both: ['staff', 'liaison', 'agency_head', 'agency_officer'],
  reader_of_all: [
    'inspector',
    'chair',
    'aide',
    'liaison',
    'agency_head',
    'agency_officer',
    'estate_coordinator',
    'district_officer',
  ],
};

/** The roles of each who asks. */
export function rolesOf(name: Principal): Role[] {
  return manyRoles[name] ?? [roles.find((one) => one === name) ?? 'staff'];
}

/** Everyone who is held for something is so for what the first twin has. */
export async function anAsker(office: TestOffice, name: Principal, twin: Twin): Promise<Asker> {
  if (name === 'nobody') {
    const none = {
      token: newId(),
      session: newId(),
      identity: newId(),
      passkey: newId(),
      savedFilter: newId(),
    };
    return { name, person: office.nobody, headers: {}, own: none };
  }
  const grants = rolesOf(name).map((role) => grantOf(role, twin));
  const user = await office.app
    .get(UsersService)
    .enter(
      system,
      { name: `Peran ${name}`, email: `${newId()}@contoh.sinergi.test`, grants },
      await somePassword,
    );
  const person = await signedIn(office, user.id, name);
  const own = await ownThings(office, new Person(office.app, '', user.id));
  const asker: Asker = { name, person, headers: { cookie: person.cookie }, own };
  await spoil(office, asker, user.id);
  return asker;
}

async function signedIn({ app }: TestOffice, userId: string, name: Principal): Promise<Person> {
  const device = { address: '127.0.0.1', userAgent: 'test' };
  // Everyone has a passkey, so that there is one to ask about.
  const second = name === 'unfinished' ? null : 'totp';
  const token = await app.get(SignInService).begin(userId, device, { first: 'password', second });
  return new Person(app, `sid=${token}`, userId);
}

/** Takes from an outsider what would let them in. */
async function spoil(office: TestOffice, asker: Asker, userId: string): Promise<void> {
  switch (asker.name) {
    case 'disabled':
      await office.rows(sql`UPDATE users SET disabled_at = now() WHERE id = ${userId}`);
      break;
    case 'expired':
      await office.rows(sql`UPDATE sessions SET expires_at = '2000-01-01' WHERE user_id = ${userId}`);
      break;
    case 'unfinished':
      await aFactor(office, userId);
      break;
    case 'read_token': {
      const wanted = { name: 'Uji', access: 'read', expiresOn: '2026-12-31' };
      const { body } = await asker.person.post('/api/tokens', wanted).expect(201);
      asker.headers = { authorization: `Bearer ${(body as { secret: string }).secret}` };
      break;
    }
  }
}

function grantOf(role: Role, { organisation, agency, operator, chair, district }: Twin): Grant {
  const scope = roleScopes[role];
  const speaksFor = role === 'liaison' ? organisation : role === 'estate_coordinator' ? operator : agency;
  return {
    role,
    organisationId: scope === 'organisation' ? speaksFor : null,
    positionId: scope === 'position' ? chair : null,
    districtCode: scope === 'district' ? district : null,
  };
}

/** Someone whom no right stops: what then stands in the way is the mechanism that is asked about. */
export async function whoMayAll(office: TestOffice): Promise<Person> {
  const person = await office.person('administrator');
  const { id: agency } = await anOrganisation(office, { kind: 'agency', side: 'government' });
  await office.rows(sql`
    INSERT INTO role_grants (id, user_id, role, organisation_id, starts_on)
    VALUES (${newId()}, ${person.userId}, 'staff', NULL, '2020-01-01'),
      (${newId()}, ${person.userId}, 'agency_officer', ${agency}, '2020-01-01')`);
  // A session that has given a second factor stays one when there is one to give.
  await office.rows(sql`UPDATE sessions SET second_factor = 'totp' WHERE user_id = ${person.userId}`);
  return person;
}
