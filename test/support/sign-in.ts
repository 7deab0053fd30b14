import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import sql from 'sql-template-tag';
import type { Response } from 'supertest';
import { AccountMailWorker, UsersService } from '../../src/features/access/index.js';
import { newId } from '../../src/kernel/id.js';
import { type Role, system } from '../../src/kernel/policy.js';
import { Person, type TestOffice } from './office.js';

export const password = 'empat-kata-yang-acak';

export interface Account {
  id: string;
  email: string;
}

export async function anAccount({ app }: TestOffice, role: Role = 'staff'): Promise<Account> {
  const email = `${randomUUID()}@contoh.sinergi.test`;
  const grants = [{ role, organisationId: null }];
  const { id } = await app.get(UsersService).create(system, { name: 'Siti Aminah', email, password, grants });
  return { id, email };
}

/** Gives somebody an authenticator app, whose codes nobody here knows. */
export async function aFactor(office: TestOffice, userId: string): Promise<void> {
  await office.rows(sql`
    INSERT INTO totp_factors (id, user_id, sealed_secret, created_at, confirmed_at, last_used_step)
    VALUES (${newId()}, ${userId}, 'of an app', now(), now(), 0)`);
}

/** The cookie that an answer sets, as a browser would send it. */
export function cookieOf({ headers }: Response): string {
  return String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

/** What an answer gives a browser to be recognised by, beside the session. */
export function markOf({ headers }: Response): string {
  const cookies = headers['set-cookie'] as unknown as string[] | undefined;
  return (cookies?.find((cookie) => /^(__Host-)?known=/.test(cookie)) ?? '').split(';')[0] ?? '';
}

/** Signs in as the page does; what `awaits` says is in `me`. */
export async function signIn(
  { app, nobody }: TestOffice,
  email: string,
  given = password,
): Promise<{ person: Person; me: { awaits: string | null } }> {
  const answer = await nobody.post('/api/sessions', { email, password: given }).expect(201);
  return { person: new Person(app, cookieOf(answer)), me: answer.body };
}

/** The code that an app shows at the office's time, or so many steps of 30 seconds later. */
export function codeOf({ clock }: TestOffice, secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) + steps * 30 });
}

export interface Enrolled {
  secret: string;
  recoveryCodes: string[];
  /** The same session under its new token. */
  person: Person;
}

/** Sets up an authenticator app; its code of the step before is used up, and the clock stands still from here on. */
export async function enrol(office: TestOffice, person: Person): Promise<Enrolled> {
  office.clock.travel(office.clock.now().toISOString());
  const draft = await person.send('put', '/api/me/second-factor/draft').expect(200);
  const { secret } = draft.body as { secret: string };
  const code = codeOf(office, secret, -1);
  const answer = await person.send('put', '/api/me/second-factor').send({ code, password }).expect(200);
  const { codes } = answer.body as { codes: string[] };
  return { secret, recoveryCodes: codes, person: new Person(office.app, cookieOf(answer)) };
}

/** Sends what waits to be mailed about accounts. */
export function sendAccountMails({ app }: TestOffice): Promise<void> {
  return app.get(AccountMailWorker).deliver();
}
