import sql from 'sql-template-tag';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SessionAuthenticator } from '../src/features/access/sign-in/session.authenticator.js';
import { openOffice, Person, type TestOffice } from './support/office.js';
import { anAccount, cookieOf, enrol, password, signIn } from './support/sign-in.js';

let office: TestOffice;
let elsewhere: NestFastifyApplication;
beforeAll(async () => {
  office = await openOffice({ TRUSTED_PROXIES: '127.0.0.1' });
  elsewhere = await office.anotherInstance();
});
afterAll(() => office.close());

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0 Safari/537.36';
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1000));

/** What this session is answered on the other instance, which has just remembered that all is well. */
const there = ({ cookie }: Person, path = '/api/me') =>
  supertest(elsewhere.getHttpServer()).get(path).set('Cookie', cookie);

async function inTwoPlaces() {
  const account = await anAccount(office);
  const [here, other] = [await signIn(office, account.email), await signIn(office, account.email)];
  await there(other.person).expect(200);
  return { ...account, here: here.person, other: other.person };
}

describe('one’s own sessions', () => {
  it('are listed with device, address and which one this is; nobody else’s are', async () => {
    const { email } = await anAccount(office);
    await inTwoPlaces();
    const { person } = await signIn(office, email);
    await office.nobody.post('/api/sessions', { email, password }).set('User-Agent', chrome).expect(201);
    await office.nobody
      .post('/api/sessions', { email, password })
      .set('X-Forwarded-For', '198.51.100.4')
      .expect(201);
    const { body } = await person.get('/api/sessions').expect(200);
    expect(body.items).toHaveLength(3);
    const networks = body.items.map(({ sameNetwork }: { sameNetwork: boolean }) => sameNetwork);
    expect(networks).toEqual([true, false, true]);
    expect(body.items[0]).toMatchObject({ current: true, address: '127.0.0.1', firstFactor: 'password' });
    expect(body.items[2]).toMatchObject({ current: false, device: { browser: 'Chrome', system: 'Windows' } });
    expect(JSON.stringify(body)).not.toContain(person.cookie.replace('sid=', ''));
  });

  it('end one by one, at most a second later on every instance', async () => {
    const { here, other } = await inTwoPlaces();
    const { body } = await here.get('/api/sessions').expect(200);
    await here.delete(`/api/sessions/${body.items[1].id}`).expect(204);
    await other.get('/api/me').expect(401);
    await aSecond();
    await there(other).expect(401);
    await here.get('/api/me').expect(200);
  });

  it('end all but this one', async () => {
    const { email, here, other } = await inTwoPlaces();
    const third = await signIn(office, email);
    await here.delete('/api/sessions/others').expect(204);
    await other.get('/api/me').expect(401);
    await third.person.get('/api/me').expect(401);
    expect((await here.get('/api/sessions').expect(200)).body.items).toHaveLength(1);
  });

  it('cannot be ended by others, who learn nothing of them', async () => {
    const [mine, theirs] = [await inTwoPlaces(), await inTwoPlaces()];
    const { body } = await theirs.here.get('/api/sessions').expect(200);
    const foreign = await mine.here.delete(`/api/sessions/${body.items[0].id}`).expect(404);
    const random = await mine.here.delete(`/api/sessions/${mine.id}`).expect(404);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...random.body, instance: '' });
    await theirs.here.get('/api/me').expect(200);
  });
});

describe('a session', () => {
  it('gets a token of the server’s making, whatever cookie came along, and ends the one before', async () => {
    const { email } = await anAccount(office);
    const attacker = await signIn(office, (await anAccount(office)).email);
    const answer = await office.nobody
      .post('/api/sessions', { email, password })
      .set('Cookie', attacker.person.cookie)
      .expect(201);
    const person = new Person(office.app, cookieOf(answer));
    expect(person.cookie).not.toBe(attacker.person.cookie);
    expect((await person.get('/api/me').expect(200)).body.email).toBe(email);
    await attacker.person.get('/api/me').expect(401);
    const made = new Person(office.app, `sid=${'a'.repeat(43)}`);
    await office.nobody.post('/api/sessions', { email, password }).set('Cookie', made.cookie).expect(201);
    await made.get('/api/me').expect(401);
  });

  it('ends with its sign-out, at most a second later on every instance', async () => {
    const { here, other } = await inTwoPlaces();
    await other.delete('/api/sessions/current').expect(204);
    await aSecond();
    await there(other).expect(401);
    await there(here).expect(200);
  });

  it('of a user who is disabled ends at most a second later on every instance', async () => {
    const { id, here, other } = await inTwoPlaces();
    await office.rows(sql`UPDATE users SET disabled_at = now() WHERE id = ${id}`);
    await aSecond();
    await here.get('/api/me').expect(401);
    await there(other).expect(401);
  });

  it('has the rights that its user has now, at most a second later on every instance', async () => {
    const { id, here, other } = await inTwoPlaces();
    await there(other, '/api/positions').expect(200);
    await office.rows(sql`DELETE FROM role_grants WHERE user_id = ${id}`);
    await aSecond();
    await here.get('/api/positions').expect(403);
    await there(other, '/api/positions').expect(403);
  });

  it('ends after 60 minutes without use, and after 12 hours however busy it is', async () => {
    const start = Date.parse('2026-03-02T07:00:00+07:00');
    const after = (minutes: number) => {
      office.clock.travel(new Date(start + minutes * 60_000).toISOString());
      office.app.get(SessionAuthenticator).forget();
    };
    after(0);
    const [idle, busy, guarded] = [await inTwoPlaces(), await inTwoPlaces(), await inTwoPlaces()];
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      after(minutes);
      await busy.here.get('/api/me').expect(200);
      await guarded.here.get('/api/me').expect(200);
    }
    // A factor that is added late makes no session of it that begins anew.
    const { person: enrolled } = await enrol(office, guarded.here);
    await enrolled.get('/api/me').expect(200);
    after(59);
    await idle.here.get('/api/me').expect(200);
    after(59 + 61);
    await idle.here.get('/api/me').expect(401);
    after(12 * 60 + 1);
    await busy.here.get('/api/me').expect(401);
    await enrolled.get('/api/me').expect(401);
    office.clock.travel();
  });
});
