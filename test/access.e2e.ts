import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvitationsService, UsersService } from '../src/features/access/index.js';
import { system } from '../src/kernel/policy.js';
import { openOffice, type TestOffice } from './support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const password = 'empat-kata-yang-acak';

async function aUser(email = `${randomUUID()}@contoh.sinergi.test`) {
  await office.app.get(UsersService).create(system, {
    name: 'Siti Aminah',
    email,
    password,
    grants: [{ role: 'staff', organisationId: null }],
  });
  return email;
}

describe('the first administrator', () => {
  it('is made by a link that works once', async () => {
    const token = await office.app.get(InvitationsService).forFirstAdministrator();
    const body = { token, name: 'Budi', email: 'budi@contoh.sinergi.test', password };
    const accepted = await office.nobody.post('/api/invitations/acceptances', body).expect(201);
    expect(accepted.body).toMatchObject({ name: 'Budi', roles: ['administrator', 'staff'] });
    expect(accepted.headers['set-cookie']?.[0]).toMatch(/^sid=.*HttpOnly; SameSite=Lax/);
    await office.nobody
      .post('/api/invitations/acceptances', { ...body, email: 'lain@contoh.sinergi.test' })
      .expect(410);
    expect(await office.app.get(InvitationsService).forFirstAdministrator()).toBeNull();
  });
});

describe('signing in', () => {
  it('opens a session that signing out ends', async () => {
    const email = await aUser();
    const signedIn = await office.nobody
      .post('/api/sessions', { email: email.toUpperCase(), password })
      .expect(201);
    const cookie = String(signedIn.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const me = () => office.nobody.get('/api/me').set('Cookie', cookie);
    expect((await me().expect(200)).body).toMatchObject({ email, roles: ['staff'] });
    await office.nobody.delete('/api/sessions/current').set('Cookie', cookie).expect(204);
    await me().expect(401);
  });

  it('tells a wrong password and an unknown address apart by nothing', async () => {
    const email = await aUser();
    const wrong = await office.nobody
      .post('/api/sessions', { email, password: 'bukan-yang-ini' })
      .expect(401);
    const unknown = await office.nobody
      .post('/api/sessions', { email: 'tidak.ada@contoh.sinergi.test', password })
      .expect(401);
    expect({ ...wrong.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    expect(wrong.headers['content-type']).toContain('application/problem+json');
  });

  it('makes whoever guesses wait after three tries, whatever X-Forwarded-For says', async () => {
    const email = await aUser();
    const tries = [];
    for (let at = 0; at < 5; at += 1) {
      const attempt = office.nobody.post('/api/sessions', { email, password: 'tebakan-ke-sekian' });
      tries.push((await attempt.set('X-Forwarded-For', `10.0.0.${at}`)).status);
    }
    expect(tries).toEqual([401, 401, 401, 429, 429]);
  });

  it('refuses an easily guessed password', async () => {
    await expect(aUserWith('Bekasi-123456')).rejects.toThrow('validation-failed');
  });
});

async function aUserWith(easy: string) {
  await office.app.get(UsersService).create(system, {
    name: 'Mudah',
    email: `${randomUUID()}@contoh.sinergi.test`,
    password: easy,
    grants: [],
  });
}

describe('every other route', () => {
  it('is closed to nobody', async () => {
    const answer = await office.nobody.get('/api/mailbox').expect(401);
    expect(answer.body).toMatchObject({ status: 401, title: 'Silakan masuk terlebih dahulu.' });
  });

  it('shows an administrator no way to content, which they would find empty', async () => {
    const { body } = await (await office.person('administrator')).get('/api/me').expect(200);
    expect(body.can).not.toEqual(expect.arrayContaining(['meetings.read']));
    expect(body.can).not.toEqual(expect.arrayContaining(['commitments.read']));
    expect(body.can).toEqual(expect.arrayContaining(['mailbox.read']));
    const staff = await (await office.person('staff')).get('/api/me').expect(200);
    expect(staff.body.can).toEqual(expect.arrayContaining(['meetings.read', 'commitments.read']));
  });

  it('answers in the language the reader prefers', async () => {
    const person = await office.person('staff');
    await person.patch('/api/me', 1, { locale: 'en' }).expect(200);
    const answer = await person.get('/api/mailbox').expect(403);
    expect(answer.body.detail).toBe('You are not allowed to do this.');
  });
});
